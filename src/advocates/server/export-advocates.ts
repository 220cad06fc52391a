import type { Actor } from '../../kernel/actor.ts'
import { csvLine } from '../../kernel/csv.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type AdvocateFilter, withFoundStages } from '../advocate-filter.ts'
import { canExportAdvocates } from '../policy.ts'
import { willingGroups } from '../willing-group.ts'
import { findAmong } from './favourite.reads.ts'
import { readBrowsedPage } from './list.reads.ts'
import { type AdvocateRow, readAdvocateRows } from './row.reads.ts'
import { findAdvocates, understandQuery } from './search.ts'

const head = [
  'Name',
  'Title',
  'Account',
  'Country',
  'Industry',
  'Stage',
  'Owner',
  'May be asked',
  'Free from',
]
const figures = ['Load', 'Reserved', 'Cap', 'Freshness %', 'Last touch', 'Languages']

/**
 * The list as CSV, line by line, as far as the actor may see each row. Private ratings, mail addresses and
 * profile texts are in it for nobody.
 */
export async function* exportAdvocates(
  db: WorkspaceDb,
  actor: Actor,
  asked: { readonly q: string; readonly filter: AdvocateFilter },
  now: Instant,
): AsyncGenerator<string> {
  requirePermission(canExportAdvocates(actor))
  yield csvLine([...head, ...willingGroups.map((group) => group.name), ...figures])
  for await (const ids of pagesOf(db, actor, asked)) {
    for (const row of await readAdvocateRows(db, actor, ids, now)) yield csvLine(cellsOf(row))
  }
}

async function* pagesOf(
  db: WorkspaceDb,
  actor: Actor,
  { q, filter }: { readonly q: string; readonly filter: AdvocateFilter },
): AsyncGenerator<readonly string[]> {
  const wanted = withFoundStages(filter)
  if (q !== '') {
    const read = await understandQuery(db, actor, q)
    const find = wanted.among === undefined ? findAdvocates : findAmong
    const found = await find(db, actor, read, wanted)
    yield found.map((each) => each.contactId)
    return
  }
  let cursor: string | undefined
  do {
    const page = await readBrowsedPage(db, actor, { filter: wanted, sort: 'name', cursor, size: 200 })
    yield page.ids
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

function cellsOf(row: AdvocateRow): (string | number | null)[] {
  return [
    row.name,
    row.title,
    row.account?.name ?? null,
    row.account?.country ?? null,
    row.industry,
    row.stage,
    row.owner,
    row.standing?.state ?? null,
    row.standing?.freeFrom ?? null,
    ...willingGroups.map(({ code }) => row.will[code] ?? 'no'),
    row.load?.done ?? null,
    row.load?.reserved ?? null,
    row.load?.cap ?? null,
    row.freshness,
    row.lastTouchOn,
    row.languages.join(' '),
  ]
}
