import type { Catalogue, DatabaseFunction } from '../generate/catalogue.ts'
import { globalFunctions, globalTables, ownerRole } from './global-tables.ts'

/** Functions that run with the owner's rights are past the walls, so each must build the wall again itself. */
export function judgeFunctions({ functions, relations }: Catalogue): string[] {
  const tables = relations
    .map((relation) => relation.name)
    .filter((name) => !Object.hasOwn(globalTables, name))
  return functions
    .filter((definition) => definition.schema === 'public')
    .flatMap((definition) => judgeFunction(definition, tables))
}

function judgeFunction(definition: DatabaseFunction, tenantTables: readonly string[]): string[] {
  const findings: string[] = []
  if (definition.owner !== ownerRole) findings.push(`belongs to ${definition.owner}`)
  if (definition.securityDefiner) findings.push(...judgeDefiner(definition, tenantTables))
  return findings.map((finding) => `function ${definition.name}(${definition.arguments}): ${finding}`)
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
  const open = read.filter((table) => !isWalled(body, table.alias)).map((table) => table.name)
  if (open.length > 0) findings.push(`is security definer and reads ${open.join(', ')} without workspace_id`)
  return findings
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
  return /^[\s(]*(\w+\.)?workspace_id = (public\.)?current_workspace\(\)/.test(first)
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
function isWalled(body: string, alias: string): boolean {
  const own = `(?:${alias}\\.)?workspace_id`
  const other = '(?:(?:public\\.)?current_workspace\\(\\)|\\w+\\.workspace_id)'
  const usesKey = /using ?\( ?workspace_id\b/
  return (
    new RegExp(`\\b${own} = ${other}|${other} = ${alias}\\.workspace_id`).test(body) || usesKey.test(body)
  )
}
