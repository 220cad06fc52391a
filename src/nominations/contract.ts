import { Type } from 'typebox'
import { stages } from '../advocates/journey.ts'
import { LikenessSchema } from '../customers/duplicates/duplicate.contract.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MailSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { declineReasons, nominationStates, reaches } from './nomination.ts'

const params = closed({ nominationId: UuidSchema })
const words = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' })
const note = nullable(Type.String({ maxLength: 4_000 }))

const ActivitySchema = closed({ activityTypeId: UuidSchema, isAllowed: Type.Boolean() })

export const nominate = endpoint({
  method: 'POST',
  path: '/nominations',
  noun: 'nominations',
  summary:
    'Put a customer forward: who, why, and how the program reaches them. Somebody new becomes a contact by it.',
  access: 'signed-in',
  body: closed({
    contactId: Type.Optional(UuidSchema),
    newContact: Type.Optional(
      closed({
        name: LineSchema,
        accountId: UuidSchema,
        title: Type.Optional(nullable(LineSchema)),
        email: Type.Optional(nullable(MailSchema)),
      }),
    ),
    why: words,
    reach: oneOf(reaches),
    evidence: Type.Optional(note),
    onBehalfOfId: Type.Optional(nullable(UuidSchema)),
    activities: Type.Optional(Type.Array(ActivitySchema, { maxItems: 100 })),
    asksAQuarter: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 1_000 }))),
  }),
  response: closed({ id: UuidSchema, contactId: UuidSchema }),
})

const RowSchema = closed({
  id: UuidSchema,
  contact: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
  account: nullable(NamedSchema),
  state: oneOf(nominationStates),
  why: Type.String(),
  nominator: NamedSchema,
  onBehalfOf: nullable(NamedSchema),
  createdAt: InstantSchema,
  decidedAt: nullable(InstantSchema),
  reason: nullable(oneOf(declineReasons)),
  /** Where the contact stands on the journey now. */
  stage: oneOf(stages),
  ageDays: Type.Integer(),
  isLate: Type.Boolean(),
})

export const listNominations = endpoint({
  method: 'GET',
  path: '/nominations',
  noun: 'nominations',
  summary:
    'Nominations, the latest first: all for the program, else those one is behind or owns the account of',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    state: Type.Optional(Type.Array(oneOf(nominationStates), { maxItems: 10 })),
    mine: Type.Optional(
      Type.Boolean({ description: 'Only those one made, or that were made in one’s name' }),
    ),
    team: Type.Optional(UuidSchema),
    person: Type.Optional(UuidSchema),
    source: Type.Optional(oneOf(['staff', 'customer', 'rule', 'import'])),
    rule: Type.Optional(UuidSchema),
    found: Type.Optional(Type.Boolean({ description: 'Only those who can be found now' })),
    helped: Type.Optional(Type.Boolean({ description: 'Only those who did something for us since' })),
    since: Type.Optional(DaySchema),
  }),
  response: pageOf(RowSchema),
})

export const getNomination = endpoint({
  method: 'GET',
  path: '/nominations/:nominationId',
  noun: 'nominations',
  summary: 'A nomination with its evidence, voices and what may be done with it',
  access: 'signed-in',
  params,
  response: closed({
    ...RowSchema.properties,
    reach: oneOf(reaches),
    evidence: nullable(Type.String()),
    asksAQuarter: nullable(Type.Integer()),
    team: nullable(Type.String()),
    activities: Type.Array(closed({ ...ActivitySchema.properties, name: Type.String() })),
    voices: Type.Array(closed({ person: NamedSchema, words: nullable(Type.String()), at: InstantSchema })),
    owner: nullable(NamedSchema),
    decidedBy: nullable(Type.String()),
    note: nullable(Type.String()),
    duplicateOf: nullable(UuidSchema),
    source: oneOf(['staff', 'customer', 'rule', 'import']),
    /** The rule that took it up, and what it found. */
    rule: nullable(
      closed({
        name: nullable(Type.String()),
        findings: Type.Array(closed({ says: Type.String(), holds: Type.Boolean() })),
      }),
    ),
    /** Other nominations of the same account or of a like name, which this one may repeat. */
    alike: Type.Array(
      closed({
        id: UuidSchema,
        name: Type.String(),
        account: nullable(Type.String()),
        state: oneOf(nominationStates),
        createdAt: InstantSchema,
      }),
    ),
    /** What the contact went through since, the earliest step first. */
    steps: Type.Array(closed({ to: oneOf(stages), at: InstantSchema, by: nullable(Type.String()) })),
    may: MaySchema,
    version: Type.Integer(),
  }),
})

export const decideOnNomination = endpoint({
  method: 'POST',
  path: '/nominations/:nominationId/decision',
  noun: 'nominations',
  summary:
    'Take a nomination up, decline it with a reason, or close it as a repetition; the nominator is told',
  access: ['program-manager'],
  params,
  body: closed({
    version: Type.Integer(),
    decision: oneOf(['accept', 'decline', 'duplicate']),
    reason: Type.Optional(nullable(oneOf(declineReasons))),
    note: Type.Optional(note),
    duplicateOf: Type.Optional(nullable(UuidSchema)),
    /** Taken up and introduced in one: who made the hand-over, and how. */
    introducedBy: Type.Optional(nullable(UuidSchema)),
    how: Type.Optional(note),
  }),
  response: closed({ state: oneOf(nominationStates), stage: oneOf(stages) }),
})

export const withdrawNomination = endpoint({
  method: 'POST',
  path: '/nominations/:nominationId/withdrawal',
  noun: 'nominations',
  summary: 'Take one’s own nomination back while nobody has decided on it',
  access: 'signed-in',
  params,
  body: closed({ note: Type.Optional(note) }),
  response: closed({}),
})

export const addVoice = endpoint({
  method: 'POST',
  path: '/nominations/:nominationId/voices',
  noun: 'nominations',
  summary: 'Speak for somebody who is nominated already; said again, the words are replaced',
  access: 'signed-in',
  params,
  body: closed({ words: Type.Optional(note) }),
  response: closed({}),
})

const FoundSchema = closed({
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  account: nullable(NamedSchema),
  /** `here` at the account in question, `elsewhere` at another, `nominated` or `in-program` wherever. */
  kind: oneOf(['here', 'elsewhere', 'nominated', 'in-program']),
  stage: oneOf(stages),
  nomination: nullable(
    closed({ id: UuidSchema, by: Type.String(), at: InstantSchema, isMine: Type.Boolean() }),
  ),
  /** How much they look like the somebody that is typed; null where only a part of the name fits. */
  likeness: nullable(LikenessSchema),
})

export const findNominees = endpoint({
  method: 'GET',
  path: '/nominations/nominees',
  noun: 'nominations',
  summary:
    'Who is meant, while a name is typed: contacts here, already nominated, likely the same person elsewhere',
  access: 'signed-in',
  query: closed({ q: Type.String({ minLength: 2, maxLength: 200 }), accountId: Type.Optional(UuidSchema) }),
  response: closed({ found: Type.Array(FoundSchema) }),
})

export const startNomination = endpoint({
  method: 'GET',
  path: '/nominations/start',
  noun: 'nominations',
  summary: 'What a nomination is filled in with, from the contact, account or opportunity one stands at',
  access: 'signed-in',
  query: closed({
    contact: Type.Optional(UuidSchema),
    account: Type.Optional(UuidSchema),
    opportunity: Type.Optional(UuidSchema),
  }),
  response: closed({
    contact: nullable(FoundSchema),
    account: nullable(NamedSchema),
    evidence: nullable(Type.String()),
    answerDays: Type.Integer(),
    may: MaySchema,
  }),
})
