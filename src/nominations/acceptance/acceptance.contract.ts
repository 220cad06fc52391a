import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { nominationStates } from '../nomination.ts'
import { ConditionSchema } from './acceptance.ts'

const conditions = Type.Array(ConditionSchema, { minItems: 1, maxItems: 12 })
const FindingSchema = closed({ says: Type.String(), holds: Type.Boolean() })

const RuleSchema = closed({
  id: UuidSchema,
  name: Type.String(),
  isOn: Type.Boolean(),
  conditions,
  /** How many it took up so far. */
  taken: Type.Integer(),
  madeBy: nullable(NamedSchema),
  changedAt: InstantSchema,
  version: Type.Integer(),
})

export const listAcceptanceRules = endpoint({
  method: 'GET',
  path: '/acceptance-rules',
  noun: 'nominations',
  summary: 'Rules that take nominations up by themselves',
  access: ['program-manager', 'administrator', 'executive'],
  response: closed({ rows: Type.Array(RuleSchema), may: MaySchema }),
})

export const previewAcceptanceRule = endpoint({
  method: 'POST',
  path: '/acceptance-rules/previews',
  noun: 'nominations',
  summary:
    'Whom a rule would take up: of those that wait, and how people decided on those of the last 90 days it fits',
  access: ['program-manager'],
  body: closed({ conditions }),
  response: closed({
    waiting: Type.Integer(),
    takes: Type.Integer(),
    past: closed({ fits: Type.Integer(), accepted: Type.Integer(), declined: Type.Integer() }),
    rows: Type.Array(
      closed({
        nominationId: UuidSchema,
        name: Type.String(),
        account: nullable(Type.String()),
        state: oneOf(nominationStates),
        takes: Type.Boolean(),
        findings: Type.Array(FindingSchema),
      }),
    ),
  }),
})

const body = closed({ name: LineSchema, isOn: Type.Boolean(), conditions })

export const createAcceptanceRule = endpoint({
  method: 'POST',
  path: '/acceptance-rules',
  noun: 'nominations',
  summary: 'Make a rule that takes nominations up; those that wait are judged by it at once where it is on',
  access: ['program-manager'],
  body,
  response: closed({ id: UuidSchema }),
})

export const updateAcceptanceRule = endpoint({
  method: 'PATCH',
  path: '/acceptance-rules/:acceptanceRuleId',
  noun: 'nominations',
  summary: 'Change a rule, switch it on or off',
  access: ['program-manager'],
  params: closed({ acceptanceRuleId: UuidSchema }),
  body: closed({ ...body.properties, version: Type.Integer() }),
  response: closed({}),
})

export const removeAcceptanceRule = endpoint({
  method: 'DELETE',
  path: '/acceptance-rules/:acceptanceRuleId',
  noun: 'nominations',
  summary: 'Remove a rule; what it took up stays, with what it found',
  access: ['program-manager'],
  params: closed({ acceptanceRuleId: UuidSchema }),
  response: closed({}),
})
