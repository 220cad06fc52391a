import { sql } from 'kysely'
import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type Need, weighCriteria } from '../need.ts'
import { touchingOf } from '../touching.ts'
import { readNeedWords } from './match.search.ts'
import { readTree, readWeights, termsOf } from './need.reads.ts'

/** The condition of the documents whose change concerns a need. Five statements. */
export async function readTouching(tx: WorkspaceTx, owner: PersonActor, need: Need): Promise<string> {
  const type = await readActivityType(tx, need.activityTypeId)
  const tree = await readTree(tx, termsOf(need.criteria))
  const weights = await readWeights(tx, need.activityTypeId)
  const { words } = await readNeedWords(tx, need.words)
  return touchingOf({
    workspaceId: owner.workspaceId,
    activityTypeId: type === undefined || type.isAccountLevel ? null : type.id,
    criteria: weighCriteria(need.criteria, weights),
    words,
    tree,
  })
}

/** So many changes are taken at once: each is held against every kept need. */
const changesAtOnce = 200

/**
 * Takes the oldest changes of advocates off their list and makes the kept needs they may concern due. Gives how many
 * changes it took. Two servers take different ones.
 */
export async function passChangesOn(tx: WorkspaceTx, now: string): Promise<number> {
  const taken = await sql<{ contactId: string }>`
    delete from advocate_changes where workspace_id = current_workspace() and id in (
      select id from advocate_changes where workspace_id = current_workspace()
      order by id limit ${changesAtOnce} for update skip locked)
    returning contact_id as "contactId"`.execute(tx)
  const contactIds = [...new Set(taken.rows.map(({ contactId }) => contactId))]
  if (contactIds.length === 0) return 0
  await sql`
    with changed as materialized (
      -- Put together once: each look at a stored document would unpack it anew.
      select d.contact_id, d.document || ''::tsvector as document from advocate_documents d
      where d.workspace_id = current_workspace() and d.contact_id = any(${contactIds}::uuid[])
    )
    update saved_needs s set due_at = ${now}::timestamptz
    where s.workspace_id = current_workspace() and s.due_at > ${now}::timestamptz and (
      s.contact_id = any(${contactIds}::uuid[])
      or s.contact_id is null and s.touched_by <> ''
        and exists (select from changed c where c.document @@ s.touched_by::tsquery)
      -- Whoever was noted as free may be so no more, whatever became of their document.
      or exists (select from saved_need_fits f where f.workspace_id = s.workspace_id and f.saved_need_id = s.id
        and f.is_free and f.contact_id = any(${contactIds}::uuid[])))`.execute(tx)
  return taken.rows.length
}

/** A look that failed is tried again in an hour. */
export async function postponeLook(tx: WorkspaceTx, savedNeedId: string, now: string): Promise<void> {
  await sql`
    update saved_needs set due_at = ${now}::timestamptz + interval '1 hour'
    where workspace_id = current_workspace() and id = ${savedNeedId}`.execute(tx)
}

/** Kept needs that are due, the longest overdue first. */
export async function readDueNeeds(tx: WorkspaceTx, now: string, most: number): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select s.id from saved_needs s
    join people p on p.workspace_id = s.workspace_id and p.id = s.person_id and p.left_at is null
    where s.workspace_id = current_workspace() and s.due_at <= ${now}::timestamptz
      and s.halt is distinct from 'was-told'
    order by s.due_at, s.id limit ${most}`.execute(tx)
  return found.rows.map(({ id }) => id)
}
