import { Type } from 'typebox'
import { closed, DaySchema, endpoint, MaySchema, nullable, oneOf, UuidSchema } from '../kernel/contract.ts'
import { valueLevels, verdicts } from './explain-standing.ts'
import { sourceKinds } from './reason.ts'
import { ruleCodes, ruleGroups } from './rule-card.ts'
import { StandingSchema } from './standing.contract.ts'

const RuleSchema = closed({
  code: oneOf([...ruleCodes, 'held-by-owner']),
  group: oneOf(ruleGroups),
  title: Type.String(),
  values: Type.Array(
    closed({
      title: Type.String(),
      value: Type.Number(),
      unit: Type.String(),
      level: oneOf(valueLevels),
      why: nullable(Type.String()),
    }),
  ),
  verdict: oneOf(verdicts),
  reads: Type.String({ description: 'What the rule found, in a sentence' }),
  from: nullable(DaySchema),
  until: nullable(DaySchema),
  asks: Type.Array(
    closed({
      id: UuidSchema,
      title: Type.String(),
      on: DaySchema,
      loadPoints: Type.Number(),
      isOpen: Type.Boolean(),
      freesOn: DaySchema,
    }),
  ),
  sources: Type.Array(closed({ kind: oneOf(sourceKinds), id: Type.String(), name: Type.String() })),
})

export const explainRules = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/rules',
  noun: 'protection',
  summary:
    'Whether somebody may be asked on a day, rule by rule: the value in force, who set it, what it found',
  access: 'signed-in',
  params: closed({ contactId: UuidSchema }),
  query: closed({
    activityTypeId: Type.Optional(UuidSchema),
    on: Type.Optional(DaySchema),
  }),
  response: closed({
    name: Type.String(),
    account: nullable(closed({ id: UuidSchema, name: Type.String() })),
    today: DaySchema,
    activityType: nullable(closed({ id: UuidSchema, name: Type.String() })),
    kinds: Type.Array(closed({ id: UuidSchema, name: Type.String() })),
    standing: StandingSchema,
    rules: Type.Array(RuleSchema),
    seesCauses: Type.Boolean(),
    may: MaySchema,
  }),
})
