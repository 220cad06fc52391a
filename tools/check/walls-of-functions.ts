import type { Catalogue, DatabaseFunction } from '../generate/catalogue.ts'
import { globalFunctions, globalTables, ownerRole } from './global-tables.ts'

/** Functions that run with the owner's rights are past the walls, so each must build the wall again itself. */
export function judgeFunctions({ functions, relations }: Catalogue): string[] {
  const tables = relations
    .map((relation) => relation.name)
    .filter((name) => !Object.hasOwn(globalTables, name))
  return functions.flatMap((definition) => judgeFunction(definition, tables))
}

function judgeFunction(definition: DatabaseFunction, tenantTables: readonly string[]): string[] {
  const findings: string[] = []
  if (definition.owner !== ownerRole) findings.push(`belongs to ${definition.owner}`)
  if (definition.securityDefiner) findings.push(...judgeDefiner(definition, tenantTables))
  return findings.map(
    (finding) => `function ${definition.schema}.${definition.name}(${definition.arguments}): ${finding}`,
  )
}

function judgeDefiner(definition: DatabaseFunction, tenantTables: readonly string[]): string[] {
  const findings: string[] = []
  if (!definition.settings.some((setting) => setting.startsWith('search_path='))) {
    findings.push('is security definer without a fixed search_path')
  }
  const body = plainBody(definition.body)
  const read = findTables(body, tenantTables)
  if (Object.hasOwn(globalFunctions, definition.name) && read.length === 0) return findings
  if (!hasWallFirst(body)) {
    findings.push('is security definer and its first predicate is not workspace_id = current_workspace()')
  }
  if (/\bexecute\b/.test(body)) findings.push('is security definer and executes text, which nobody can check')
  const open = body.split(queryEnds).flatMap((query) => findOpenTables(query, tenantTables))
  if (open.length > 0) findings.push(`is security definer and reads ${open.join(', ')} without workspace_id`)
  return findings
}

const queryEnds = /;|\b(?:union|except|intersect)\b/

function findOpenTables(query: string, tenantTables: readonly string[]): string[] {
  const read = findTables(query, tenantTables)
  return read.filter((table) => !isWalled(query, table.alias, read.length === 1)).map((table) => table.name)
}

/** Lower case, without comments, quotes of names and the contents of strings: only structure is left. */
function plainBody(body: string): string {
  return body
    .replace(/--.*$/gm, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

function hasWallFirst(body: string): boolean {
  const first = /\bwhere\b(.*)$/.exec(body)?.[1] ?? ''
  return /^[\s(]*(\w+\.)?workspace_id = (public\.)?current_workspace\(\)(?![\s)]*\bor\b)/.test(first)
}

interface TableRead {
  name: string
  alias: string
}

const keywords =
  /^(where|on|join|inner|left|right|full|cross|natural|order|group|limit|union|set|using|for|window|as)$/

function findTables(body: string, tenantTables: readonly string[]): TableRead[] {
  const pattern = /(?:\b(?:from|join|update|into)|,) (?:only )?(?:public\.)?(\w+)(?: (?:as )?(\w+))?/g
  return [...body.matchAll(pattern)].flatMap(([, name = '', alias]) => {
    if (!tenantTables.includes(name)) return []
    return [{ name, alias: alias && !keywords.test(alias) ? alias : name }]
  })
}

/** Its workspace is compared, with the connection's or with that of a table compared already. */
function isWalled(query: string, alias: string, alone: boolean): boolean {
  const own = alone ? `(?<![.\\w])(?:${alias}\\.)?workspace_id` : `\\b${alias}\\.workspace_id`
  const other = '(?:(?:public\\.)?current_workspace\\(\\)|\\w+\\.workspace_id)'
  return new RegExp(`${own} = ${other}|${other} = ${own}|using ?\\( ?workspace_id\\b`).test(query)
}
