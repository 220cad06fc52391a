import { sql } from 'kysely'
import type { PersonActor, Role } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Need } from '../need.ts'
import type { Halt, Telling } from '../saved-need.ts'

/** A kept need as it is looked at, with whoever keeps it ready to act. */
export type SavedNeed = {
  readonly id: string
  readonly need: Need
  readonly contactId: string | null
  readonly telling: Telling
  readonly touchedBy: string
  readonly lookedAt: Instant | null
  readonly timeZone: string
  readonly owner: PersonActor
}

type Row = Omit<SavedNeed, 'owner'> & {
  readonly personId: string
  readonly workspaceId: string
  readonly personName: string
  readonly email: string | null
  readonly roles: readonly Role[]
}

/**
 * One kept need, locked; undefined where it is gone, its owner left, or another server has it in hand. Nobody waits.
 */
export async function holdSavedNeed(tx: WorkspaceTx, savedNeedId: string): Promise<SavedNeed | undefined> {
  const found = await sql<Row>`
    select s.id, s.need, s.contact_id as "contactId", s.telling, s.touched_by as "touchedBy", s.looked_at as "lookedAt",
      w.time_zone as "timeZone", p.id as "personId", p.workspace_id as "workspaceId", p.name as "personName", p.email,
      array(select r.role from person_roles r where r.workspace_id = p.workspace_id and r.person_id = p.id
        order by r.role) as roles
    from saved_needs s
    join people p on p.workspace_id = s.workspace_id and p.id = s.person_id and p.left_at is null
    join workspaces w on w.id = s.workspace_id
    where s.workspace_id = current_workspace() and s.id = ${savedNeedId} for update of s skip locked`.execute(
    tx,
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const { personId, workspaceId, personName, email, roles, ...rest } = row
  const owner: PersonActor = {
    kind: 'person',
    workspaceId: toId<'workspace'>(workspaceId),
    personId: toId<'person'>(personId),
    name: personName,
    email: email ?? '',
    roles,
  }
  return { ...rest, owner }
}

export type NeedToKeep = {
  readonly name: string
  readonly need: Need
  readonly telling: Telling
}

/** Writes a kept need, due at once. Gives its id, or undefined where the same person is waited for already. */
export async function insertSavedNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  kept: NeedToKeep & { readonly contactId: string | null },
  now: Instant,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('saved_needs')
    .values({
      workspace_id: actor.workspaceId,
      person_id: actor.personId,
      name: kept.name.trim(),
      need: JSON.stringify(kept.need),
      telling: kept.telling,
      contact_id: kept.contactId,
      seen_at: now,
      due_at: now,
      created_at: now,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The need as one of the actor's own, locked. Throws `not-found` for anybody else's. */
export async function requireOwn(
  tx: WorkspaceTx,
  actor: PersonActor,
  savedNeedId: string,
): Promise<{ readonly need: Need; readonly telling: Telling }> {
  const row = await tx
    .selectFrom('saved_needs')
    .select(['need', 'telling'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('person_id', '=', actor.personId)
    .where('id', '=', savedNeedId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound('saved need')
  return row as unknown as { need: Need; telling: Telling }
}

/** Writes what somebody changed. Another need begins anew: who fits it now is no news. */
export async function rewriteSavedNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  savedNeedId: string,
  { name, need, telling }: NeedToKeep,
  isOther: boolean,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('saved_needs')
    .set({ name: name.trim(), need: JSON.stringify(need), telling })
    .$if(isOther, (update) =>
      update.set({ touched_by: '', looked_at: null, free: null, halt: null, due_at: now, seen_at: now }),
    )
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', savedNeedId)
    .execute()
  if (!isOther) return
  await tx
    .deleteFrom('saved_need_fits')
    .where('workspace_id', '=', actor.workspaceId)
    .where('saved_need_id', '=', savedNeedId)
    .execute()
}

export async function deleteSavedNeed(
  tx: WorkspaceTx,
  actor: PersonActor,
  savedNeedId: string,
): Promise<void> {
  await tx
    .deleteFrom('saved_needs')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', savedNeedId)
    .execute()
}

export async function noteSeen(
  tx: WorkspaceTx,
  actor: PersonActor,
  savedNeedId: string,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('saved_needs')
    .set({ seen_at: now })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', savedNeedId)
    .execute()
}

export type Looked = {
  readonly halt: Halt | null
  readonly free: number | null
  readonly dueAt: Instant
  readonly touchedBy: string
}

/** Writes what a look came to. */
export async function saveLook(
  tx: WorkspaceTx,
  savedNeedId: string,
  looked: Looked,
  now: Instant,
): Promise<void> {
  await sql`
    update saved_needs set halt = ${looked.halt}, free = ${looked.free}, due_at = ${looked.dueAt}, looked_at = ${now},
      touched_by = ${looked.touchedBy}
    where workspace_id = current_workspace() and id = ${savedNeedId}`.execute(tx)
}

export type FoundFit = { readonly contactId: string; readonly reasons: readonly string[] }

/** Notes who fits now: each once. Those noted before and not found now are free no more. Two statements. */
export async function noteFits(
  tx: WorkspaceTx,
  savedNeedId: string,
  fits: readonly FoundFit[],
  isNews: boolean,
  now: Instant,
): Promise<void> {
  const lines = JSON.stringify(fits.map(({ contactId, reasons }) => ({ contact_id: contactId, reasons })))
  await sql`
    insert into saved_need_fits (workspace_id, saved_need_id, contact_id, found_at, is_news, reasons, is_free)
    select current_workspace(), ${savedNeedId}::uuid, f.contact_id, ${now}::timestamptz, ${isNews}::boolean, f.reasons, true
    from jsonb_to_recordset(${lines}::jsonb) as f (contact_id uuid, reasons jsonb)
    on conflict (workspace_id, saved_need_id, contact_id) do update set is_free = true, reasons = excluded.reasons`.execute(
    tx,
  )
  await sql`
    update saved_need_fits set is_free = false
    where workspace_id = current_workspace() and saved_need_id = ${savedNeedId} and is_free
      and not contact_id = any(${fits.map(({ contactId }) => contactId)}::uuid[])`.execute(tx)
}
