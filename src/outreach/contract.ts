import { Type } from 'typebox'
import { stages } from '../advocates/journey.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { letterWays } from '../protection/letter.ts'
import { objections } from '../requests/approvals/approval.texts.ts'
import { pageLanguages } from '../requests/asks/page-language.ts'
import { declineReasons, origins, outreachStates, ownerAnswers } from './outreach.ts'
import { outOfReach } from './owner-reach.ts'

const params = closed({ outreachId: UuidSchema })
const words = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' })
const note = nullable(Type.String({ maxLength: 2_000 }))

const RowSchema = closed({
  id: UuidSchema,
  contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
  account: nullable(NamedSchema),
  state: oneOf(outreachStates),
  stateSince: InstantSchema,
  ageDays: Type.Integer({ description: 'Days since it came to this state' }),
  isLate: Type.Boolean(),
  from: oneOf(origins),
  reason: Type.String(),
  sender: NamedSchema,
  /** Who was asked before it; null where nobody had to be. */
  owner: nullable(NamedSchema),
  /** Until when they may answer; null where they were not asked. */
  respondBy: nullable(DaySchema),
  /** Why the owner with whom it stands cannot be asked; then their silence lets nothing go on. */
  outOfReach: nullable(oneOf(outOfReach)),
  ownerAnswer: nullable(oneOf([...ownerAnswers, 'silence'])),
  laterUntil: nullable(DaySchema),
  stage: oneOf(stages),
})

const OutreachSchema = closed({
  ...RowSchema.properties,
  plan: Type.String(),
  plannedBy: NamedSchema,
  plannedAt: InstantSchema,
  nominationId: nullable(UuidSchema),
  templateId: nullable(UuidSchema),
  ownerAnsweredAt: nullable(InstantSchema),
  ownerAnsweredBy: nullable(Type.String()),
  objection: nullable(oneOf(objections.map(({ code }) => code))),
  objectionUntil: nullable(DaySchema),
  ownerNote: nullable(Type.String()),
  writtenAt: nullable(InstantSchema),
  writtenBy: nullable(Type.String()),
  through: nullable(oneOf(letterWays)),
  subject: nullable(Type.String()),
  /** The mail could not be sent, or nobody knows whether it went. */
  hasFailed: Type.Boolean(),
  answeredAt: nullable(InstantSchema),
  declineReason: nullable(oneOf(declineReasons)),
  answerNote: nullable(Type.String()),
  introducedBy: nullable(Type.String()),
  introducedHow: nullable(Type.String()),
  may: MaySchema,
  version: Type.Integer(),
})

export const startOutreach = endpoint({
  method: 'GET',
  path: '/outreaches/start',
  noun: 'outreach',
  summary:
    'What a plan of a first word begins with: who is asked first, until when, and why it may not be now',
  access: 'signed-in',
  query: closed({ contact: UuidSchema, nomination: Type.Optional(UuidSchema) }),
  response: closed({
    contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
    account: nullable(NamedSchema),
    owner: nullable(NamedSchema),
    /** Null where they cannot be asked. */
    respondBy: nullable(DaySchema),
    outOfReach: nullable(oneOf(outOfReach)),
    ownerDays: Type.Integer(),
    /** What is known already that speaks for them. */
    reason: nullable(Type.String()),
    plan: Type.String(),
    whyNot: nullable(Type.String()),
    /** The plan that stands already. */
    outreachId: nullable(UuidSchema),
    may: MaySchema,
  }),
})

export const planOutreach = endpoint({
  method: 'POST',
  path: '/outreaches',
  noun: 'outreach',
  summary:
    'Plan a first word to a customer: the relationship owner sees plan and reason and may object or join; silence lets it go on',
  access: 'signed-in',
  body: closed({
    contactId: UuidSchema,
    reason: words,
    plan: Type.Optional(words),
    from: Type.Optional(oneOf(origins)),
    nominationId: Type.Optional(nullable(UuidSchema)),
    templateId: Type.Optional(nullable(UuidSchema)),
    /** Who writes, in their own name; the caller where nobody is named. */
    senderId: Type.Optional(nullable(UuidSchema)),
  }),
  response: OutreachSchema,
})

export const listOutreaches = endpoint({
  method: 'GET',
  path: '/outreaches',
  noun: 'outreach',
  summary: 'Outreach, the latest first: all of it for the program, else what one plans, writes or owns',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    state: Type.Optional(Type.Array(oneOf(outreachStates), { maxItems: 10 })),
    mine: Type.Optional(Type.Boolean({ description: 'Only what one writes oneself' })),
    contact: Type.Optional(UuidSchema),
  }),
  response: pageOf(RowSchema),
})

export const countOutreaches = endpoint({
  method: 'GET',
  path: '/outreaches/counts',
  noun: 'outreach',
  summary: 'How many stand in each state, of those one may see; ended ones of the last 90 days',
  access: 'signed-in',
  response: closed({
    states: Type.Array(closed({ state: oneOf(outreachStates), count: Type.Integer(), late: Type.Integer() })),
  }),
})

export const getOutreach = endpoint({
  method: 'GET',
  path: '/outreaches/:outreachId',
  noun: 'outreach',
  summary: 'One first word: plan, what the owner said, what was written, and what came of it',
  access: 'signed-in',
  params,
  response: OutreachSchema,
})

const said = {
  answer: oneOf(ownerAnswers),
  /** With an objection: why. */
  objection: Type.Optional(nullable(oneOf(objections.map(({ code }) => code)))),
  /** With an objection: leave them alone until then; null until it is lifted. */
  until: Type.Optional(nullable(DaySchema)),
  note: Type.Optional(note),
}

export const answerForOwner = endpoint({
  method: 'POST',
  path: '/outreaches/:outreachId/owner-answer',
  noun: 'outreach',
  summary:
    'The relationship owner lets it go on, joins in it, or objects; the program may note what they said',
  access: 'signed-in',
  params,
  body: closed(said),
  response: OutreachSchema,
})

export const getOutreachLetter = endpoint({
  method: 'GET',
  path: '/outreaches/:outreachId/letter',
  noun: 'outreach',
  summary: 'The letter as it would go: a template filled in, in the reader’s language',
  access: 'signed-in',
  params,
  query: closed({ template: Type.Optional(UuidSchema) }),
  response: closed({
    templateId: nullable(UuidSchema),
    subject: Type.String(),
    text: Type.String(),
    language: oneOf(pageLanguages),
    /** Why it cannot go by mail from here; null where it can. */
    noMail: nullable(Type.String()),
    from: closed({ name: Type.String(), replyTo: Type.String() }),
    to: nullable(Type.String()),
  }),
})

export const writeOutreach = endpoint({
  method: 'POST',
  path: '/outreaches/:outreachId/letter',
  noun: 'outreach',
  summary:
    'Send the letter in one’s own name, or note that it was copied or said; at most once, and refused while the owner has the word',
  access: 'signed-in',
  params,
  body: closed({
    through: oneOf(letterWays),
    templateId: Type.Optional(nullable(UuidSchema)),
    subject: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    text: Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' }),
  }),
  response: OutreachSchema,
})

export const answerOutreach = endpoint({
  method: 'POST',
  path: '/outreaches/:outreachId/answer',
  noun: 'outreach',
  summary:
    'Write down what the customer said: yes, with who introduced them and how; no, with the reason; or later, with the day',
  access: 'signed-in',
  params,
  body: closed({
    answer: oneOf(['yes', 'no', 'later']),
    reason: Type.Optional(nullable(oneOf(declineReasons))),
    until: Type.Optional(nullable(DaySchema)),
    introducedBy: Type.Optional(nullable(UuidSchema)),
    how: Type.Optional(nullable(LineSchema)),
    note: Type.Optional(note),
  }),
  response: OutreachSchema,
})

export const withdrawOutreach = endpoint({
  method: 'POST',
  path: '/outreaches/:outreachId/withdrawal',
  noun: 'outreach',
  summary: 'Take a plan back before anybody was written to; the owner who was asked is told',
  access: 'signed-in',
  params,
  body: closed({ note: Type.Optional(note) }),
  response: OutreachSchema,
})

export const ownerLinkStates = ['open', 'answered', 'withdrawn', 'expired'] as const

/** What the relationship owner needs to know, and nothing more. */
const OwnerPageSchema = closed({
  link: oneOf(ownerLinkStates),
  workspace: Type.String(),
  program: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  outreach: nullable(
    closed({
      owner: Type.String(),
      contact: Type.String(),
      title: nullable(Type.String()),
      account: nullable(Type.String()),
      sender: Type.String(),
      reason: Type.String(),
      plan: Type.String(),
      respondBy: nullable(DaySchema),
      /** What stands; null while the owner has the word. */
      answer: nullable(oneOf([...ownerAnswers, 'silence'])),
      until: nullable(DaySchema),
      /** The words that would go, as far as they are known before. */
      letter: nullable(Type.String()),
    }),
  ),
})

const linkParams = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })

export const openOutreachLink = endpoint({
  method: 'GET',
  path: '/links/outreaches/:token',
  noun: 'outreach',
  summary: 'The relationship owner’s page about a planned first word; opening it changes nothing',
  access: 'link',
  params: linkParams,
  response: OwnerPageSchema,
})

export const answerOutreachLink = endpoint({
  method: 'POST',
  path: '/links/outreaches/:token/answer',
  noun: 'outreach',
  summary: 'The relationship owner’s one click: go ahead, join in it, or object',
  access: 'link',
  params: linkParams,
  body: closed({ ...said, seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })) }),
  response: OwnerPageSchema,
})
