import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'

/** What one team, or one person, brought in the days asked for. Every figure opens to its nominations. */
const figures = {
  nominations: Type.Integer(),
  accepted: Type.Integer(),
  declined: Type.Integer(),
  /** Of those put forward in these days, who can be found now. */
  discoverable: Type.Integer(),
  /** What they did for us since, and won deals among what they were asked for. */
  uses: Type.Integer(),
  wonDeals: Type.Integer(),
  lastAt: nullable(InstantSchema),
}

export const getParticipation = endpoint({
  method: 'GET',
  path: '/recruiting/nominators',
  noun: 'nominations',
  summary: 'Which teams put customers forward, what became of it, and which were silent for a quarter',
  access: ['program-manager', 'executive'],
  query: closed({ days: Type.Optional(Type.Integer({ minimum: 7, maximum: 730 })) }),
  response: closed({
    days: Type.Integer(),
    /** The first day that counts, to open the rows. */
    since: Type.String(),
    total: closed({ nominations: Type.Integer(), people: Type.Integer(), byCustomers: Type.Integer() }),
    teams: Type.Array(
      closed({
        team: NamedSchema,
        kind: Type.String(),
        people: Type.Integer(),
        /** Who of the team put somebody forward. */
        nominators: Type.Integer(),
        ...figures,
        isSilent: Type.Boolean(),
        written: nullable(closed({ at: InstantSchema, by: Type.String() })),
      }),
    ),
    prompts: closed({
      asked: Type.Integer(),
      answered: Type.Integer(),
      nominated: Type.Integer(),
      medianSeconds: nullable(Type.Integer()),
    }),
  }),
})

export const listNominators = endpoint({
  method: 'GET',
  path: '/recruiting/nominators/people',
  noun: 'nominations',
  summary: 'Who put customers forward, whoever put most forward first',
  access: ['program-manager', 'executive'],
  query: closed({
    ...pageQuery,
    days: Type.Optional(Type.Integer({ minimum: 7, maximum: 730 })),
    team: Type.Optional(UuidSchema),
  }),
  response: pageOf(closed({ person: NamedSchema, team: nullable(Type.String()), ...figures })),
})

export const callForNominations = endpoint({
  method: 'POST',
  path: '/recruiting/calls',
  noun: 'nominations',
  summary: 'Write to a team that it put customers forward: each of its people is told, in one’s own name',
  access: ['program-manager'],
  body: closed({
    teamIds: Type.Array(UuidSchema, { minItems: 1, maxItems: 50 }),
    words: Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' }),
  }),
  response: closed({ people: Type.Integer() }),
})

export const getOwnNominations = endpoint({
  method: 'GET',
  path: '/nominations/own',
  noun: 'nominations',
  summary: 'What became of those one put forward oneself, in figures',
  access: 'signed-in',
  response: closed({
    nominations: Type.Integer(),
    accepted: Type.Integer(),
    waiting: Type.Integer(),
    discoverable: Type.Integer(),
    uses: Type.Integer(),
    opportunities: Type.Integer(),
    wonDeals: Type.Integer(),
  }),
})

export const getNomineeUses = endpoint({
  method: 'GET',
  path: '/nominations/:nominationId/uses',
  noun: 'nominations',
  summary: 'What somebody did for us since they were put forward, for those behind the nomination',
  access: 'signed-in',
  params: closed({ nominationId: UuidSchema }),
  response: closed({
    uses: Type.Array(
      closed({
        id: UuidSchema,
        activity: Type.String(),
        on: Type.String(),
        team: nullable(Type.String()),
        opportunity: nullable(closed({ name: Type.String(), state: oneOf(['open', 'won', 'lost']) })),
      }),
    ),
  }),
})
