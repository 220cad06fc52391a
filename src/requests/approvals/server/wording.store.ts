import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { WordingSide } from '../wording.ts'

type Place = { readonly workspaceId: string; readonly askId: string }

/** Writes a version of the words. Whoever writes agrees to them; an approver's mark-up nobody has agreed to yet. */
export async function insertWording(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  wording: {
    readonly version: number
    readonly text: string
    readonly side: WordingSide
    /** Who of ours wrote it; null where it was the customer's side. */
    readonly by: string | null
    readonly byName: string | null
    readonly approvalId: string | null
    readonly comment: string | null
  },
  now: Instant,
): Promise<void> {
  const { version, text, side, by, byName, approvalId, comment } = wording
  await tx
    .insertInto('ask_wordings')
    .values({
      workspace_id: workspaceId,
      ask_id: askId,
      version,
      text,
      written_side: side,
      written_by: by,
      written_by_name: byName,
      approval_id: approvalId,
      comment,
      at: now,
      ...(side === 'requester' ? { requester_agreed_at: now, requester_agreed_by: by } : {}),
      ...(side === 'advocate' ? { advocate_agreed_at: now } : {}),
    })
    .execute()
}

/** Notes that a side agreed to a version of the words; whoever agreed already stays as they were. */
export async function saveAgreement(
  tx: WorkspaceTx,
  { workspaceId, askId }: Place,
  agreed: {
    readonly version: number
    readonly side: 'requester' | 'advocate'
    readonly by: string | null
  },
  now: Instant,
): Promise<void> {
  const set =
    agreed.side === 'requester'
      ? sql`requester_agreed_at = coalesce(requester_agreed_at, ${now}::timestamptz),
          requester_agreed_by = case when requester_agreed_at is null then ${agreed.by}::uuid else requester_agreed_by end`
      : sql`advocate_agreed_at = coalesce(advocate_agreed_at, ${now}::timestamptz),
          advocate_noted_by = case when advocate_agreed_at is null then ${agreed.by}::uuid else advocate_noted_by end`
  await sql`update ask_wordings set ${set}
    where workspace_id = ${workspaceId} and ask_id = ${askId} and version = ${agreed.version}`.execute(tx)
}
