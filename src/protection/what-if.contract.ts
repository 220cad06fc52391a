import { Type } from 'typebox'
import { closed, DaySchema, endpoint, NamedSchema, nullable, UuidSchema } from '../kernel/contract.ts'
import { StandingSchema } from './standing.contract.ts'

const ChangeSchema = nullable(closed({ before: Type.Number(), after: Type.Number(), cap: Type.Number() }))
const PointsSchema = Type.Array(closed({ day: DaySchema, load: Type.Number() }))

export const getWhatIf = endpoint({
  method: 'GET',
  path: '/protection/what-if',
  noun: 'protection',
  summary:
    'What would be if these people were asked, one after the other: their standing then and the load it leaves',
  access: ['program-manager'],
  query: closed({
    contactIds: Type.Array(UuidSchema, { minItems: 1, maxItems: 10 }),
    activityTypeId: UuidSchema,
    on: Type.Optional(DaySchema),
    month: Type.Optional(
      Type.String({
        pattern: '^20\\d{2}-(0[1-9]|1[0-2])$',
        description: 'Instead of a day: the first free working day of each in it',
      }),
    ),
  }),
  response: closed({
    today: DaySchema,
    activityType: closed({
      ...NamedSchema.properties,
      loadPoints: Type.Number(),
      noticeDays: Type.Integer(),
    }),
    /** How many a reservation would be accepted for, taken together. */
    free: Type.Integer(),
    people: Type.Array(
      closed({
        contactId: UuidSchema,
        name: Type.String(),
        account: nullable(NamedSchema),
        owner: nullable(Type.String()),
        on: DaySchema,
        isFree: Type.Boolean({ description: 'A reservation would be accepted, after those before it' }),
        mayOverride: Type.Boolean(),
        standing: StandingSchema,
        earliestOn: nullable(DaySchema),
        behind: Type.Array(NamedSchema, { description: 'Who before them takes the place at the account' }),
        isShortNotice: Type.Boolean(),
        load: ChangeSchema,
        accountLoad: ChangeSchema,
        warnAt: Type.Number(),
        without: PointsSchema,
        withAsk: PointsSchema,
      }),
    ),
  }),
})
