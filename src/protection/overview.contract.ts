import { Type } from 'typebox'
import { standingStates } from '../activities/standing-state.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'

const PersonSchema = closed({ contactId: UuidSchema, name: Type.String() })

export const getProtection = endpoint({
  method: 'GET',
  path: '/protection',
  noun: 'protection',
  summary: 'How load lies on the discoverable advocates, who is near a limit, forgotten or turning free',
  access: ['program-manager', 'executive'],
  response: closed({
    today: DaySchema,
    people: Type.Integer(),
    cap: Type.Number(),
    warnAt: Type.Number(),
    over: Type.Integer(),
    forgotten: Type.Integer(),
    forgottenAfter: Type.Integer(),
    states: Type.Array(closed({ state: oneOf(standingStates), people: Type.Integer() })),
    runs: Type.Array(closed({ load: Type.Number(), people: Type.Integer() })),
    busiest: Type.Integer(),
    busiestShare: nullable(Type.Number()),
    gini: nullable(Type.Number({ description: '0: all carry alike; towards 1: one carries everything' })),
    close: Type.Array(
      closed({
        ...PersonSchema.properties,
        done: Type.Number(),
        reserved: Type.Number(),
        lighterOn: nullable(DaySchema),
      }),
    ),
    forgottenPeople: Type.Array(
      closed({ ...PersonSchema.properties, days: Type.Integer({ description: 'Days without an ask' }) }),
    ),
    turning: closed({
      weeks: Type.Array(closed({ from: DaySchema, people: Type.Integer() })),
      later: Type.Integer(),
      waiting: Type.Integer({ description: 'Free only when a fact changes' }),
      people: Type.Array(
        closed({
          ...PersonSchema.properties,
          state: oneOf(standingStates),
          freeFrom: nullable(DaySchema),
          says: Type.String(),
        }),
      ),
    }),
    exceptions: Type.Array(
      closed({
        id: UuidSchema,
        contact: nullable(PersonSchema),
        title: Type.String(),
        at: InstantSchema,
        by: Type.String(),
        reason: Type.String(),
        ownerConsent: Type.String(),
      }),
    ),
  }),
})
