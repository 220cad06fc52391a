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
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { limitLevels } from './rules.ts'

const ruleLevels = ['workspace', ...limitLevels] as const

const SettingNameSchema = Type.String({ pattern: '^protection\\.[a-z][a-z-]*$', maxLength: 120 })
const ValueSchema = Type.Number({ minimum: 0, maximum: 1_000, description: 'In the unit of the threshold' })

const LimitSchema = closed({
  id: UuidSchema,
  setting: Type.String(),
  title: Type.String(),
  unit: Type.String(),
  level: oneOf(limitLevels),
  segment: nullable(Type.String()),
  account: nullable(NamedSchema),
  contact: nullable(NamedSchema),
  value: Type.Number(),
  reason: Type.String(),
  setBy: nullable(Type.String()),
  setAt: InstantSchema,
  /** What is as strict or stricter, so that this one has no effect. */
  overruledBy: nullable(closed({ level: oneOf(ruleLevels), value: Type.Number() })),
  may: MaySchema,
})

export const listRules = endpoint({
  method: 'GET',
  path: '/protection/rules',
  noun: 'protection',
  summary:
    'Every threshold of protection in force in the workspace: its value, where it comes from, who set it',
  access: 'signed-in',
  response: closed({
    rows: Type.Array(
      closed({
        setting: Type.String(),
        title: Type.String(),
        unit: Type.String(),
        why: Type.String({ description: 'Where the default comes from' }),
        default: Type.Number(),
        value: Type.Number(),
        schema: Type.Unknown({ description: 'JSON Schema of the value' }),
        setAt: nullable(InstantSchema),
        setBy: nullable(Type.String()),
        stricter: oneOf(['lower', 'higher']),
        levels: Type.Array(oneOf(limitLevels), { description: 'Where it may be set stricter' }),
        limits: Type.Integer({ description: 'How often it is set for a segment, an account or an advocate' }),
      }),
    ),
    segments: Type.Array(closed({ segment: Type.String(), accounts: Type.Integer() }), { maxItems: 200 }),
    may: MaySchema,
  }),
})

export const listLimits = endpoint({
  method: 'GET',
  path: '/protection/limits',
  noun: 'protection',
  summary: 'Thresholds set for a segment, an account or an advocate, the latest first',
  access: 'signed-in',
  query: closed({
    setting: Type.Optional(SettingNameSchema),
    level: Type.Optional(oneOf(limitLevels)),
    accountId: Type.Optional(UuidSchema),
    contactId: Type.Optional(UuidSchema),
    ...pageQuery,
  }),
  response: pageOf(LimitSchema),
})

export const setLimit = endpoint({
  method: 'POST',
  path: '/protection/limits',
  noun: 'protection',
  summary: 'Set one threshold for a segment, an account or an advocate; the stricter wins',
  access: 'signed-in',
  body: closed({
    setting: SettingNameSchema,
    value: ValueSchema,
    reason: LineSchema,
    segment: Type.Optional(LineSchema),
    accountId: Type.Optional(UuidSchema),
    contactId: Type.Optional(UuidSchema),
  }),
  response: LimitSchema,
})

const params = closed({ limitId: UuidSchema })

export const changeLimit = endpoint({
  method: 'PATCH',
  path: '/protection/limits/:limitId',
  noun: 'protection',
  summary: 'Change a threshold set for a segment, an account or an advocate',
  access: 'signed-in',
  params,
  body: closed({ value: ValueSchema, reason: LineSchema }),
  response: LimitSchema,
})

export const liftLimit = endpoint({
  method: 'PUT',
  path: '/protection/limits/:limitId/lifting',
  noun: 'protection',
  summary: 'Lift a threshold set for a segment, an account or an advocate, with the reason',
  access: 'signed-in',
  params,
  body: closed({ reason: LineSchema }),
  response: closed({ done: oneOf(['yes']) }),
})

export const countStale = endpoint({
  method: 'GET',
  path: '/standings/stale',
  noun: 'protection',
  summary: 'How many stored standings have not followed the last change of the rules yet',
  access: 'signed-in',
  response: closed({
    stale: Type.Integer(),
    all: Type.Integer(),
    changedAt: nullable(InstantSchema),
  }),
})
