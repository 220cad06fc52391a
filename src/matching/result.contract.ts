import { Type } from 'typebox'
import { standingStates } from '../activities/standing-state.ts'
import { closed, DaySchema, endpoint, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { outcomes } from './explanation.ts'
import { FactorSchema, LooseningSchema, MatchSchema, PartSchema, personSchema } from './match.contract.ts'
import { NeedSchema } from './need.contract.ts'

// What can be asked about a list of matches: why somebody is not in it, several beside each other, who is missing.

const size = Type.Optional(Type.Integer({ minimum: 1, maximum: 50, description: 'As long as the list was' }))
const without = Type.Optional(Type.Array(UuidSchema, { maxItems: 200 }))

export const explainMatch = endpoint({
  method: 'POST',
  path: '/matches/explanation',
  noun: 'matching',
  summary:
    'Why somebody is, or is not, in the list of matches of a need, and what would change it; no more than the caller may know. Reads only',
  access: 'signed-in',
  body: closed({ need: NeedSchema, contactId: UuidSchema, size, without }),
  response: closed({
    contactId: UuidSchema,
    name: Type.String(),
    outcome: oneOf(outcomes),
    isShown: Type.Boolean({ description: 'True: they are in the list, among the free or apart from them' }),
    says: Type.String(),
    place: nullable(Type.Integer({ description: 'Which of the free of the list they are, from 1' })),
    rank: nullable(PartSchema),
    fit: nullable(PartSchema),
    factors: Type.Array(FactorSchema),
    lostTo: nullable(closed({ contactId: UuidSchema, name: Type.String(), rank: PartSchema })),
    freeFrom: nullable(DaySchema),
    loosen: Type.Array(LooseningSchema, { description: 'What of the need would have to be less' }),
    change: Type.Array(Type.String(), { description: 'What else would change it' }),
  }),
})

export const compareAdvocates = endpoint({
  method: 'POST',
  path: '/matches/comparison',
  noun: 'matching',
  summary:
    'Up to four advocates beside each other for a need: factors, standing, freshness; load and story for whoever may see them. Reads only',
  access: 'signed-in',
  body: closed({ need: NeedSchema, contactIds: Type.Array(UuidSchema, { maxItems: 4 }) }),
  response: closed({
    wishedOn: DaySchema,
    activity: Type.String(),
    columns: Type.Array(
      closed({
        ...personSchema,
        owner: MatchSchema.properties.owner,
        standing: closed({
          state: oneOf(standingStates),
          says: Type.String(),
          freeFrom: nullable(DaySchema),
          ownerYes: Type.Array(Type.String()),
        }),
        mayAsk: Type.Boolean({ description: 'True: no gate and no standing stands against asking' }),
        load: Type.Optional(closed({ done: Type.Number(), reserved: Type.Number(), cap: Type.Number() })),
        story: Type.Optional(
          Type.Array(closed({ label: Type.String(), text: Type.String() }), {
            description: 'Results, situation and choice, shortened',
          }),
        ),
      }),
    ),
  }),
})

export const findGap = endpoint({
  method: 'POST',
  path: '/matches/gap',
  noun: 'matching',
  summary:
    'How many advocates and customers there are in the segment a need looks for, and whom one could recruit there. Reads only',
  access: 'signed-in',
  body: closed({ need: NeedSchema }),
  response: closed({
    segment: Type.Array(Type.String(), { description: 'The industry, region, size and products looked for' }),
    isOwn: Type.Boolean({ description: 'True: only accounts of the caller are counted as customers' }),
    advocates: Type.Integer({ description: 'Discoverable, in that segment' }),
    customers: Type.Integer({ description: 'Accounts in that segment' }),
    recruitable: Type.Integer({ description: 'Of those, without anybody discoverable' }),
    lookedAt: nullable(
      Type.Integer({ description: 'There are more accounts, and only so many were counted; null: all were' }),
    ),
    accounts: Type.Array(
      closed({
        id: UuidSchema,
        name: Type.String(),
        owner: nullable(Type.String()),
        says: Type.String({ description: 'What of the segment is on record of them' }),
        contacts: Type.Integer(),
      }),
    ),
  }),
})
