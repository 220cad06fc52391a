import { Type } from 'typebox'
import { closed, endpoint, MaySchema, nullable, UuidSchema } from '../kernel/contract.ts'
import { PartSchema } from './match.contract.ts'
import { NeedSchema } from './need.contract.ts'
import { type WeightedKind, weightedKinds } from './need.ts'

// How much each thing counts when advocates are matched for a kind of activity.

const params = closed({ activityTypeId: UuidSchema })
const weight = Type.Integer({ minimum: 1, maximum: 5 })

const WeightsSchema = closed(
  Object.fromEntries(weightedKinds.map((kind) => [kind, weight])) as Record<WeightedKind, typeof weight>,
)

export const getMatchWeights = endpoint({
  method: 'GET',
  path: '/activity-types/:activityTypeId/match-weights',
  noun: 'matching',
  summary: 'How much each thing counts when advocates are matched for a kind of activity',
  access: 'signed-in',
  params,
  response: closed({ weights: WeightsSchema, usual: WeightsSchema, may: MaySchema }),
})

export const setMatchWeights = endpoint({
  method: 'PUT',
  path: '/activity-types/:activityTypeId/match-weights',
  noun: 'matching',
  summary:
    'Set how much each thing counts for a kind of activity; what is as usual again is not kept. Musts stay musts',
  access: ['program-manager'],
  params,
  body: closed({ weights: WeightsSchema }),
  response: closed({ weights: WeightsSchema, usual: WeightsSchema, may: MaySchema }),
})

const PlacedSchema = closed({
  contactId: UuidSchema,
  name: Type.String(),
  account: nullable(Type.String()),
  rank: PartSchema,
  fit: PartSchema,
  place: Type.Integer(),
  other: nullable(Type.Integer({ description: 'The place in the other list; null: not in it' })),
})

export const previewMatchWeights = endpoint({
  method: 'POST',
  path: '/activity-types/:activityTypeId/match-weights/preview',
  noun: 'matching',
  summary: 'How one need would be ranked with other weights, beside how it is ranked now. Reads only',
  access: ['program-manager'],
  params,
  body: closed({ weights: WeightsSchema, need: NeedSchema }),
  response: closed({
    before: Type.Array(PlacedSchema),
    after: Type.Array(PlacedSchema),
    touched: Type.Integer({ description: 'Things the need asks for whose weight would be another' }),
  }),
})
