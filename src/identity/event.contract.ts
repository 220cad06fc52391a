import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'

const EventSchema = closed({
  id: UuidSchema,
  at: InstantSchema,
  name: Type.String({ description: 'noun.deed, as in person.invited' }),
  actor: closed({
    kind: oneOf(['person', 'system', 'link']),
    id: nullable(UuidSchema),
    name: nullable(Type.String({ description: 'The person, or which job acted' })),
  }),
  byKey: Type.Boolean({ description: 'Done through an API key' }),
  subject: closed({ kind: Type.String(), id: UuidSchema, name: nullable(Type.String()) }),
  data: Type.Record(Type.String(), Type.Unknown()),
  texts: nullable(Type.Record(Type.String(), nullable(Type.String()))),
})

export const listEvents = endpoint({
  method: 'GET',
  path: '/events',
  noun: 'events',
  summary: 'The audit trail, the latest first; texts only for whoever may see them',
  access: ['administrator', 'program-manager'],
  query: closed({
    ...pageQuery,
    actor: Type.Optional(UuidSchema),
    noun: Type.Optional(Type.String({ pattern: '^[a-z][a-z-]*$', maxLength: 60 })),
    name: Type.Optional(Type.String({ pattern: '^[a-z][a-z-]*\\.[a-z][a-z-]*$', maxLength: 120 })),
    subject: Type.Optional(UuidSchema),
    from: Type.Optional(DaySchema),
    to: Type.Optional(DaySchema),
  }),
  response: pageOf(EventSchema),
})

export const listEventNames = endpoint({
  method: 'GET',
  path: '/event-names',
  noun: 'events',
  summary: 'Which kinds of events there are, and how often',
  access: ['administrator', 'program-manager'],
  response: closed({ rows: Type.Array(closed({ name: Type.String(), count: Type.Integer() })) }),
})
