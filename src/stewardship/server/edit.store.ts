import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { RoundFact } from '../round.ts'

type NewEdit = RoundFact & {
  readonly before: string | null
  readonly said: string
  readonly proposedBy: string | null
  readonly byContact: boolean
}

export type StoredEdit = NewEdit & {
  readonly id: string
  readonly state: 'waiting' | 'accepted' | 'declined'
}

/** Keeps what somebody said has changed until a program manager decides. */
export async function insertEdit(tx: WorkspaceTx, edit: NewEdit, now: Instant): Promise<void> {
  await sql`
    insert into proposed_edits (workspace_id, contact_id, account_id, kind, key, before, said, proposed_by, by_contact,
      proposed_at)
    values (current_workspace(), ${edit.contactId}, ${edit.accountId}, ${edit.kind}, ${edit.key}, ${edit.before},
      ${edit.said}, ${edit.proposedBy}, ${edit.byContact}, ${now})`.execute(tx)
}

/** One proposed edit, held until the transaction ends. */
export async function holdEdit(tx: WorkspaceTx, editId: string): Promise<StoredEdit | undefined> {
  const found = await sql<StoredEdit>`
    select e.id, e.contact_id as "contactId", e.account_id as "accountId", e.kind, e.key, e.before, e.said,
      e.proposed_by as "proposedBy", e.by_contact as "byContact", e.state
    from proposed_edits e where e.workspace_id = current_workspace() and e.id = ${editId} for update`.execute(
    tx,
  )
  return found.rows[0]
}

export async function saveDecision(
  tx: WorkspaceTx,
  editId: string,
  decided: {
    readonly state: 'accepted' | 'declined'
    readonly by: string | null
    readonly written: string | null
    readonly reason: string | null
  },
  now: Instant,
): Promise<void> {
  await sql`
    update proposed_edits set state = ${decided.state}, decided_by = ${decided.by}, decided_at = ${now},
      written = ${decided.written}, reason = ${decided.reason}
    where workspace_id = current_workspace() and id = ${editId}`.execute(tx)
}
