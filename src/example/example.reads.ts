import { sql } from 'kysely'
import type { PersonActor } from '../kernel/actor.ts'
import { toId, type WorkspaceId } from '../kernel/ids.ts'
import type { Door, WorkspaceTx } from '../server/tenancy.ts'

export type ExampleView = {
  readonly workspaceId: WorkspaceId | null
  readonly state: 'absent' | 'loading' | 'failed' | 'ready'
  readonly percent: number
}

export type OwnExample = { readonly workspaceId: WorkspaceId; readonly personId: string }

/** The example company that the login behind an actor belongs to, through whichever workspace they act. */
export async function findExample(door: Door, actor: PersonActor): Promise<OwnExample | null> {
  const { rows } = await sql<{ workspace_id: string; person_id: string }>`
    select w.id as workspace_id, theirs.person_id
    from memberships mine
    join memberships theirs on theirs.auth_user_id = mine.auth_user_id
    join workspaces w on w.id = theirs.workspace_id and w.is_example
    where mine.workspace_id = ${actor.workspaceId} and mine.person_id = ${actor.personId}
    order by w.created_at limit 1`.execute(door.global)
  const [row] = rows
  return row === undefined
    ? null
    : { workspaceId: toId<'workspace'>(row.workspace_id), personId: row.person_id }
}

/** How far the actor's example company is. */
export async function readExample(door: Door, actor: PersonActor): Promise<ExampleView> {
  const own = await findExample(door, actor)
  if (own === null) return { workspaceId: null, state: 'absent', percent: 0 }
  const { workspaceId } = own
  const load = await door
    .in(workspaceId)
    .selectFrom('example_loads')
    .select(['step', 'steps', 'failed_at', 'ready_at'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  if (load === undefined || load.ready_at !== null) return { workspaceId, state: 'ready', percent: 100 }
  const percent = Math.floor((100 * load.step) / load.steps)
  return { workspaceId, state: load.failed_at === null ? 'loading' : 'failed', percent }
}

/** The advocates of the example by the CRM id of their contact, with the version an edit wants. */
export async function readAdvocateIds(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
): Promise<Map<string, { readonly contactId: string; readonly version: number }>> {
  const rows = await tx
    .selectFrom('contacts as contact')
    .innerJoin('advocates as advocate', (join) =>
      join
        .onRef('advocate.workspace_id', '=', 'contact.workspace_id')
        .onRef('advocate.contact_id', '=', 'contact.id'),
    )
    .select(['contact.crm_id', 'contact.id', 'advocate.version'])
    .where('contact.workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map(({ crm_id, id, version }) => [crm_id ?? '', { contactId: id, version }]))
}

/** The example's people by mail address. */
export async function readColleagueIds(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('people')
    .select(['id', 'email'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map(({ id, email }) => [email ?? '', id]))
}

/** The example's teams. */
export function readTeams(tx: WorkspaceTx, workspaceId: WorkspaceId) {
  return tx
    .selectFrom('teams')
    .select(['id', 'name', 'version'])
    .where('workspace_id', '=', workspaceId)
    .execute()
}

/** The example's accounts and contacts by CRM id. */
export async function readCustomerIds(tx: WorkspaceTx, workspaceId: WorkspaceId) {
  const idsOf = async (table: 'accounts' | 'contacts') => {
    const rows = await tx
      .selectFrom(table)
      .select(['id', 'crm_id'])
      .where('workspace_id', '=', workspaceId)
      .execute()
    return new Map(rows.map(({ id, crm_id }) => [crm_id ?? '', id]))
  }
  return { accounts: await idsOf('accounts'), contacts: await idsOf('contacts') }
}

/** The nomination by which a contact was put forward first. */
export async function readFirstNomination(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  contactId: string,
): Promise<string> {
  const { id } = await tx
    .selectFrom('nominations')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

/** The example's deals by CRM id, and the account each belongs to. */
export async function readDeals(tx: WorkspaceTx, workspaceId: WorkspaceId) {
  const rows = await tx
    .selectFrom('opportunities')
    .select(['id', 'crm_id', 'account_id'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map(({ id, crm_id, account_id }) => [crm_id ?? '', { id, accountId: account_id }]))
}

/** Kinds of activity by their codes. */
export async function readActivityIds(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('activity_types')
    .select(['id', 'code'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return new Map(rows.map(({ id, code }) => [code, id]))
}

/** The step of an ask that waits for a yes now, where one does. */
export async function readOpenStep(
  tx: WorkspaceTx,
  askId: string,
): Promise<{ readonly id: string; readonly personId: string | null } | undefined> {
  return tx
    .selectFrom('ask_approvals')
    .select(['id', 'person_id as personId'])
    .where('ask_id', '=', askId)
    .where('state', '=', 'open')
    .executeTakeFirst()
}

/** True while the customer has an ask and has not answered. */
export async function isAsked(tx: WorkspaceTx, askId: string): Promise<boolean> {
  const row = await tx.selectFrom('ledger_entries').select('state').where('id', '=', askId).executeTakeFirst()
  return row?.state === 'asked'
}

/** Who would do it and did something for us before; protection says who of them may be asked now. */
export async function readWilling(tx: WorkspaceTx, activityTypeId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.contact_id as id from advocates a
    join contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
    join willingness w on w.workspace_id = a.workspace_id and w.contact_id = a.contact_id
      and w.activity_type_id = ${activityTypeId}::uuid and w.answer in ('yes', 'maybe')
    where a.workspace_id = current_workspace() and a.stage in ('active', 'discoverable')
    order by c.crm_id limit 40`.execute(tx)
  return found.rows.map(({ id }) => id)
}
