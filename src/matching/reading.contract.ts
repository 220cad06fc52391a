import { Type } from 'typebox'
import { closed, DaySchema, endpoint, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { NeedSchema, NeedToldSchema } from './need.contract.ts'
import { criterionKinds } from './need.ts'
import { senses, whysNot } from './read-sentence-item.ts'

const criteria = Type.Array(
  closed({ kind: oneOf(criterionKinds), value: Type.String(), name: Type.String() }),
)
const named = nullable(closed({ id: UuidSchema, name: Type.String() }))
const when = nullable(closed({ wishedOn: nullable(DaySchema), by: nullable(DaySchema) }))

const SpanSchema = closed({
  text: Type.String(),
  from: Type.Integer({ minimum: 0, description: 'The letter of the sentence it begins with' }),
  to: Type.Integer({ minimum: 0 }),
  as: oneOf(senses),
  criteria,
  /** Why it was not understood. */
  why: nullable(oneOf(whysNot)),
  corrected: nullable(Type.String({ description: 'How it is spelt, where it was misspelt' })),
  choices: Type.Array(closed({ criteria, activity: named, when, opportunity: named, account: named }), {
    description: 'What it can mean instead; each names one thing',
  }),
})

export const readNeed = endpoint({
  method: 'POST',
  path: '/needs/reading',
  noun: 'matching',
  summary:
    'A need typed as a sentence, in English or German, read into criteria; each word that says something is in one span with what it was read as. Reads only: sentences are too long for an address',
  access: 'signed-in',
  body: closed({
    sentence: Type.String({ maxLength: 4_000 }),
    need: Type.Optional(NeedSchema),
  }),
  response: closed({ need: NeedToldSchema, spans: Type.Array(SpanSchema) }),
})
