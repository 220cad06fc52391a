import { Type } from 'typebox'
import { executiveInfluences } from '../../identity/team.ts'
import {
  closed,
  DaySchema,
  endpoint,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { indicators } from './change.ts'

const count = Type.Integer({ minimum: 0 })
const readers = ['program-manager', 'executive'] as const
const LevelSchema = closed({ met: count, of: nullable(count) })
const LevelsSchema = closed({
  use: LevelSchema,
  nominations: LevelSchema,
  confirmed: LevelSchema,
  'sign-ins': LevelSchema,
})
const days = { from: DaySchema, to: DaySchema }

export const getChange = endpoint({
  method: 'GET',
  path: '/results/change',
  noun: 'outcomes',
  summary:
    'Whether the company changes how it works with its customers: four indicators by quarter and by team, and where support is in name only',
  access: readers,
  response: closed({
    quarters: Type.Array(closed({ ...days, levels: LevelsSchema })),
    /** This quarter so far, and as many days of the one before. */
    now: closed(days),
    before: closed(days),
    teams: Type.Array(
      closed({
        ...NamedSchema.properties,
        isPartner: Type.Boolean(),
        executive: nullable(Type.String()),
        influence: nullable(oneOf(executiveInfluences)),
        isSupportHigh: Type.Boolean(),
        inNameOnly: Type.Boolean({ description: 'Support is high, and nothing has moved' }),
        now: LevelsSchema,
        before: LevelsSchema,
      }),
    ),
  }),
})

export const listChangeRows = endpoint({
  method: 'GET',
  path: '/results/change/rows',
  noun: 'outcomes',
  summary: 'The rows behind one indicator, the latest first: of all, or of one team',
  access: readers,
  query: closed({
    ...pageQuery,
    indicator: oneOf(indicators),
    from: DaySchema,
    to: DaySchema,
    team: Type.Optional(UuidSchema),
  }),
  response: pageOf(
    closed({
      id: Type.String(),
      on: nullable(DaySchema),
      /** Whom or what it is about, and who did it. */
      title: Type.String(),
      who: nullable(Type.String()),
      isMet: Type.Boolean({ description: 'Counts for the indicator; the others are what is left' }),
      to: nullable(Type.String({ description: 'Where its record stands' })),
    }),
  ),
})
