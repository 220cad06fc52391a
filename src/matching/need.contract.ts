import { Type } from 'typebox'
import { closed, DaySchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { criterionKinds, criterionSources } from './need.ts'

const criterion = {
  kind: oneOf(criterionKinds),
  value: Type.String({ minLength: 1, maxLength: 120 }),
  isMust: Type.Boolean(),
  source: oneOf(criterionSources),
}

const need = {
  activityTypeId: UuidSchema,
  wishedOn: nullable(DaySchema),
  /** The last day on which it may take place. */
  by: nullable(DaySchema),
  wanted: Type.Integer({ minimum: 1, maximum: 50, description: 'How many advocates' }),
  opportunityId: nullable(UuidSchema),
  prospectId: nullable(UuidSchema),
  words: Type.String({ maxLength: 4_000 }),
}

const weight = Type.Integer({ minimum: 1, maximum: 5 })

/** A need as it is sent and stored; a weight of null is the usual one of the kind of activity. */
export const NeedSchema = closed({
  ...need,
  criteria: Type.Array(closed({ ...criterion, weight: nullable(weight) }), { maxItems: 30 }),
})

/** A need as it is read: each criterion with the name people know it by, and the weight it has in the end. */
export const NeedToldSchema = closed({
  ...need,
  criteria: Type.Array(
    closed({
      ...criterion,
      weight,
      isUsual: Type.Boolean({ description: 'The weight is the usual one' }),
      name: Type.String(),
    }),
  ),
})
