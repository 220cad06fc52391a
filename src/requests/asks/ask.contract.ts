import { Type } from 'typebox'
import { ownFieldKinds } from '../../activities/activity-type.ts'
import { askStates } from '../../activities/ledger.ts'
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
  TextSchema,
  UuidSchema,
} from '../../kernel/contract.ts'
import { approvalStates, approvalWays, askApprovers } from '../approvals/approval.ts'
import { whoMissed } from './ask-facts.ts'

const params = closed({ requestId: UuidSchema, askId: UuidSchema })

/** An ask as its request shows it. */
export const AskSchema = closed({
  id: UuidSchema,
  contact: nullable(closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) })),
  account: NamedSchema,
  state: oneOf(askStates),
  /** In one line, for this viewer: `Dario Conti has until Wed 25 Nov, 12:00 to say yes`. */
  says: Type.String(),
  proposedBy: NamedSchema,
  proposedAt: nullable(InstantSchema),
  askedAt: nullable(InstantSchema),
  sentThrough: nullable(oneOf(['mail', 'copy', 'owner'])),
  answeredAt: nullable(InstantSchema),
  answerBy: nullable(InstantSchema),
  reason: nullable(Type.String()),
  deferredUntil: nullable(DaySchema),
  whyYou: Type.String(),
  rank: nullable(Type.Number()),
  approvals: Type.Array(
    closed({
      id: UuidSchema,
      approver: oneOf(askApprovers),
      /** Asked once the customer said yes themselves. */
      afterYes: Type.Boolean(),
      person: nullable(NamedSchema),
      /** Whose yes it is, where `person` stands in for them. */
      onBehalfOf: nullable(NamedSchema),
      /** Who is asked in the customer's house. */
      outsideName: nullable(Type.String()),
      state: oneOf(approvalStates),
      needsYes: Type.Boolean(),
      dueAt: nullable(InstantSchema),
      decidedAt: nullable(InstantSchema),
      decidedBy: nullable(Type.String()),
      decidedThrough: nullable(oneOf(approvalWays)),
      comment: nullable(Type.String()),
      wordingVersion: nullable(Type.Integer({ description: 'The version of the words it was said to' })),
    }),
  ),
  /** The customer's words are printed. */
  needsWords: Type.Boolean(),
  /** The version of the words that counts; null while none are written. */
  wordsVersion: nullable(Type.Integer()),
  /** The last approval is given, and the words that are printed are agreed. */
  isCleared: Type.Boolean(),
  /** Times the customer suggested, to be chosen from. */
  suggested: Type.Array(InstantSchema),
  /** What whoever is to be convinced said on their page; null while nobody wrote to them. */
  otherSide: nullable(
    closed({
      offeredAt: nullable(InstantSchema),
      endedAt: nullable(InstantSchema),
      questions: Type.String({ description: 'What they would like to hear about' }),
      counterTimes: Type.Array(InstantSchema, { description: 'Times they named' }),
    }),
  ),
  colleague: nullable(Type.String()),
  meeting: nullable(
    closed({
      startsAt: InstantSchema,
      minutes: Type.Integer(),
      timeZone: Type.String(),
      place: nullable(Type.String()),
      state: oneOf(['planned', 'cancelled', 'held', 'missed']),
      fromUs: nullable(Type.String()),
      missing: nullable(oneOf(whoMissed)),
    }),
  ),
  doneOn: nullable(DaySchema),
  evidence: nullable(Type.String()),
  result: Type.Array(closed({ label: Type.String(), kind: oneOf(ownFieldKinds), value: Type.String() }), {
    description: 'What was noted when it was done, by the fields of its kind',
  }),
  feedback: Type.Array(
    closed({
      side: oneOf(['requester', 'advocate', 'prospect']),
      score: nullable(Type.Integer()),
      comment: nullable(Type.String()),
      dueAt: InstantSchema,
      givenAt: nullable(InstantSchema),
    }),
  ),
  /** Mail and phone of the customer: only after the last approval, only for those who need them. */
  reach: nullable(closed({ email: nullable(Type.String()), phone: nullable(Type.String()) })),
  /** decide (the open approval), withdraw, letter, logSent, answer, meet, cancelMeeting, complete, result, miss, feedback, slots */
  may: MaySchema,
})

const done = closed({ ask: AskSchema })

export const proposeAdvocate = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks',
  noun: 'requests',
  summary: 'Propose an advocate: the ask takes its place, and goes to whoever must say yes first',
  access: 'signed-in',
  params: closed({ requestId: UuidSchema }),
  body: closed({
    contactId: UuidSchema,
    wishedOn: nullable(DaySchema),
    whyYou: Type.String({
      minLength: 1,
      maxLength: 600,
      pattern: '\\S',
      description: 'What of theirs helps here: the owner and the customer read it',
    }),
    override: Type.Optional(nullable(closed({ reason: LineSchema, ownerConsent: LineSchema }))),
    acknowledged: Type.Optional(
      Type.Boolean({ description: 'Other teams are with this customer around that day, and it is known' }),
    ),
  }),
  response: done,
})

export const withdrawProposal = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/withdrawal',
  noun: 'requests',
  summary: 'Take an ask back; the customer is told only if they had heard of it',
  access: 'signed-in',
  params,
  body: closed({ reason: LineSchema }),
  response: done,
})

export const getAskLetter = endpoint({
  method: 'GET',
  path: '/requests/:requestId/asks/:askId/letter',
  noun: 'requests',
  summary: 'The ask as text with its link, to be sent from one’s own mail',
  access: 'signed-in',
  params,
  response: closed({
    to: nullable(Type.String()),
    subject: Type.String(),
    text: Type.String(),
    /** True where it went, or goes, by mail from here. */
    isMailed: Type.Boolean(),
  }),
})

export const logAskSent = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/sending',
  noun: 'requests',
  summary: 'Note that the text was copied and sent by hand: the customer is asked',
  access: 'signed-in',
  params,
  response: done,
})

export const recordAnswer = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/answer',
  noun: 'requests',
  summary: 'Note what the customer answered by phone or in person',
  access: 'signed-in',
  params,
  body: closed({
    answer: oneOf(['yes', 'not-now', 'no', 'never']),
    startsAt: Type.Optional(nullable(InstantSchema)),
    until: Type.Optional(nullable(DaySchema)),
    reason: Type.Optional(nullable(LineSchema)),
  }),
  response: done,
})

export const agreeMeeting = endpoint({
  method: 'PUT',
  path: '/requests/:requestId/asks/:askId/meeting',
  noun: 'requests',
  summary: 'Agree on a time, or move it; both sides get the calendar invitation or its update',
  access: 'signed-in',
  params,
  body: closed({
    startsAt: InstantSchema,
    minutes: Type.Integer({ minimum: 5, maximum: 1440 }),
    place: nullable(LineSchema),
    /** Who of ours is there; it stands in both briefs. */
    fromUs: Type.Optional(nullable(LineSchema)),
  }),
  response: done,
})

export const cancelMeeting = endpoint({
  method: 'DELETE',
  path: '/requests/:requestId/asks/:askId/meeting',
  noun: 'requests',
  summary: 'Cancel the talk; both sides get the cancellation, and the ask waits for another time',
  access: 'signed-in',
  params,
  response: done,
})

const evidence = Type.String({
  maxLength: 300,
  description: 'What shows it; may stay empty where the kind has fields for its result',
})
const resultValues = Type.Record(Type.String({ maxLength: 120 }), Type.String({ maxLength: 4_000 }), {
  description: 'Values of the result fields of the activity, by label',
})

export const completeMeeting = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/completion',
  noun: 'requests',
  summary: 'Note that it took place, with evidence; then one question goes to either side',
  access: 'signed-in',
  params,
  body: closed({
    doneOn: DaySchema,
    evidence,
    result: Type.Optional(resultValues),
    minutes: nullable(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  response: done,
})

export const correctResult = endpoint({
  method: 'PATCH',
  path: '/requests/:requestId/asks/:askId/result',
  noun: 'requests',
  summary:
    'Add to what was noted of the result, or correct it: only what is sent changes, an empty value takes a field back. The customer is told once where it appeared',
  access: 'signed-in',
  params,
  body: closed({ evidence: Type.Optional(evidence), result: Type.Optional(resultValues) }),
  response: done,
})

export const missMeeting = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/miss',
  noun: 'requests',
  summary: 'Note that it did not take place though it was agreed',
  access: 'signed-in',
  params,
  body: closed({
    reason: LineSchema,
    /** Who did not come: the customer, whom they would convince, or somebody of ours. */
    missing: Type.Optional(nullable(oneOf(whoMissed))),
    /** The yes stays, and both sides find another time; without it the ask ends as missed. */
    again: Type.Optional(Type.Boolean()),
  }),
  response: done,
})

export const giveFeedback = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/feedback',
  noun: 'requests',
  summary: 'The requester’s one question: how well it helped, 1 to 5',
  access: 'signed-in',
  params,
  body: closed({
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: nullable(TextSchema),
    mayQuote: Type.Boolean(),
  }),
  response: done,
})
