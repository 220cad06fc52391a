import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

type Place = { readonly workspaceId: string; readonly askId: string }

/** What of an ask was handed to the customer, and by when they may answer. */
export async function saveSending(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  sending: { readonly through: 'mail' | 'copy' | 'owner' | null; readonly answerBy: Instant },
): Promise<void> {
  await tx
    .updateTable('request_asks')
    .set({ sent_through: sending.through, answer_by: sending.answerBy })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .execute()
}

/** Offers the customer the times of the request that lie ahead, where the ask has none yet. */
export async function offerTimes(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  now: Instant,
): Promise<void> {
  await sql`insert into ask_times (workspace_id, ask_id, starts_at, offered_by)
    select t.workspace_id, ra.ask_id, t.starts_at, 'requester' from request_asks ra
    join request_times t on t.workspace_id = ra.workspace_id and t.request_id = ra.request_id
    where ra.workspace_id = ${workspaceId} and ra.ask_id = ${askId} and t.starts_at > ${now}
      and not exists (select from ask_times o where o.workspace_id = ra.workspace_id and o.ask_id = ra.ask_id)
    on conflict do nothing`.execute(tx)
}

/** True where a mail of this kind was written for the ask already. */
export async function isMailWritten(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  kind: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('ask_mails')
    .select('kind')
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row !== undefined
}

/** True where an invitation to the agreed talk went out to anybody. */
export async function wasInvited(tx: WorkspaceTx, { workspaceId, askId }: Place): Promise<boolean> {
  const row = await tx
    .selectFrom('ask_mails')
    .select('kind')
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('kind', 'like', 'invitation-%')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes which mail of a kind went out for the ask: each goes once. */
export async function noteMail(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  kind: string,
  mailId: string,
): Promise<void> {
  await tx
    .insertInto('ask_mails')
    .values({ workspace_id: workspaceId, ask_id: askId, kind, mail_id: mailId })
    .execute()
}

/** Notes when the owner of a customer who is asked without their yes heard of it; the first time counts. */
export async function noteOwnerTold(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('request_asks')
    .set({ owner_told_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .where('owner_told_at', 'is', null)
    .execute()
}

/** Keeps the name of whom to ask instead; nobody writes to them by themselves. */
export async function saveColleague(
  tx: WorkspaceTx,
  ask: { readonly id: string; readonly workspace: { readonly id: string } },
  colleague: string,
): Promise<void> {
  await tx
    .updateTable('request_asks')
    .set({ colleague })
    .where('workspace_id', '=', ask.workspace.id)
    .where('ask_id', '=', ask.id)
    .execute()
}
