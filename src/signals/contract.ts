import { Type } from 'typebox'
import { rowOutcomes } from '../customers/row-result.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { signalKinds, signalSources, tones } from './signal.ts'

const noun = 'signals'
const score = nullable(Type.Number({ minimum: 0, maximum: 1_000 }))
const scale = nullable(Type.Integer({ minimum: 1, maximum: 1_000 }))

/** How much somebody used the product by the day they answered. */
const usage = nullable(
  Type.Array(
    closed({
      measure: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
      value: Type.Number({ minimum: 0, maximum: 1e15 }),
    }),
    { maxItems: 20 },
  ),
)

const SignalSchema = closed({
  id: UuidSchema,
  kind: oneOf(signalKinds),
  score,
  scale,
  tone: oneOf(tones),
  on: DaySchema,
  comment: nullable(Type.String()),
  source: oneOf(signalSources),
  contact: nullable(NamedSchema),
  account: nullable(NamedSchema),
  /** Whoever answered a survey and is known by an outside id or a mail address alone. */
  respondent: nullable(NamedSchema),
  /** Whose work it speaks for. */
  person: nullable(NamedSchema),
  team: nullable(NamedSchema),
  usage,
  importId: nullable(UuidSchema),
  /** What of ours it was read from. */
  object: nullable(closed({ kind: Type.String(), id: UuidSchema })),
  whyNotTakeBack: nullable(Type.String()),
})

export const listSignals = endpoint({
  method: 'GET',
  path: '/signals',
  noun,
  summary:
    'Evidence of goodwill, the latest first. The program sees all; others their own customers’ and what they wrote down',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    contact: Type.Optional(UuidSchema),
    account: Type.Optional(UuidSchema),
    respondent: Type.Optional(UuidSchema),
    kind: Type.Optional(oneOf(signalKinds)),
    tone: Type.Optional(oneOf(tones)),
    team: Type.Optional(UuidSchema),
    /** Those of a file. */
    import: Type.Optional(UuidSchema),
    since: Type.Optional(DaySchema),
    /** This one alone. */
    signal: Type.Optional(UuidSchema),
  }),
  response: pageOf(SignalSchema),
})

export const logSignal = endpoint({
  method: 'POST',
  path: '/signals',
  noun,
  summary:
    'Write a signal down, of a contact or of an account as a whole; it is credited to a colleague and their team',
  access: 'signed-in',
  body: closed({
    kind: oneOf(signalKinds),
    contactId: nullable(UuidSchema),
    accountId: nullable(UuidSchema),
    score,
    scale,
    tone: nullable(oneOf(tones)),
    on: DaySchema,
    comment: nullable(TextSchema),
    personId: nullable(UuidSchema),
  }),
  response: SignalSchema,
})

export const bringSignals = endpoint({
  method: 'POST',
  path: '/signals/batches',
  noun,
  summary:
    'Bring up to 1,000 signals at once. The same ones again change nothing; who is not known is kept as a respondent',
  access: ['program-manager', 'administrator'],
  body: closed({
    rows: Type.Array(
      closed({
        kind: oneOf(signalKinds),
        externalId: Type.Optional(nullable(LineSchema)),
        score: Type.Optional(score),
        scale: Type.Optional(scale),
        tone: Type.Optional(nullable(oneOf(tones))),
        at: Type.String({ maxLength: 40, description: 'A day or a moment' }),
        comment: Type.Optional(nullable(TextSchema)),
        contactId: Type.Optional(nullable(UuidSchema)),
        accountId: Type.Optional(nullable(UuidSchema)),
        crmId: Type.Optional(nullable(LineSchema)),
        email: Type.Optional(nullable(LineSchema)),
        name: Type.Optional(nullable(LineSchema)),
        accountName: Type.Optional(nullable(LineSchema)),
        person: Type.Optional(nullable(LineSchema)),
        team: Type.Optional(nullable(LineSchema)),
        usage: Type.Optional(usage),
      }),
      { minItems: 1, maxItems: 1_000 },
    ),
  }),
  response: closed({
    results: Type.Array(
      closed({
        row: Type.Integer({ description: 'Counted from 1' }),
        outcome: oneOf(rowOutcomes),
        id: nullable(UuidSchema),
        field: nullable(Type.String()),
        reason: nullable(Type.String()),
      }),
    ),
  }),
})

export const takeBackSignal = endpoint({
  method: 'DELETE',
  path: '/signals/:signalId',
  noun,
  summary: 'Take a signal back that was none: whoever wrote it down, and the program',
  access: 'signed-in',
  params: closed({ signalId: UuidSchema }),
  response: closed({ removed: Type.Boolean() }),
})

const RespondentSchema = closed({
  id: UuidSchema,
  /** What is known of them: name, mail or outside id. */
  says: Type.String(),
  email: nullable(Type.String()),
  account: nullable(Type.String()),
  contact: nullable(NamedSchema),
  signals: Type.Integer(),
  lastOn: nullable(DaySchema),
  lastKind: nullable(oneOf(signalKinds)),
  lastScore: score,
  createdAt: InstantSchema,
})

export const listRespondents = endpoint({
  method: 'GET',
  path: '/respondents',
  noun,
  summary:
    'Who answered surveys and is on record by an outside id or mail address alone, the latest answer first',
  access: ['program-manager'],
  query: closed({
    ...pageQuery,
    /** Also those of whom it is known who they are. */
    matched: Type.Optional(Type.Boolean()),
    tone: Type.Optional(oneOf(tones)),
  }),
  response: closed({ ...pageOf(RespondentSchema).properties, unmatched: Type.Integer() }),
})

export const matchRespondent = endpoint({
  method: 'PUT',
  path: '/respondents/:respondentId/contact',
  noun,
  summary: 'Say who a respondent is; null takes that back. Their signals follow, and so do later answers',
  access: ['program-manager'],
  params: closed({ respondentId: UuidSchema }),
  body: closed({ contactId: nullable(UuidSchema) }),
  response: RespondentSchema,
})
