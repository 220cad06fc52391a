import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { nobodyReasons } from '../prompts/prompt.ts'
import { arcSteps, cultivationKinds, dimensions } from './arc.ts'

/** Both days belong to it. */
const period = { from: Type.Optional(DaySchema), to: Type.Optional(DaySchema) }
const readers = ['program-manager', 'executive'] as const
const days = nullable(Type.Integer())
const share = nullable(Type.Number())

export const getArcs = endpoint({
  method: 'GET',
  path: '/recruiting/arcs',
  noun: 'nominations',
  summary:
    'The three arcs of the cycle in a period: counts, the share that went on, and the median days it took',
  access: readers,
  query: closed(period),
  response: closed({
    from: DaySchema,
    to: DaySchema,
    liveDays: Type.Integer(),
    cultivate: closed({
      won: Type.Integer(),
      live: Type.Integer(),
      prompted: Type.Integer(),
      putForward: Type.Integer(),
      discoverable: Type.Integer(),
      share,
      /** From the win to being discoverable. */
      medianDays: days,
      cultivations: Type.Array(
        closed({ kind: oneOf(cultivationKinds), count: Type.Integer(), accounts: Type.Integer() }),
      ),
    }),
    notForward: closed({
      total: Type.Integer(),
      reasons: Type.Array(closed({ reason: nullable(oneOf(nobodyReasons)), count: Type.Integer() })),
      medianSeconds: days,
    }),
    engage: closed({
      inProgram: Type.Integer(),
      ready: Type.Integer(),
      fresh: Type.Integer(),
      gives: Type.Integer(),
      asks: Type.Integer(),
      /** From being put forward to being discoverable, of those who became so in the period. */
      medianDays: days,
      share,
    }),
    putToWork: closed({
      asked: Type.Integer(),
      met: Type.Integer(),
      /** From submitting to the end, of those that were met. */
      medianDays: days,
      wonWith: Type.Integer(),
      /** Of those, with somebody a colleague put forward. */
      wonWithNominated: Type.Integer(),
      /** From what the advocate did to the signature. */
      toSignatureDays: days,
      share,
    }),
  }),
})

export const listArcRows = endpoint({
  method: 'GET',
  path: '/recruiting/arcs/rows',
  noun: 'nominations',
  summary: 'The rows behind one figure of the arcs',
  access: readers,
  query: closed({ ...pageQuery, ...period, step: oneOf(arcSteps) }),
  response: pageOf(
    closed({
      id: UuidSchema,
      kind: oneOf(['account', 'contact', 'request', 'opportunity']),
      name: Type.String(),
      detail: nullable(Type.String()),
      on: nullable(DaySchema),
    }),
  ),
})

const CultivationBody = closed({
  kind: oneOf(cultivationKinds),
  doneOn: DaySchema,
  contactId: Type.Optional(nullable(UuidSchema)),
  words: Type.Optional(nullable(Type.String({ maxLength: 2_000 }))),
})

export const logCultivation = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/cultivations',
  noun: 'nominations',
  summary: 'Log what was done for a customer before anything is asked of them',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  body: CultivationBody,
  response: closed({ id: UuidSchema }),
})

export const editCultivation = endpoint({
  method: 'PUT',
  path: '/cultivations/:cultivationId',
  noun: 'nominations',
  summary: 'Put right what was logged: whoever logged it, or the program',
  access: 'signed-in',
  params: closed({ cultivationId: UuidSchema }),
  body: CultivationBody,
  response: closed({ id: UuidSchema }),
})

export const removeCultivation = endpoint({
  method: 'DELETE',
  path: '/cultivations/:cultivationId',
  noun: 'nominations',
  summary: 'Take back what was logged, as if it had not been: whoever logged it, or the program',
  access: 'signed-in',
  params: closed({ cultivationId: UuidSchema }),
  response: closed({}),
})

export const listCultivations = endpoint({
  method: 'GET',
  path: '/cultivations',
  noun: 'nominations',
  summary:
    'What was done for customers, the latest first: all for program and executives, else at one’s own accounts and one’s own',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    ...period,
    account: Type.Optional(UuidSchema),
    kind: Type.Optional(oneOf(cultivationKinds)),
  }),
  response: pageOf(
    closed({
      id: UuidSchema,
      kind: oneOf(cultivationKinds),
      account: NamedSchema,
      contact: nullable(NamedSchema),
      person: NamedSchema,
      doneOn: DaySchema,
      words: nullable(Type.String()),
      createdAt: InstantSchema,
      may: MaySchema,
    }),
  ),
})

export const getDiversity = endpoint({
  method: 'GET',
  path: '/recruiting/diversity',
  noun: 'nominations',
  summary: 'Advocates beside customers and open opportunities, by industry, product, geography or use case',
  access: readers,
  query: closed({ by: oneOf(dimensions) }),
  response: closed({
    by: oneOf(dimensions),
    total: closed({ advocates: Type.Integer(), customers: Type.Integer(), opportunities: Type.Integer() }),
    rows: Type.Array(
      closed({
        /** Null for those of whom it is not known. */
        term: nullable(NamedSchema),
        advocates: Type.Integer(),
        customers: Type.Integer(),
        opportunities: Type.Integer(),
      }),
    ),
  }),
})
