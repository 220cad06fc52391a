import { Type } from 'typebox'
import { standingStates } from '../activities/standing-state.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { protectionGroups } from './protection-group.ts'
import { reasonCodes } from './reason.ts'

const TurnSchema = closed({
  code: oneOf(reasonCodes),
  says: Type.String(),
  on: nullable(DaySchema),
  needsFact: Type.Boolean({ description: 'No date alone brings it: a fact must change' }),
  load: nullable(closed({ from: Type.Number(), to: Type.Number() })),
  ask: nullable(closed({ title: Type.String(), on: DaySchema })),
})

/** Somebody as the lists of protection show them, computed afresh. */
const GuardedPersonSchema = closed({
  contactId: UuidSchema,
  name: Type.String(),
  account: nullable(NamedSchema),
  state: oneOf(standingStates),
  freeFrom: nullable(DaySchema),
  done: Type.Number(),
  reserved: Type.Number(),
  cap: Type.Number(),
  lighterOn: nullable(DaySchema),
  turn: nullable(TurnSchema),
  daysWithoutAsk: nullable(Type.Integer({ description: 'Of the forgotten: since the last ask, or joining' })),
  willingFor: nullable(NamedSchema),
})

const ExceptionSchema = closed({
  id: UuidSchema,
  askId: UuidSchema,
  requestId: nullable(UuidSchema),
  contact: nullable(NamedSchema),
  account: NamedSchema,
  title: Type.String(),
  on: DaySchema,
  at: InstantSchema,
  by: closed({ personId: UuidSchema, name: Type.String() }),
  codes: Type.Array(oneOf(reasonCodes), { description: 'The rules that were set aside' }),
  reason: Type.String(),
  ownerConsent: Type.String(),
})

const readers = ['program-manager', 'executive'] as const

export const getProtection = endpoint({
  method: 'GET',
  path: '/protection',
  noun: 'protection',
  summary: 'How load lies on the discoverable advocates, who is near a limit, forgotten or turning free',
  access: readers,
  response: closed({
    today: DaySchema,
    people: Type.Integer(),
    cap: Type.Number(),
    warnAt: Type.Number(),
    windowDays: Type.Integer(),
    over: Type.Integer({ description: 'People over the cap in force for them' }),
    forgotten: Type.Integer(),
    forgottenAfter: Type.Integer(),
    states: Type.Array(closed({ state: oneOf(standingStates), people: Type.Integer() })),
    runs: Type.Array(closed({ load: Type.Number(), people: Type.Integer() })),
    busiest: Type.Integer(),
    busiestShare: nullable(Type.Number()),
    gini: nullable(Type.Number({ description: '0: all carry alike; towards 1: one carries everything' })),
    tookPlace: closed({
      /** What took place and what was declined, without reservations: only that is known of a day gone by. */
      gini: nullable(Type.Number()),
      before: nullable(
        closed({
          on: DaySchema,
          people: Type.Integer({ description: 'Of those discoverable now, who were there then' }),
          gini: nullable(Type.Number()),
        }),
      ),
      knownSince: nullable(DaySchema),
    }),
    close: Type.Array(GuardedPersonSchema),
    forgottenPeople: Type.Array(GuardedPersonSchema),
    turning: closed({
      weeks: Type.Array(closed({ from: DaySchema, people: Type.Integer() })),
      later: Type.Integer(),
      waiting: Type.Integer({ description: 'Free only when a fact changes' }),
      nextOn: nullable(DaySchema),
      onThatDay: Type.Integer({ description: 'How many turn free on that day' }),
      people: Type.Array(GuardedPersonSchema),
    }),
    exceptions: closed({
      quarter: Type.String(),
      count: Type.Integer(),
      rows: Type.Array(ExceptionSchema),
    }),
  }),
})

export const listGuardedPeople = endpoint({
  method: 'GET',
  path: '/protection/people',
  noun: 'protection',
  summary: 'Who is over a cap, close to a limit, forgotten, or turns free when; each computed afresh',
  access: readers,
  query: closed({ group: oneOf(protectionGroups), ...pageQuery }),
  response: closed({
    rows: Type.Array(GuardedPersonSchema),
    total: Type.Integer(),
    next: nullable(Type.String()),
  }),
})

export const listExceptions = endpoint({
  method: 'GET',
  path: '/protection/exceptions',
  noun: 'protection',
  summary: 'The exceptions of a quarter, the latest first, with who agreed and which rules were set aside',
  access: readers,
  query: closed({
    quarter: Type.Optional(
      Type.String({ pattern: '^20\\d{2}-Q[1-4]$', description: '2026-Q1; this one without' }),
    ),
    code: Type.Optional(oneOf(reasonCodes)),
    by: Type.Optional(UuidSchema),
    ...pageQuery,
  }),
  response: closed({
    quarter: Type.String(),
    rows: Type.Array(ExceptionSchema),
    next: nullable(Type.String()),
    total: Type.Integer(),
    /** Every quarter with exceptions and this one, the latest first. */
    quarters: Type.Array(closed({ quarter: Type.String(), count: Type.Integer() })),
    people: Type.Array(closed({ personId: UuidSchema, name: Type.String(), count: Type.Integer() })),
    codes: Type.Array(closed({ code: oneOf(reasonCodes), count: Type.Integer() })),
  }),
})
