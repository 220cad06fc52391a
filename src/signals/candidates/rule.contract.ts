import { Type } from 'typebox'
import {
  closed,
  endpoint,
  LineSchema,
  NamedSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { ConditionSchema, candidatePurposes } from './condition.ts'

const noun = 'signals'
const params = closed({ candidateRuleId: UuidSchema })

const written = {
  name: LineSchema,
  weight: Type.Integer({ minimum: 1, maximum: 95 }),
  conditions: Type.Array(ConditionSchema, { minItems: 1, maxItems: 12 }),
  isOn: Type.Boolean(),
}

const RuleSchema = closed({
  id: UuidSchema,
  purpose: oneOf(candidatePurposes),
  ...written,
  conditions: Type.Array(ConditionSchema),
  version: Type.Integer(),
  points: Type.Integer(),
  /** The conditions in words. */
  says: Type.Array(Type.String()),
  /** The terms that the conditions name. */
  terms: Type.Array(NamedSchema),
  brings: Type.Boolean(),
})

export const listCandidateRules = endpoint({
  method: 'GET',
  path: '/candidate-rules',
  noun,
  summary: 'The standing rules for candidates and for invitations to review, the heaviest first',
  access: ['program-manager'],
  response: closed({ rows: Type.Array(RuleSchema), lowestScore: Type.Integer() }),
})

export const addCandidateRule = endpoint({
  method: 'POST',
  path: '/candidate-rules',
  noun,
  summary: 'Add a standing rule. Invitations to review may not ask how somebody feels about us',
  access: ['program-manager'],
  body: closed({ purpose: oneOf(candidatePurposes), ...written }),
  response: RuleSchema,
})

export const changeCandidateRule = endpoint({
  method: 'PUT',
  path: '/candidate-rules/:candidateRuleId',
  noun,
  summary: 'Change a standing rule; candidates are looked for anew',
  access: ['program-manager'],
  params,
  body: closed({ ...written, version: Type.Integer() }),
  response: RuleSchema,
})

export const removeCandidateRule = endpoint({
  method: 'DELETE',
  path: '/candidate-rules/:candidateRuleId',
  noun,
  summary: 'Remove a standing rule',
  access: ['program-manager'],
  params,
  response: closed({ removed: Type.Boolean() }),
})

export const previewCandidateRule = endpoint({
  method: 'POST',
  path: '/candidate-rules/previews',
  noun,
  summary: 'Whom a rule would point at, before it is saved; nothing is written',
  access: ['program-manager'],
  body: closed({
    purpose: oneOf(candidatePurposes),
    conditions: Type.Array(ConditionSchema, { minItems: 1, maxItems: 12 }),
  }),
  response: closed({
    total: Type.Integer(),
    /** Of them, those whom no rule in force points at yet. */
    fresh: Type.Integer(),
    /** Of them, those who are left out all the same. */
    leftOut: Type.Integer(),
    brings: Type.Boolean(),
    rows: Type.Array(
      closed({
        contact: closed({ id: UuidSchema, name: Type.String() }),
        account: nullable(Type.String()),
        rows: Type.Integer({ description: 'How many rows the reason rests on' }),
      }),
    ),
  }),
})
