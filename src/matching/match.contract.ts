import { Type } from 'typebox'
import { standingStates } from '../activities/standing-state.ts'
import { closed, DaySchema, endpoint, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { lifters } from '../protection/reason.ts'
import { NeedSchema, NeedToldSchema } from './need.contract.ts'
import { criterionKinds } from './need.ts'

export const PartSchema = Type.Number({ minimum: 0, maximum: 1 })

export const FactorSchema = closed({
  kind: oneOf([...criterionKinds, 'words', 'freshness', 'rest', 'reliability']),
  label: Type.String(),
  part: PartSchema,
  weight: nullable(Type.Integer({ description: 'Null: it multiplies the whole' })),
  isKnown: Type.Boolean({ description: 'False: nothing is recorded, so it counts half' }),
  says: Type.String(),
})

export const personSchema = {
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  account: nullable(closed({ id: UuidSchema, name: Type.String(), country: nullable(Type.String()) })),
  rank: PartSchema,
  fit: PartSchema,
  isFit: Type.Boolean({ description: 'False: a near miss' }),
  factors: Type.Array(FactorSchema),
}

const standing = {
  state: oneOf(standingStates),
  says: Type.String({
    description: 'One sentence; without the cause of a commercial hold where it is not the reader’s',
  }),
  freeFrom: nullable(DaySchema),
}

const match = {
  ...personSchema,
  owner: nullable(Type.String({ description: 'Who holds the relationship' })),
  standing: closed({
    ...standing,
    ownerYes: Type.Array(Type.String(), { description: 'Why the relationship owner must say yes' }),
  }),
}

export const MatchSchema = closed(match)

const NearestSchema = closed({
  ...match,
  misses: Type.String({ description: 'What of the need they miss: a must, or what they meet least' }),
})

const NotNowSchema = closed({
  ...personSchema,
  standing: closed({ ...standing, liftedBy: nullable(oneOf(lifters)) }),
})

export const LooseningSchema = closed({
  kind: oneOf([...criterionKinds, 'words', 'day']),
  value: nullable(Type.String()),
  name: Type.String({ description: 'What would be left out or asked for more widely, or the later day' }),
  to: nullable(
    Type.Array(closed({ value: Type.String(), name: Type.String() }), {
      description: 'What would be asked for instead, of the same kind; null where nothing would',
    }),
  ),
  more: Type.Integer({ description: 'How many more would fit and could be asked, of those looked at' }),
})

export const findMatches = endpoint({
  method: 'POST',
  path: '/matches',
  noun: 'matching',
  summary:
    'Advocates for a need, ranked, each factor with its reason; who cannot be asked then stands apart. Reads only: needs are too long for an address',
  access: 'signed-in',
  body: closed({
    need: NeedSchema,
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    without: Type.Optional(Type.Array(UuidSchema, { maxItems: 200, description: 'Contacts to leave out' })),
  }),
  response: closed({
    need: NeedToldSchema,
    wishedOn: DaySchema,
    activity: Type.String({ description: 'The name of the activity type' }),
    free: Type.Array(MatchSchema),
    notNow: Type.Array(NotNowSchema),
    nearest: Type.Array(NearestSchema, {
      description: 'Where nobody who fits is free: who comes nearest, and what they miss',
    }),
    loosen: Type.Array(LooseningSchema),
    considered: Type.Integer({ description: 'Advocates looked at, of all that may be found' }),
    discoverable: Type.Boolean({
      description: 'False where the workspace has no discoverable advocate at all',
    }),
    words: Type.Array(
      closed({ typed: Type.String(), read: Type.Array(Type.String()), isKnown: Type.Boolean() }),
      { description: 'Each word typed that says something, and what it was taken for' },
    ),
  }),
})

export const getOpportunityNeed = endpoint({
  method: 'GET',
  path: '/opportunities/:opportunityId/need',
  noun: 'matching',
  summary: 'The need an opportunity fills in by itself',
  access: 'signed-in',
  params: closed({ opportunityId: UuidSchema }),
  query: closed({ activityTypeId: Type.Optional(UuidSchema) }),
  response: closed({ need: NeedToldSchema }),
})
