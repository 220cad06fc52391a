import { Type } from 'typebox'
import { activityFamilies } from '../activities/activity-type.ts'
import { askStates } from '../activities/ledger.ts'
import { standingStates } from '../activities/standing-state.ts'
import { closed, DaySchema, endpoint, MaySchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { bandKinds } from './load-picture.ts'
import { ownerYesCodes } from './owner-yes.ts'
import { lifters, reasonCodes, sourceKinds } from './reason.ts'

const ReasonSchema = closed({
  code: oneOf(reasonCodes),
  state: oneOf(standingStates),
  until: nullable(DaySchema),
  says: Type.String(),
  rule: Type.String(),
  sources: Type.Array(closed({ kind: oneOf(sourceKinds), id: Type.String(), name: Type.String() })),
  liftedBy: oneOf(lifters),
})

const LoadSchema = closed({
  done: Type.Number({ description: 'Load points of finished asks in the window' }),
  reserved: Type.Number({ description: 'What open asks add on the fullest day ahead' }),
  cap: Type.Number(),
})

export const StandingSchema = closed({
  state: oneOf(standingStates),
  day: DaySchema,
  freeFrom: nullable(DaySchema),
  reasons: Type.Array(ReasonSchema),
  ownerYes: Type.Array(closed({ code: oneOf(ownerYesCodes), says: Type.String() })),
  load: nullable(LoadSchema),
  accountLoad: nullable(LoadSchema),
})

const params = closed({ contactId: UuidSchema })

export const getStanding = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/standing',
  noun: 'protection',
  summary: 'What somebody may be asked for next, and from when: in general and for every kind',
  access: 'signed-in',
  params,
  response: closed({
    general: StandingSchema,
    kinds: Type.Array(
      closed({
        activityType: closed({
          id: UuidSchema,
          name: Type.String(),
          family: oneOf(activityFamilies),
          loadPoints: Type.Number(),
          noticeDays: Type.Integer(),
        }),
        said: nullable(oneOf(['yes', 'maybe', 'no', 'never'])),
        state: oneOf(standingStates),
        /** The first working day that keeps the notice and is free. */
        earliestOn: nullable(DaySchema),
        says: Type.String(),
        reasons: Type.Array(ReasonSchema),
      }),
    ),
    may: MaySchema,
  }),
})

const PointSchema = closed({ day: DaySchema, load: Type.Number() })

export const getLoad = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/load',
  noun: 'protection',
  summary: 'Load of the past and the next 90 days, with the asks that make it',
  access: 'signed-in',
  params,
  query: closed({
    activityTypeId: Type.Optional(UuidSchema),
    on: Type.Optional(DaySchema),
  }),
  response: closed({
    today: DaySchema,
    from: DaySchema,
    until: DaySchema,
    cap: Type.Number(),
    warnAt: Type.Number(),
    load: LoadSchema,
    ownAsks: nullable(closed({ allowed: Type.Integer(), taken: Type.Integer() })),
    past: Type.Array(PointSchema),
    ahead: Type.Array(PointSchema),
    withAsk: nullable(Type.Array(PointSchema)),
    /** Rest, blackouts and absences; `until` is the first day after them. */
    bands: Type.Array(
      closed({ kind: oneOf(bandKinds), from: DaySchema, until: DaySchema, says: Type.String() }),
    ),
    /** Every day on which the load changes, with the ids of the asks behind it. */
    steps: Type.Array(
      closed({
        day: DaySchema,
        load: Type.Number(),
        begin: Type.Array(UuidSchema),
        dropOut: Type.Array(UuidSchema),
      }),
    ),
    asks: Type.Array(
      closed({
        id: UuidSchema,
        title: Type.String(),
        on: DaySchema,
        loadPoints: Type.Number(),
        state: oneOf(askStates),
        isOpen: Type.Boolean(),
        freesOn: DaySchema,
      }),
    ),
  }),
})

export const previewActivityType = endpoint({
  method: 'GET',
  path: '/activity-types/:activityTypeId/effect',
  noun: 'protection',
  summary: 'Whom another load or rest of a kind would touch, before it is saved',
  access: ['program-manager', 'administrator'],
  params: closed({ activityTypeId: UuidSchema }),
  query: closed({
    loadPoints: Type.Number({ minimum: 0, maximum: 25, multipleOf: 0.25 }),
    isLive: Type.Optional(Type.Boolean()),
  }),
  response: closed({
    people: Type.Integer({ description: 'Discoverable advocates who did not say no to the kind' }),
    freeNow: Type.Integer(),
    freeThen: Type.Integer(),
    agreedStay: Type.Integer({
      description: 'Open asks of the kind; they keep the load they were booked with',
    }),
    losing: Type.Array(
      closed({
        contactId: UuidSchema,
        name: Type.String(),
        state: oneOf(standingStates),
        freeFrom: nullable(DaySchema),
      }),
      { maxItems: 50 },
    ),
  }),
})
