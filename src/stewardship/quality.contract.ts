import { Type } from 'typebox'
import { agingKinds } from '../advocates/freshness.ts'
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
} from '../kernel/contract.ts'
import { ownerTasks } from './owner-ask.ts'
import { roundStates } from './round.ts'

const count = Type.Integer({ minimum: 0 })

/** How much of what is known is in date, and how much of what was asked came back in time. */
const figures = {
  facts: Type.Integer({
    minimum: 0,
    description: 'Each once; what is the same for a whole account counts once',
  }),
  stale: count,
  asked: Type.Integer({
    minimum: 0,
    description: 'Facts asked in the last 90 days whose time is over or that were answered',
  }),
  onTime: Type.Integer({ minimum: 0, description: 'Of those, answered by their day' }),
}

export const qualityGroups = ['owner', 'team', 'segment'] as const

export const getQuality = endpoint({
  method: 'GET',
  path: '/stewardship/quality',
  noun: 'stewardship',
  summary:
    'How true what we know still is: in all, and by relationship owner, team or segment; one’s own for members',
  access: 'signed-in',
  query: closed({ by: Type.Optional(oneOf(qualityGroups)) }),
  response: closed({
    all: closed({ ...figures, toDecide: count, edits: count, heldBack: count }),
    by: oneOf(qualityGroups),
    rows: Type.Array(closed({ key: nullable(Type.String()), name: nullable(Type.String()), ...figures })),
    isMine: Type.Boolean(),
  }),
})

export const factLists = ['stale', 'to-decide', 'late', 'on-time'] as const

export const listFacts = endpoint({
  method: 'GET',
  path: '/stewardship/facts',
  noun: 'stewardship',
  summary: 'The facts behind each figure: stale, for the program to decide, answered in time, or not',
  access: 'signed-in',
  query: closed({
    ...pageQuery,
    list: Type.Optional(oneOf(factLists)),
    by: Type.Optional(oneOf(qualityGroups)),
    key: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'Whose: an owner, a team or a segment; none for those without',
      }),
    ),
  }),
  response: pageOf(
    closed({
      contactId: UuidSchema,
      name: Type.String(),
      account: nullable(NamedSchema),
      owner: nullable(NamedSchema),
      kind: oneOf(agingKinds),
      key: Type.String(),
      /** The fact as a sentence. */
      sentence: Type.String(),
      confirmedOn: nullable(DaySchema),
      staleOn: DaySchema,
      /** What became of asking last, where somebody was asked. */
      asked: nullable(
        closed({ on: DaySchema, outcome: nullable(Type.String()), who: nullable(Type.String()) }),
      ),
    }),
  ),
})

export const listRounds = endpoint({
  method: 'GET',
  path: '/stewardship/rounds',
  noun: 'stewardship',
  summary: 'Pages with facts to confirm that went out, the newest first; one’s own for members',
  access: 'signed-in',
  query: closed({ ...pageQuery, state: Type.Optional(oneOf(roundStates)) }),
  response: pageOf(
    closed({
      id: UuidSchema,
      to: closed({ name: Type.String(), isAdvocate: Type.Boolean() }),
      accounts: Type.Array(Type.String()),
      state: oneOf(roundStates),
      openedAt: InstantSchema,
      dueOn: DaySchema,
      remindedAt: nullable(InstantSchema),
      answeredAt: nullable(InstantSchema),
      seconds: nullable(Type.Integer()),
      facts: count,
      answered: count,
    }),
  ),
})

export const getOwnerWeek = endpoint({
  method: 'GET',
  path: '/stewardship/week',
  noun: 'stewardship',
  summary:
    'What each relationship owner was asked this week, the minutes it took them, and what is held back until the next',
  access: 'signed-in',
  response: closed({
    weekOn: DaySchema,
    most: count,
    people: Type.Array(
      closed({
        person: NamedSchema,
        asked: count,
        answered: count,
        seconds: count,
        held: Type.Array(
          closed({ task: oneOf(ownerTasks), about: nullable(Type.String()), from: DaySchema }),
        ),
      }),
    ),
  }),
})

export const releaseRound = endpoint({
  method: 'POST',
  path: '/stewardship/rounds',
  noun: 'stewardship',
  summary:
    'Ask an advocate about themselves: what is stale and theirs to say goes to them by mail, in one’s own name',
  access: ['program-manager'],
  body: closed({ contactId: UuidSchema }),
  response: closed({ id: UuidSchema, facts: count }),
})

export const listEdits = endpoint({
  method: 'GET',
  path: '/stewardship/edits',
  noun: 'stewardship',
  summary: 'What people said has changed and nobody has looked at yet, the oldest first',
  access: ['program-manager'],
  query: closed({ ...pageQuery }),
  response: pageOf(
    closed({
      id: UuidSchema,
      contact: NamedSchema,
      account: nullable(NamedSchema),
      kind: oneOf(agingKinds),
      key: Type.String(),
      before: nullable(Type.String()),
      said: Type.String(),
      /** True where accepting writes it; else it is written by hand on the record. */
      canWrite: Type.Boolean(),
      by: nullable(Type.String()),
      byContact: Type.Boolean(),
      at: InstantSchema,
    }),
  ),
})

export const decideEdit = endpoint({
  method: 'POST',
  path: '/stewardship/edits/:proposedEditId/decision',
  noun: 'stewardship',
  summary: 'Take over what somebody said has changed, as it was said or amended, or decline it with a reason',
  access: ['program-manager'],
  params: closed({ proposedEditId: UuidSchema }),
  body: closed({
    decision: oneOf(['accept', 'decline']),
    written: nullable(Type.String({ maxLength: 4_000 })),
    reason: nullable(Type.String({ maxLength: 1_000 })),
  }),
  response: closed({ may: MaySchema }),
})
