import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AccountPart, CorrectionState } from '../own-page.ts'

export type SentHow = 'mail' | 'copied' | 'asked'

/** Notes that a link went to an advocate, how, and by whom. */
export async function noteSending(
  tx: WorkspaceTx,
  actor: Actor,
  sending: { readonly contactId: string; readonly how: SentHow; readonly mailId: string | null },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('own_page_sendings')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: sending.contactId,
      how: sending.how,
      sent_by: personOf(actor),
      sent_at: now,
      mail_id: sending.mailId,
    })
    .execute()
}

type NewCorrection = {
  readonly contactId: string
  readonly part: AccountPart
  readonly held: string | null
  readonly wanted: string
}

/** Keeps what an advocate says is wrong; gives its id, or null where the very same is open already. */
export async function insertCorrection(
  tx: WorkspaceTx,
  workspaceId: string,
  { contactId, part, held, wanted }: NewCorrection,
  now: Instant,
): Promise<string | null> {
  const made = await sql<{ id: string }>`
    insert into own_corrections (workspace_id, contact_id, part, held, wanted, created_at)
    select ${workspaceId}::uuid, ${contactId}::uuid, ${part}, ${held}, ${wanted}, ${now}::timestamptz
    where not exists (select from own_corrections v where v.workspace_id = ${workspaceId} and v.contact_id = ${contactId}
      and v.part = ${part} and v.wanted = ${wanted} and v.state = 'open')
    returning id`.execute(tx)
  return made.rows[0]?.id ?? null
}

export type LoadedCorrection = {
  readonly id: string
  readonly contactId: string
  readonly accountId: string | null
  readonly part: string
  readonly state: string
}

/** Loads a correction and keeps others from deciding it until the transaction ends. */
export async function loadCorrection(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
): Promise<LoadedCorrection> {
  const found = await sql<LoadedCorrection>`
    select v.id, v.contact_id as "contactId", c.account_id as "accountId", v.part, v.state
    from own_corrections v join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    where v.workspace_id = ${workspaceId} and v.id = ${id} for no key update of v`.execute(tx)
  const [row] = found.rows
  if (row === undefined) throw notFound('correction')
  return row
}

/** Writes down what became of a correction. */
export async function saveDecision(
  tx: WorkspaceTx,
  actor: Actor,
  decided: { readonly id: string; readonly state: CorrectionState; readonly answer: string | null },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('own_corrections')
    .set({
      state: decided.state,
      answer: decided.answer,
      decided_by: personOf(actor),
      decided_at: now,
    })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', decided.id)
    .execute()
}
