import { mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Crowd } from './crowd/open-crowd.ts'

export type PlanNode = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Function Name'?: string
  readonly 'CTE Name'?: string
  readonly 'Parent Relationship'?: string
  readonly 'Subplan Name'?: string
  readonly 'Shared Hit Blocks'?: number
  readonly 'Shared Read Blocks'?: number
  readonly Plans?: readonly PlanNode[]
}

export type Executed = { readonly text: string; readonly plan: PlanNode }

/** A database whose server has `auto_explain` loaded, and where it writes its log. */
type Watched = Pick<Crowd, 'admin' | 'logs'>

const folder = join(import.meta.dirname, 'plans')

/**
 * The statements PostgreSQL executes while `work` goes on, with their plans, as the server sent them; those of
 * its job queues and of sign-in are left out. With `inside` also those that functions execute, before the
 * statement that calls them.
 */
export async function watchStatements(
  crowd: Watched,
  work: () => Promise<unknown>,
  { inside = false } = {},
): Promise<Executed[]> {
  const client = new pg.Client(crowd.admin)
  await client.connect()
  const set = async (name: string, value: string) => {
    await client.query(`alter system set auto_explain.${name} = ${value}`)
  }
  const reload = async () => {
    await client.query('select pg_reload_conf()')
    await sleep(200)
  }
  try {
    await set('log_nested_statements', String(inside))
    await set('log_min_duration', '0')
    const before = await logSizes(crowd.logs)
    await reload()
    await work()
    await sleep(200)
    await set('log_min_duration', '-1')
    await reload()
    return (await logSince(crowd.logs, before)).flatMap(readExecuted).filter(({ text }) => isOurs(text))
  } finally {
    await client.query('alter system reset all')
    await client.query('select pg_reload_conf()')
    await client.end()
  }
}

const isOurs = (text: string) =>
  !/pgboss|"auth"|apikey|pg_reload_conf|workspace_memberships|\bmemberships\b/i.test(text)

async function logSizes(logs: string): Promise<Map<string, number>> {
  const names = await readdir(logs)
  return new Map(
    await Promise.all(names.map(async (name) => [name, (await stat(join(logs, name))).size] as const)),
  )
}

async function logSince(logs: string, before: ReadonlyMap<string, number>): Promise<string[]> {
  const texts = await Promise.all(
    (await readdir(logs)).map(async (name) => {
      const handle = await open(join(logs, name))
      try {
        const from = before.get(name) ?? 0
        const { size } = await handle.stat()
        const { buffer } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
        return buffer.toString('utf8')
      } finally {
        await handle.close()
      }
    }),
  )
  return texts.flatMap((text) => text.split(/^(?=\d{4}-\d\d-\d\d )/m))
}

// One entry of the log: its first line, then the plan as JSON, each line behind a tab.
function readExecuted(entry: string): Executed[] {
  const at = entry.search(/plan:\s*\n\t\{/)
  if (at < 0) return []
  const json = entry.slice(entry.indexOf('{', at)).replace(/^\t/gm, '')
  const { 'Query Text': text, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode }
  return [{ text, plan }]
}

/** Pages of memory a statement looked at, whether they were there already or came from the disk. */
export function buffersOf({ plan }: Executed): number {
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
}

/** The tables a plan reads from beginning to end. */
function scannedTables(plan: PlanNode): string[] {
  const own =
    plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] !== undefined ? [plan['Relation Name']] : []
  return [...own, ...(plan.Plans ?? []).flatMap(scannedTables)]
}

/** The large tables that any of these statements reads from beginning to end, each once. */
export function scansOf(executed: readonly Executed[], large: ReadonlySet<string>): readonly string[] {
  const scanned = executed.flatMap(({ plan }) => scannedTables(plan)).filter((table) => large.has(table))
  return [...new Set(scanned)]
}

/** Tables with more rows than anybody may read for one page. */
export async function largeTables(crowd: Pick<Crowd, 'admin'>): Promise<Set<string>> {
  const client = new pg.Client(crowd.admin)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 10000`,
  )
  await client.end()
  return new Set(rows.map((row) => row.name))
}

/** Writes the plans of one request down, without anything that differs from run to run. */
export async function keepPlans(name: string, executed: readonly Executed[]): Promise<void> {
  const text = executed.map(({ text: query, plan }) => `${headline(query)}\n${draw(plan)}`).join('\n')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.txt`)
  const kept = await readFile(path, 'utf8').catch(() => '')
  if (kept !== `${text}`) await writeFile(path, text)
}

const headline = (query: string) => `-- ${query.replace(/\s+/g, ' ').trim().slice(0, 100)}`

function draw(plan: PlanNode, depth = 0): string {
  const on = plan['Relation Name'] ?? plan['Function Name'] ?? plan['CTE Name']
  const parts = [
    plan['Subplan Name'] === undefined ? '' : `${plan['Subplan Name']}: `,
    plan['Node Type'],
    plan['Index Name'] === undefined ? '' : ` using ${plan['Index Name']}`,
    on === undefined ? '' : ` on ${on}`,
  ]
  const below = (plan.Plans ?? []).map((each) => draw(each, depth + 1)).join('')
  return `${'  '.repeat(depth + 1)}${parts.join('')}\n${below}`
}
