import type { Actor } from '../../../kernel/actor.ts'
import { csvLine } from '../../../kernel/csv.ts'
import { minorDigits } from '../../../kernel/money.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { type ListAsked, readRequestList } from './request-list.reads.ts'
import type { RequestRow } from './request-row.reads.ts'

const head = [
  ...['Number', 'Title', 'State', 'Outcome', 'Activity', 'Requester', 'Team', 'Looked after by'],
  ...['Opportunity', 'Stage', 'Amount', 'Currency', 'Prospect', 'Needed by', 'Exception', 'Asked'],
  ...['Owed by', 'Due', 'Submitted', 'Closed'],
]

/** The list as CSV, page by page, as far as the actor may see it. Contact details are in it for nobody. */
export async function* exportRequests(
  db: WorkspaceDb,
  actor: Actor,
  asked: Omit<ListAsked, 'cursor' | 'size'>,
  now: Instant,
): AsyncGenerator<string> {
  yield csvLine(head)
  let cursor: string | null = null
  do {
    const from: Pick<ListAsked, 'cursor'> = cursor === null ? {} : { cursor }
    const page = await readRequestList(db, actor, { ...asked, ...from, size: 200 }, now)
    for (const row of page.rows) yield csvLine(cellsOf(row))
    cursor = page.next
  } while (cursor !== null)
}

function cellsOf(row: RequestRow): (string | number | null)[] {
  const { deal: opportunity, clock } = row
  const amount = opportunity?.amount ?? null
  return [
    `R-${row.number}`,
    row.title,
    row.phase,
    row.outcome,
    row.activityType.name,
    row.requester.name,
    row.requester.team,
    row.handler?.name ?? null,
    opportunity?.name ?? null,
    opportunity?.stage ?? null,
    amount === null ? null : amount.minor / 10 ** minorDigits(amount.currency),
    amount?.currency ?? null,
    row.prospect?.name ?? null,
    row.needBy,
    row.isException ? 'yes' : null,
    row.asks.map(({ name, state }) => `${name} (${state})`).join('; '),
    clock === null ? null : (clock.owes?.name ?? clock.side),
    clock?.dueAt ?? null,
    row.submittedAt,
    row.closedAt,
  ]
}
