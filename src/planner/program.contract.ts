import { Type } from 'typebox'
import { closed, DaySchema, endpoint, NamedSchema, nullable } from '../kernel/contract.ts'

const count = Type.Integer({ minimum: 0 })
const LevelSchema = closed({ met: count, of: nullable(count) })

export const getProgram = endpoint({
  method: 'GET',
  path: '/program',
  noun: 'planner',
  summary: 'How the program works: its rules as they are set, and the live figures of one’s own team',
  access: 'signed-in',
  response: closed({
    today: DaySchema,
    workspace: Type.String(),
    /** Who runs it. */
    managers: Type.Array(NamedSchema),
    advocates: count,
    /** Working days within which a request is answered first. */
    firstAnswerDays: Type.Integer(),
    /** Load in points that one person may carry, over so many days. */
    cap: Type.Number(),
    windowDays: Type.Integer(),
    /** How often a relationship owner is asked in a week, at most. */
    ownerAsks: Type.Integer(),
    team: nullable(
      closed({
        ...NamedSchema.properties,
        from: DaySchema,
        use: LevelSchema,
        nominations: LevelSchema,
        confirmed: LevelSchema,
        openRequests: count,
      }),
    ),
  }),
})
