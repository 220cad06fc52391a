import type { Client } from 'pg'
import {
  columnsQuery,
  constraintsQuery,
  extensionsQuery,
  functionsQuery,
  grantsQuery,
  indexesQuery,
  policiesQuery,
  relationsQuery,
  rolesQuery,
  schemasQuery,
  textSearchQuery,
  triggersQuery,
} from './catalogue-queries.ts'

export interface Column {
  name: string
  type: string
  notNull: boolean
  default: string | null
  identity: 'always' | 'by default' | null
  generated: string | null
  collation: string | null
}

export interface Constraint {
  name: string
  kind: 'primary' | 'unique' | 'foreign' | 'check' | 'exclusion'
  columns: string[]
  targetTable: string | null
  targetColumns: string[]
  setsNullOnDelete: boolean
  columnsSetNull: string[]
  definition: string
}

export interface Index {
  name: string
  unique: boolean
  /** Column names in order; an expression stands as its text. */
  keys: string[]
  ofConstraint: boolean
  definition: string
}

export interface Policy {
  name: string
  command: 'all' | 'select' | 'insert' | 'update' | 'delete'
  permissive: boolean
  roles: string[]
  using: string | null
  check: string | null
}

export interface Grant {
  role: string
  privilege: string
  columns: string[]
}

export interface Trigger {
  name: string
  definition: string
}

export interface Relation {
  schema: string
  name: string
  kind: 'table' | 'partitioned table' | 'view' | 'materialized view' | 'foreign table' | 'sequence'
  owner: string
  comment: string | null
  rowSecurity: boolean
  securityInvoker: boolean
  definition: string | null
  columns: Column[]
  constraints: Constraint[]
  indexes: Index[]
  policies: Policy[]
  triggers: Trigger[]
  grants: Grant[]
}

export interface DatabaseFunction {
  schema: string
  name: string
  arguments: string
  owner: string
  language: string
  securityDefiner: boolean
  settings: string[]
  body: string
  definition: string
}

export interface Role {
  name: string
  superuser: boolean
  bypassesRowSecurity: boolean
  createsRoles: boolean
  createsDatabases: boolean
  replicates: boolean
  createsIn: string[]
  memberOf: string[]
  owns: string[]
}

export interface TextSearchConfiguration {
  name: string
  parser: string
  mappings: { tokens: string[]; dictionaries: string[] }[]
}

/** Everything our own schema holds, in a fixed order; the schemas of auth and pgboss appear by name only. */
export interface Catalogue {
  schemas: { name: string; owner: string }[]
  extensions: { name: string; schema: string }[]
  textSearch: TextSearchConfiguration[]
  relations: Relation[]
  functions: DatabaseFunction[]
  roles: Role[]
}

interface OfRelation {
  relation: string
}

function byRelation<Row extends OfRelation>(rows: Row[]): (relation: string) => Omit<Row, 'relation'>[] {
  const groups = Map.groupBy(rows, (row) => row.relation)
  return (relation) => (groups.get(relation) ?? []).map(({ relation: _, ...rest }) => rest)
}

async function readRelations(client: Client): Promise<Relation[]> {
  const rows = async <Row extends OfRelation>(query: string) =>
    byRelation<Row>((await client.query<Row>(query)).rows)
  const columns = await rows<Column & OfRelation>(columnsQuery)
  const constraints = await rows<Constraint & OfRelation>(constraintsQuery)
  const indexes = await rows<Index & OfRelation>(indexesQuery)
  const policies = await rows<Policy & OfRelation>(policiesQuery)
  const triggers = await rows<Trigger & OfRelation>(triggersQuery)
  const grants = await rows<Grant & OfRelation>(grantsQuery)
  const relations = await client.query<Relation & OfRelation>(relationsQuery)
  return relations.rows.map(({ relation: oid, ...relation }) => ({
    ...relation,
    columns: columns(oid),
    constraints: constraints(oid),
    indexes: indexes(oid),
    policies: policies(oid),
    triggers: triggers(oid),
    grants: grants(oid),
  }))
}

/** Reads the catalogue of the database the client is connected to, as the owner of its tables. */
export async function readCatalogue(client: Client): Promise<Catalogue> {
  const rows = async <Row extends object>(query: string) => (await client.query<Row>(query)).rows
  return {
    schemas: await rows<Catalogue['schemas'][number]>(schemasQuery),
    extensions: await rows<Catalogue['extensions'][number]>(extensionsQuery),
    textSearch: await rows<TextSearchConfiguration>(textSearchQuery),
    relations: await readRelations(client),
    functions: await rows<DatabaseFunction>(functionsQuery),
    roles: await rows<Role>(rolesQuery),
  }
}
