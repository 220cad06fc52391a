import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { Doubt } from '../doubt.ts'
import type { SelfReason, SelfState } from '../self-nomination.ts'

export type NewEntry = {
  readonly state: 'quarantined' | 'open'
  readonly name: string
  readonly email: string
  readonly accountText: string
  readonly title: string | null
  readonly why: string
  readonly source: string | null
  readonly language: string
  readonly consentVersion: number
  readonly doubts: readonly Doubt[]
  readonly sender: string
  readonly opening: string
  readonly accountId: string | null
  readonly contactId: string | null
  readonly ownerId: string | null
  readonly dueOn: Day
}

/**
 * Writes an entry; the same opening twice, or the same mail address while the first waits, is one entry, which counts
 * its copies. Gives the id of a new one.
 */
export async function insertEntry(
  tx: WorkspaceTx,
  workspaceId: string,
  entry: NewEntry,
  now: Instant,
): Promise<string | null> {
  const made = await sql<{ id: string }>`
    with waiting as (
      update self_nominations s set copies = s.copies + 1
      where s.workspace_id = ${workspaceId} and (s.opening = ${entry.opening}
        or lower(s.email) = lower(${entry.email}) and s.state = ${entry.state})
      returning s.id
    )
    insert into self_nominations (workspace_id, state, name, email, account_text, title, why, source, language, consent_version,
      consented_at, doubts, sender, opening, account_id, contact_id, owner_id, due_on, created_at)
    select ${workspaceId}::uuid, ${entry.state}, ${entry.name}, ${entry.email}, ${entry.accountText}, ${entry.title}, ${entry.why},
      ${entry.source}, ${entry.language}, ${entry.consentVersion}, ${now}::timestamptz, ${entry.doubts.join(' ')},
      ${entry.sender}, ${entry.opening}, ${entry.accountId}::uuid, ${entry.contactId}::uuid, ${entry.ownerId}::uuid,
      ${entry.dueOn}::date, ${now}::timestamptz
    where not exists (select from waiting)
    on conflict do nothing returning id`.execute(tx)
  return made.rows[0]?.id ?? null
}

/** Whose customer somebody is, as far as their mail address tells: their contact, its account, and who owns it. */
export async function matchEntry(
  tx: WorkspaceTx,
  email: string,
  isFree: boolean,
): Promise<{
  readonly accountId: string | null
  readonly contactId: string | null
  readonly ownerId: string | null
}> {
  const labels = email
    .slice(email.lastIndexOf('@') + 1)
    .toLowerCase()
    .split('.')
  // finance.haven.example belongs to haven.example too.
  const domains = labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
  const found = await sql<{ accountId: string | null; contactId: string | null; ownerId: string | null }>`
    with by_mail as (
      select c.id, c.account_id, c.owner_id from contact_mails m
      join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id and c.merged_into is null
      where m.workspace_id = current_workspace() and m.email = ${email.toLowerCase()} limit 1
    ), by_domain as (
      select d.account_id from account_domains d
      join accounts a on a.workspace_id = d.workspace_id and a.id = d.account_id and a.merged_into is null
      where d.workspace_id = current_workspace() and not ${isFree}::boolean
        and d.domain = any(${domains}::text[])
      order by length(d.domain) desc limit 1
    ), one as (
      select (select id from by_mail) as contact_id,
        coalesce((select account_id from by_mail), (select account_id from by_domain)) as account_id
    )
    select o.account_id as "accountId", o.contact_id as "contactId", p.id as "ownerId"
    from one o left join accounts a on a.workspace_id = current_workspace() and a.id = o.account_id
    left join people p on p.workspace_id = current_workspace() and p.left_at is null
      and p.id = coalesce((select owner_id from by_mail), a.owner_id)`.execute(tx)
  return found.rows[0] ?? { accountId: null, contactId: null, ownerId: null }
}

export type LoadedEntry = {
  readonly id: string
  readonly state: SelfState
  readonly name: string
  readonly email: string
  readonly accountText: string
  readonly title: string | null
  readonly why: string
  readonly source: string | null
  readonly consentVersion: number
  readonly accountId: string | null
  readonly contactId: string | null
  readonly ownerId: string | null
  readonly askId: string | null
  readonly askedAt: Instant | null
  readonly createdAt: Instant
  readonly version: number
}

/** An entry, held until the transaction ends; undefined where there is none. */
export async function loadEntry(tx: WorkspaceTx, id: string): Promise<LoadedEntry | undefined> {
  const found = await sql<LoadedEntry>`
    select id, state, name, email, account_text as "accountText", title, why, source, consent_version as "consentVersion",
      account_id as "accountId", contact_id as "contactId", owner_id as "ownerId", ask_id as "askId",
      asked_at as "askedAt", created_at as "createdAt", version
    from self_nominations where workspace_id = current_workspace() and id = ${id} for no key update`.execute(
    tx,
  )
  return found.rows[0]
}

type Change = {
  readonly state?: SelfState
  readonly account_id?: string
  readonly contact_id?: string | null
  readonly owner_id?: string | null
  readonly due_on?: Day
  readonly ask_id?: string
  readonly asked_at?: Instant | null
  readonly seconds?: number | null
  readonly reason?: SelfReason | null
  readonly decided_by?: string | null
  readonly decided_at?: Instant
  readonly nomination_id?: string
}

export async function saveEntry(
  tx: WorkspaceTx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  id: string,
  change: Change,
): Promise<void> {
  await tx
    .updateTable('self_nominations')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}
