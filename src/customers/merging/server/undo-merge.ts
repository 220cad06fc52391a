import { sql } from 'kysely'
import { type Actor, personOf } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, refused, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { recordUnmerged } from '../merge.events.ts'
import { type MergedRecord, mergeFields } from '../merge-fields.ts'
import { canMerge } from '../policy.ts'
import { readCatalogue } from './catalogue.reads.ts'
import { readSteps } from './journal.store.ts'
import { rootOf } from './merge.store.ts'
import { planOf } from './move-rows.ts'
import { type ChangedSince, findChanges, takeBack, type Undoing } from './take-back.ts'

/** Makes two records of one again, exactly as they were; what came since stays with the survivor. */
export async function undoMerge(tx: WorkspaceTx, actor: Actor, mergeId: string, now: Instant): Promise<void> {
  requirePermission(canMerge(actor))
  const { workspaceId } = actor
  const merge = await lockMerge(tx, workspaceId, mergeId)
  const record = merge.record as MergedRecord
  await requireSurvivor(tx, workspaceId, record, merge)
  const catalogue = await readCatalogue(tx)
  const plan = planOf({ catalogue }, rootOf(record))
  const undoing: Undoing = { workspaceId, mergeId, catalogue, plan, survivorId: merge.survivor_id }
  const steps = await readSteps(tx, workspaceId, mergeId)
  const changes = await findChanges(tx, undoing, steps)
  if (changes.length > 0) throw refused(refuse('changed-since', tellChanges(record, changes), { changes }))
  await tx
    .deleteFrom('merged_records')
    .where('workspace_id', '=', workspaceId)
    .where('merge_id', '=', mergeId)
    .execute()
  for (const step of steps) await takeBack(tx, undoing, step).catch(tellMeanwhile)
  await tx
    .updateTable('merges')
    .set({ undone_at: now, undone_by: personOf(actor) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mergeId)
    .execute()
  await tx
    .deleteFrom('merge_changes')
    .where('workspace_id', '=', workspaceId)
    .where('merge_id', '=', mergeId)
    .execute()
  const ids = [merge.survivor_id, merge.absorbed_id]
  const { rows } = await sql<{ id: string; name: string; accountId: string | null }>`
    select id, name, ${record === 'contact' ? sql`account_id` : sql`null::uuid`} as "accountId"
    from ${sql.table(rootOf(record))} where workspace_id = ${workspaceId} and id = any(${ids}::uuid[]) order by id`.execute(
    tx,
  )
  for (const row of rows) {
    const other = rows.find(({ id }) => id !== row.id)?.name ?? ''
    await announce(tx, recordUnmerged(actor, { record, mergeId, ...row, otherName: other }))
  }
}

async function lockMerge(tx: WorkspaceTx, workspaceId: string, mergeId: string) {
  const merge = await tx
    .selectFrom('merges')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst()
  if (merge === undefined) throw notFound('merging')
  if (merge.undone_at !== null) throw refused(refuse('already-undone', 'This merging is undone already.'))
  return merge
}

async function requireSurvivor(
  tx: WorkspaceTx,
  workspaceId: string,
  record: MergedRecord,
  merge: { readonly survivor_id: string; readonly survivor_name: string },
): Promise<void> {
  if (record === 'contact') {
    await sql`select a.id from accounts a where a.workspace_id = ${workspaceId} and a.id = (
      select c.account_id from contacts c where c.workspace_id = ${workspaceId} and c.id = ${merge.survivor_id}) for no key update`.execute(
      tx,
    )
  }
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(rootOf(record))} where workspace_id = ${workspaceId} and id = ${merge.survivor_id} for update`.execute(
    tx,
  )
  if (rows.length > 0) return
  throw refused(
    refuse('merged-further', `${merge.survivor_name} was merged into another record since; undo that first.`),
  )
}

const words = (name: string) => name.replace(/_(id|on|at|by|minor)$/, '').replaceAll('_', ' ')

function tellChanges(record: MergedRecord, changes: readonly ChangedSince[]): string {
  const labels = changes.slice(0, 4).map(({ table, columns }) => {
    const told = columns.map(
      (column) => mergeFields[record].find((each) => each.columns.includes(column))?.label ?? words(column),
    )
    if (told.length === 0) return `something was added to ${words(table)}`
    return table === rootOf(record) ? told.join(', ') : `${told.join(', ')} of ${words(table)}`
  })
  return `Since the merging this was changed: ${labels.join('; ')}. Undoing would lose it.`
}

/** What another record took meanwhile, or what it pointed at is gone. */
function tellMeanwhile(error: unknown): never {
  const { code } = error as { code?: string }
  if (code === '23505')
    throw refused(refuse('taken-since', 'Another record has taken an address, domain or CRM id since.'))
  if (code === '23503') throw refused(refuse('gone-since', 'Something it belonged to was removed since.'))
  throw error
}
