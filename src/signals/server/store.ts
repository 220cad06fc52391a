import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { SignalKind, SignalSource, Tone } from '../signal.ts'
import type { UsageReading } from '../usage-milestone.ts'

/** A signal as it is written; `id` is made by the database. */
export type SignalToWrite = {
  readonly kind: SignalKind
  readonly contact_id: string | null
  readonly account_id: string | null
  readonly respondent_id: string | null
  readonly score: number | null
  readonly scale: number | null
  readonly tone: Tone
  readonly happened_on: string
  readonly comment: string | null
  readonly source: SignalSource
  readonly team_id: string | null
  readonly person_id: string | null
  readonly recorded_by: string | null
  readonly import_id: string | null
  readonly object_kind: string | null
  readonly object_id: string | null
  readonly same_key: string
  readonly usage: readonly UsageReading[] | null
}

const columns = sql`kind, contact_id, account_id, respondent_id, score, scale, tone, happened_on, comment, source, team_id,
  person_id, recorded_by, import_id, object_kind, object_id, same_key, usage`

/** What knows the same again: a hash, so that a mail address that is part of it is stored nowhere else. */
export function hashSame(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/**
 * Writes any number of signals by one statement. One that is known by its key takes what is said anew, a match that was
 * made by hand stays. Gives what became of each key; what changed nothing is not among them.
 */
export async function saveSignals(
  tx: WorkspaceTx,
  workspaceId: string,
  signals: readonly SignalToWrite[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly isNew: boolean }>> {
  if (signals.length === 0) return new Map()
  const written = await sql<{ id: string; same: string; isNew: boolean }>`
    insert into signals as s (workspace_id, ${columns})
    select ${workspaceId}::uuid, ${columns}
    from jsonb_populate_recordset(null::signals, ${JSON.stringify(signals)}::jsonb)
    on conflict (workspace_id, same_key) do update set
      kind = excluded.kind, score = excluded.score, scale = excluded.scale, tone = excluded.tone,
      happened_on = excluded.happened_on,
      comment = coalesce(excluded.comment, s.comment), contact_id = coalesce(s.contact_id, excluded.contact_id),
      account_id = coalesce(s.account_id, excluded.account_id), team_id = coalesce(excluded.team_id, s.team_id),
      person_id = coalesce(excluded.person_id, s.person_id), usage = coalesce(excluded.usage, s.usage), version = s.version + 1
    where (s.kind, s.score, s.scale, s.tone, s.happened_on) is distinct from
        (excluded.kind, excluded.score, excluded.scale, excluded.tone, excluded.happened_on)
      or excluded.comment is not null and s.comment is distinct from excluded.comment
      or s.contact_id is null and excluded.contact_id is not null
      or s.account_id is null and excluded.account_id is not null
      or excluded.team_id is not null and s.team_id is distinct from excluded.team_id
      or excluded.person_id is not null and s.person_id is distinct from excluded.person_id
      or excluded.usage is not null and s.usage is distinct from excluded.usage
    returning s.id, s.same_key as same, s.version = 1 as "isNew"`.execute(tx)
  return new Map(written.rows.map(({ same, ...row }) => [same, row]))
}

/** The ids of signals by their keys. */
export async function readSignalIds(
  tx: WorkspaceTx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; same: string }>`
    select id, same_key as same from signals
    where workspace_id = current_workspace() and same_key = any(${[...keys]}::text[])`.execute(tx)
  return new Map(found.rows.map(({ same, id }) => [same, id]))
}

export type RespondentToWrite = {
  readonly same_key: string
  readonly outside_id: string | null
  readonly email: string | null
  readonly name: string | null
  readonly account_text: string | null
}

/** Writes respondents that are not known yet, and gives each by its key with who it is where that is known. */
export async function saveRespondents(
  tx: WorkspaceTx,
  workspaceId: string,
  respondents: readonly RespondentToWrite[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly contactId: string | null }>> {
  if (respondents.length === 0) return new Map()
  await sql`
    insert into respondents (workspace_id, same_key, outside_id, email, name, account_text)
    select ${workspaceId}::uuid, same_key, outside_id, email, name, account_text
    from jsonb_populate_recordset(null::respondents, ${JSON.stringify(respondents)}::jsonb)
    on conflict (workspace_id, same_key) do nothing`.execute(tx)
  const found = await sql<{ id: string; same: string; contactId: string | null }>`
    select id, same_key as same, contact_id as "contactId" from respondents
    where workspace_id = ${workspaceId} and same_key = any(${respondents.map((each) => each.same_key)}::text[])`.execute(
    tx,
  )
  return new Map(found.rows.map(({ same, ...row }) => [same, row]))
}

export type StoredSignal = {
  readonly id: string
  readonly kind: SignalKind
  readonly contactId: string | null
  readonly accountId: string | null
  readonly recordedBy: string | null
  readonly source: SignalSource
}

/** One signal, held until the transaction ends; undefined where there is none. */
export async function holdSignal(tx: WorkspaceTx, signalId: string): Promise<StoredSignal | undefined> {
  const found = await sql<StoredSignal>`
    select id, kind, contact_id as "contactId", account_id as "accountId", recorded_by as "recordedBy", source
    from signals where workspace_id = current_workspace() and id = ${signalId} for update`.execute(tx)
  return found.rows[0]
}

/** Removes a signal. */
export async function deleteSignal(tx: WorkspaceTx, workspaceId: string, signalId: string): Promise<void> {
  await tx.deleteFrom('signals').where('workspace_id', '=', workspaceId).where('id', '=', signalId).execute()
}

/**
 * Says who a respondent is, or with null that nobody knows again; their signals follow. Gives how many signals did.
 */
export async function matchRespondent(
  tx: WorkspaceTx,
  workspaceId: string,
  match: { readonly respondentId: string; readonly contactId: string | null; readonly by: string | null },
  now: Instant,
): Promise<number> {
  await tx
    .updateTable('respondents')
    .set({
      contact_id: match.contactId,
      matched_by: match.by,
      matched_at: match.contactId === null ? null : now,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', match.respondentId)
    .execute()
  const moved = await sql`
    update signals s set contact_id = ${match.contactId}::uuid, version = s.version + 1, account_id = (
      select c.account_id from contacts c where c.workspace_id = s.workspace_id and c.id = ${match.contactId}::uuid)
    where s.workspace_id = ${workspaceId} and s.respondent_id = ${match.respondentId}`.execute(tx)
  return Number(moved.numAffectedRows ?? 0)
}

/**
 * Gives respondents whose mail or outside id a contact has by now to that contact, with their signals. Gives the contacts
 * concerned; two statements, however many.
 */
export async function matchKnownRespondents(
  tx: WorkspaceTx,
  workspaceId: string,
  now: Instant,
): Promise<readonly string[]> {
  const found = await sql<{ contactId: string }>`
    with met as (
      select r.id, coalesce(c.merged_into, c.id) as contact_id from respondents r
      join contacts c on c.workspace_id = r.workspace_id and c.crm_id = r.outside_id
      where r.workspace_id = ${workspaceId} and r.contact_id is null and r.outside_id is not null
      union
      select r.id, coalesce(c.merged_into, c.id) from respondents r
      join contact_mails m on m.workspace_id = r.workspace_id and m.email = r.email
      join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id
      where r.workspace_id = ${workspaceId} and r.contact_id is null and r.email is not null
    ), clear as (select id, min(contact_id::text)::uuid as contact_id from met group by id having count(*) = 1)
    update respondents r set contact_id = k.contact_id, matched_at = ${now}::timestamptz from clear k
    where r.workspace_id = ${workspaceId} and r.id = k.id
    returning r.contact_id as "contactId"`.execute(tx)
  if (found.rows.length > 0) {
    await sql`
      update signals s set contact_id = c.id, account_id = c.account_id, version = s.version + 1
      from respondents r join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
      where s.workspace_id = ${workspaceId} and r.workspace_id = s.workspace_id and r.id = s.respondent_id
        and s.contact_id is null`.execute(tx)
  }
  return [...new Set(found.rows.map(({ contactId }) => contactId))]
}
