import type { Catalogue, Relation } from '../generate/catalogue.ts'
import { readCatalogueOf, withPreparedDatabase } from '../generate/prepared-database.ts'
import { globalTables, knownSchemas, ownerRole } from './global-tables.ts'
import type { Verdict } from './verdict.ts'
import { judgeFunctions } from './walls-of-functions.ts'
import { judgeRoles } from './walls-of-roles.ts'
import { judgeTable } from './walls-of-tables.ts'

/** Reads the catalogue of a database at the newest migration, and holds it against the rules of the walls. */
export async function checkWalls(): Promise<Verdict> {
  const catalogue = await withPreparedDatabase((urls) => readCatalogueOf(urls.ownerUrl))
  const { relations, functions } = catalogue
  return {
    read: `${relations.length} relations, ${functions.length} functions`,
    findings: judgeWalls(catalogue),
  }
}

/** What in this catalogue would let one workspace see or touch another's rows. */
export function judgeWalls(catalogue: Catalogue): string[] {
  const { relations, schemas } = catalogue
  if (relations.length === 0) return ['database: no table was read, so nothing was checked']
  return [
    ...schemas
      .filter(({ name }) => !knownSchemas.includes(name))
      .map(({ name }) => `schema ${name}: is not a known schema`),
    ...findMissingGlobals(relations),
    ...relations.flatMap((relation) => judgeRelation(relation)),
    ...judgeFunctions(catalogue),
    ...judgeRoles(catalogue),
  ]
}

function findMissingGlobals(relations: Relation[]): string[] {
  const names = new Set(relations.map((relation) => relation.name))
  return Object.keys(globalTables)
    .filter((name) => !names.has(name))
    .map((name) => `global-tables.ts: ${name} is named and does not exist`)
}

function judgeRelation(relation: Relation): string[] {
  const owner =
    relation.owner === ownerRole ? [] : [`${relation.kind} ${relation.name}: belongs to ${relation.owner}`]
  switch (relation.kind) {
    case 'table':
    case 'partitioned table':
      return [...owner, ...judgeTable(relation)]
    case 'view':
      return relation.securityInvoker
        ? owner
        : [
            ...owner,
            `view ${relation.name}: is not security_invoker, so it reads with its owner's rights past the walls`,
          ]
    case 'materialized view':
    case 'foreign table':
      return [...owner, `${relation.kind} ${relation.name}: row security does not reach it`]
    case 'sequence':
      return owner
  }
}
