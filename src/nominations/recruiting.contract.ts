import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'

export const boardColumns = ['new', 'accepted', 'introduced', 'booked', 'interviewed'] as const

const LineSchema = closed({
  contactId: UuidSchema,
  nominationId: nullable(UuidSchema),
  name: Type.String(),
  account: nullable(Type.String()),
  since: InstantSchema,
  ageDays: Type.Integer(),
  isLate: Type.Boolean(),
  /** When the interview is, for those who have one booked. */
  bookedFor: nullable(InstantSchema),
  /** Whose turn it is, or what is missing. */
  holder: nullable(Type.String()),
  isHolderMe: Type.Boolean(),
})

export const getRecruiting = endpoint({
  method: 'GET',
  path: '/recruiting',
  noun: 'nominations',
  summary:
    'Everybody on the way to become an advocate, by where they are, with ages and shares; and why others are not',
  access: ['program-manager'],
  response: closed({
    columns: Type.Array(
      closed({
        column: oneOf(boardColumns),
        count: Type.Integer(),
        late: Type.Integer(),
        /** Of those who left this column in the last year, how many went on; null where none left. */
        goingOn: nullable(Type.Number()),
        /** How many left it in that time: what the share is a share of. */
        left: Type.Integer(),
        medianDays: nullable(Type.Number()),
        lines: Type.Array(LineSchema),
      }),
    ),
    whyNot: closed({
      days: Type.Integer(),
      total: Type.Integer(),
      reasons: Type.Array(closed({ reason: Type.String(), label: Type.String(), count: Type.Integer() })),
    }),
    silentTeams: Type.Array(Type.String(), { description: 'Teams that put nobody forward for too long' }),
    silentDays: Type.Integer({
      description: 'After how many days without a nomination a team is told silent',
    }),
    answerDays: Type.Integer(),
    stageDays: Type.Integer(),
    nominators: Type.Integer({ description: 'People who put somebody forward in the last 90 days' }),
  }),
})
