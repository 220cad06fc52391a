import type { Column, Constraint, Policy, Relation } from '../generate/catalogue.ts'
import { appRole, globalTables, tablesOfLibraries } from './global-tables.ts'

const wall = "(workspace_id = (NULLIF(current_setting('avouch.workspace'::text, true), ''::text))::uuid)"

const columnTypes = [
  'text',
  'uuid',
  'bigint',
  'integer',
  'timestamp with time zone',
  'date',
  'boolean',
  'jsonb',
  'numeric',
  // A search document: computed by the database from text, and read by search functions only.
  'tsvector',
]

const pastTheWall = ['truncate', 'references', 'trigger', 'maintain']

const isGlobalTable = (name: string) => Object.hasOwn(globalTables, name)

/** Column types of every table; keys, row security, policies and grants of tables with a wall. */
export function judgeTable(table: Relation): string[] {
  const ofLibrary = tablesOfLibraries.includes(table.name)
  const findings = ofLibrary ? [] : [...judgeColumns(table.columns), ...judgeGrants(table)]
  if (!isGlobalTable(table.name)) findings.push(...judgeWall(table))
  return findings.map((finding) => `table ${table.name}: ${finding}`)
}

function judgeColumns(columns: Column[]): string[] {
  return columns
    .filter((column) => !columnTypes.includes(column.type.replace(/\(.*\)$/, '')))
    .map((column) => `column ${column.name} is ${column.type}; allowed are ${columnTypes.join(', ')}`)
}

function judgeGrants(table: Relation): string[] {
  const past = table.grants.filter((grant) => grant.role !== appRole || pastTheWall.includes(grant.privilege))
  return past.map((grant) =>
    grant.role === appRole
      ? `${grant.role} may ${grant.privilege}, which row security does not stop`
      : `${grant.role} has ${grant.privilege}; only ${appRole} may be granted anything`,
  )
}

function judgeWall(table: Relation): string[] {
  const workspace = table.columns.find((column) => column.name === 'workspace_id')
  if (!workspace) return ['has no workspace_id and is not named in global-tables.ts']
  return [
    ...(workspace.type === 'uuid' && workspace.notNull ? [] : ['workspace_id must be uuid not null']),
    ...judgeKeys(table),
    ...judgeRowSecurity(table),
  ]
}

function judgeKeys(table: Relation): string[] {
  const findings = table.constraints.some((constraint) => constraint.kind === 'primary')
    ? []
    : ['has no primary key']
  for (const index of table.indexes) {
    if (index.unique && index.keys[0] !== 'workspace_id') {
      findings.push(`unique index ${index.name} does not begin with workspace_id`)
    }
  }
  const foreign = table.constraints.filter((constraint) => constraint.kind === 'foreign')
  return [...findings, ...foreign.flatMap(judgeForeignKey)]
}

function judgeForeignKey(key: Constraint): string[] {
  const target = key.targetTable ?? ''
  const findings: string[] = []
  const beginsRight = key.columns[0] === 'workspace_id' && key.targetColumns[0] === 'workspace_id'
  if (!isGlobalTable(target) && !beginsRight) {
    findings.push(`foreign key ${key.name} to ${target} does not begin with workspace_id on both sides`)
  }
  const cleared = key.columnsSetNull.length > 0 ? key.columnsSetNull : key.columns
  if (key.setsNullOnDelete && cleared.includes('workspace_id')) {
    findings.push(
      `foreign key ${key.name} clears workspace_id on delete; name the columns: on delete set null (…)`,
    )
  }
  return findings
}

function judgeRowSecurity(table: Relation): string[] {
  if (!table.rowSecurity) return ['row security is not enabled']
  const wider = table.policies.filter((policy) => policy.permissive && !isWall(policy))
  const findings = wider.map(
    (policy) => `policy ${policy.name} is permissive and not the wall, so it opens it`,
  )
  if (!table.policies.some(isWall))
    findings.unshift(`has no policy for all commands with ${wall.slice(1, -1)}`)
  return findings
}

function isWall(policy: Policy): boolean {
  const forApp = policy.roles.includes('public') || policy.roles.includes(appRole)
  const holds = policy.using === wall && (policy.check === null || policy.check === wall)
  return policy.permissive && policy.command === 'all' && forApp && holds
}
