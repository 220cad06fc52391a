import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MoneySchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../kernel/contract.ts'
import { duties, dutyStates } from './duty.ts'
import { needKinds, urgencies } from './need.ts'

const count = Type.Integer({ minimum: 0 })
const PersonSchema = closed({ contactId: UuidSchema, name: Type.String() })

const NeedSchema = closed({
  kind: oneOf(needKinds),
  id: UuidSchema,
  urgency: oneOf(urgencies),
  dueAt: InstantSchema,
  title: Type.String(),
  /** What is lost by waiting, in one sentence. */
  loss: Type.String(),
  stake: closed({
    amount: nullable(MoneySchema),
    label: nullable(Type.String()),
    on: nullable(DaySchema),
  }),
  /** The one act, and where it is done. */
  act: closed({ label: Type.String(), to: Type.String() }),
})

const DutySchema = closed({
  duty: oneOf(duties),
  state: oneOf(dutyStates),
  word: Type.String(),
  figure: Type.String(),
  /** What the figure counts. */
  unit: Type.String(),
  says: Type.String(),
  to: Type.String(),
  /** Other rows behind it. */
  more: Type.Array(closed({ label: Type.String(), to: Type.String() })),
})

export const getToday = endpoint({
  method: 'GET',
  path: '/today',
  noun: 'planner',
  summary:
    'What needs the program manager today, in order of what is lost by waiting; and how the program stands',
  access: ['program-manager'],
  query: closed({ all: Type.Optional(Type.Boolean({ description: 'Every need, not the first seven' })) }),
  response: closed({
    today: DaySchema,
    isEmpty: Type.Boolean({ description: 'No customer is here yet' }),
    atRisk: count,
    due: count,
    thisWeek: count,
    needs: Type.Array(NeedSchema),
    /** Needs that are not among those above. */
    more: count,
    /** What waits for a word of the program, late or not; each with its rows. */
    waits: Type.Array(closed({ count, says: Type.String(), to: Type.String() })),
    openRequests: count,
    /** Standings that are being worked out anew after a rule changed. */
    standingsStale: count,
    week: Type.Array(
      closed({
        day: DaySchema,
        entries: Type.Array(
          closed({
            at: InstantSchema,
            kind: oneOf(['talk', 'interview']),
            person: PersonSchema,
            title: Type.String(),
            isHeld: Type.Boolean(),
            to: Type.String(),
          }),
        ),
      }),
    ),
    talksThisWeek: count,
    load: closed({
      people: count,
      cap: Type.Number(),
      warnAt: Type.Number(),
      bars: Type.Array(closed({ points: count, people: count })),
      close: count,
      overCap: count,
    }),
    underUsed: closed({
      total: count,
      after: Type.Integer({ description: 'Days without an ask' }),
      people: Type.Array(closed({ ...PersonSchema.properties, days: Type.Integer() })),
      /** Open requests for which the last plan for all names one of them. */
      planned: count,
    }),
    giveToAsk: closed({
      gives: count,
      asks: count,
      /** Who had fewer gives for each ask than wanted, and who had nothing but asks. */
      below: count,
      onlyAsked: count,
      days: count,
      wanted: Type.Number(),
    }),
    duties: Type.Array(DutySchema),
  }),
})
