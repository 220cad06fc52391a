import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

type OutsideAsk = {
  readonly askId: string
  readonly askedBy: string
  readonly loggedBy: string | null
  readonly prospectId: string | null
  readonly note: string | null
}

/** Marks an ask of the ledger as one that took place outside the program. */
export async function insertOutsideAsk(
  tx: WorkspaceTx,
  workspaceId: string,
  ask: OutsideAsk,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('outside_asks')
    .values({
      workspace_id: workspaceId,
      ask_id: ask.askId,
      asked_by: ask.askedBy,
      logged_by: ask.loggedBy,
      logged_at: now,
      prospect_id: ask.prospectId,
      note: ask.note,
    })
    .execute()
}

/** Who wrote an ask outside down; undefined for any other ask. */
export async function findOutsideAsk(
  tx: WorkspaceTx,
  workspaceId: string,
  askId: string,
): Promise<{ readonly loggedBy: string | null; readonly askedBy: string } | undefined> {
  return tx
    .selectFrom('outside_asks')
    .select(['logged_by as loggedBy', 'asked_by as askedBy'])
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .executeTakeFirst()
}

type SameUse = { readonly askId: string; readonly holder: string | null; readonly isOutside: boolean }

/** A use of the same kind by the same customer on the same day that is on record and counts. */
export async function findSameUse(
  tx: WorkspaceTx,
  use: {
    readonly contactId: string | null
    readonly accountId: string
    readonly activityTypeId: string
    readonly on: Day
  },
): Promise<SameUse | undefined> {
  const whom =
    use.contactId === null
      ? sql`e.contact_id is null and e.account_id = ${use.accountId}`
      : sql`e.contact_id = ${use.contactId}`
  const found = await sql<SameUse>`
    select e.id as "askId", p.name as holder, o.ask_id is not null as "isOutside" from ledger_entries e
    left join people p on p.workspace_id = e.workspace_id and p.id = e.holder_id
    left join outside_asks o on o.workspace_id = e.workspace_id and o.ask_id = e.id
    where e.workspace_id = current_workspace() and ${whom} and e.effective_on = ${use.on}::date
      and e.kind = 'ask' and e.state in ('done', 'debriefed') and e.corrects_id is null
      and e.activity_type_id = ${use.activityTypeId}
      and not exists (select from ledger_entries x where x.workspace_id = e.workspace_id and x.corrects_id = e.id)
    order by e.id limit 1`.execute(tx)
  return found.rows[0]
}
