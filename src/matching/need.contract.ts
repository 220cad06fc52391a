import { Type } from 'typebox'
import { closed, DaySchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { criterionKinds, criterionSources } from './need.ts'

const criterion = {
  kind: oneOf(criterionKinds),
  value: Type.String({ minLength: 1, maxLength: 120 }),
  weight: Type.Integer({ minimum: 1, maximum: 5 }),
  isMust: Type.Boolean(),
  source: oneOf(criterionSources),
}

const need = {
  activityTypeId: UuidSchema,
  wishedOn: nullable(DaySchema),
  opportunityId: nullable(UuidSchema),
  prospectId: nullable(UuidSchema),
  words: Type.String({ maxLength: 4_000 }),
}

/** A need as it is sent and stored. */
export const NeedSchema = closed({
  ...need,
  criteria: Type.Array(closed(criterion), { maxItems: 30 }),
})

/** A need as it is read: each criterion with the name people know it by. */
export const NeedToldSchema = closed({
  ...need,
  criteria: Type.Array(closed({ ...criterion, name: Type.String() })),
})
