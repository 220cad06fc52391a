import { sql } from 'kysely'
import type { ProfileSection } from '../../../advocates/profile.ts'
import type { Instant } from '../../../kernel/time.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { Answered, DraftKind, DraftState, MadeDraft } from '../drafts.ts'

export type StoredDraft = {
  readonly id: string
  readonly interviewId: string
  readonly contactId: string
  readonly accountId: string | null
  readonly kind: DraftKind
  readonly title: string | null
  readonly body: string
  readonly sources: readonly ProfileSection[]
  readonly state: DraftState
  readonly sentAt: Instant | null
  readonly sentBy: string | null
  readonly senderId: string | null
  readonly senderMail: string | null
  readonly answeredAt: Instant | null
  readonly theirWords: string | null
  readonly theirNote: string | null
  readonly version: number
  readonly workspace: string
}

/** Drafts of a contact, or one; one statement. */
export async function readDrafts(
  db: WorkspaceDb | WorkspaceTx,
  by: { readonly id?: string; readonly contactId?: string },
): Promise<StoredDraft[]> {
  const found = await sql<StoredDraft>`
    select d.id, d.interview_id as "interviewId", d.contact_id as "contactId", c.account_id as "accountId", d.kind, d.title,
      d.body, d.sources, d.state, d.sent_at as "sentAt", p.name as "sentBy", p.id as "senderId", p.email as "senderMail",
      d.answered_at as "answeredAt", d.their_words as "theirWords", d.their_note as "theirNote", d.version,
      w.name as workspace
    from interview_drafts d
    join workspaces w on w.id = d.workspace_id
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    left join people p on p.workspace_id = d.workspace_id and p.id = d.sent_by
    where d.workspace_id = current_workspace()
      and ${by.id === undefined ? sql`d.contact_id = ${by.contactId ?? null}::uuid` : sql`d.id = ${by.id}::uuid`}
    order by array_position(array['story', 'quote'], d.kind), d.id limit 100`.execute(db)
  return found.rows
}

/** Holds a draft and reads it; 404 where there is none. */
export async function holdDraft(tx: WorkspaceTx, id: string): Promise<StoredDraft> {
  await sql`select from interview_drafts where workspace_id = current_workspace() and id = ${id} for no key update`.execute(
    tx,
  )
  const [draft] = await readDrafts(tx, { id })
  if (draft === undefined) throw notFound('draft')
  return draft
}

type Interviewed = Answered & { readonly interviewId: string; readonly existing: readonly string[] }

/** What was said in the last finished interview, and the words made of it before; undefined where none was held. */
export async function readAnswered(
  db: WorkspaceDb | WorkspaceTx,
  contactId: string,
): Promise<Interviewed | undefined> {
  const found = await sql<Interviewed>`
    select i.id as "interviewId", c.name as speaker, a.name as account, i.answers ->> 'mayQuote' as "mayQuote",
      coalesce((select jsonb_object_agg(s.section, s.body) from profile_sections s
        where s.workspace_id = i.workspace_id and s.contact_id = i.contact_id), '{}') as sections,
      coalesce((select jsonb_agg(jsonb_build_object('measure', r.measure, 'before', r.before_value, 'after', r.after_value,
          'since', r.since) order by r.position)
        from profile_results r where r.workspace_id = i.workspace_id and r.contact_id = i.contact_id), '[]') as results,
      coalesce((select jsonb_agg(d.body) from interview_drafts d
        where d.workspace_id = i.workspace_id and d.contact_id = i.contact_id), '[]') as existing
    from interviews i
    join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where i.workspace_id = current_workspace() and i.contact_id = ${contactId} and i.state = 'finished'
    order by i.finished_at desc limit 1`.execute(db)
  return found.rows[0]
}

/** Keeps what was made. */
export async function insertDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  about: { readonly interviewId: string; readonly contactId: string },
  drafts: readonly MadeDraft[],
  now: Instant,
): Promise<void> {
  if (drafts.length === 0) return
  await tx
    .insertInto('interview_drafts')
    .values(
      drafts.map(({ kind, title, body, sources }) => ({
        workspace_id: workspaceId,
        interview_id: about.interviewId,
        contact_id: about.contactId,
        ...{ kind, title, body, sources: JSON.stringify(sources) },
        ...{ created_at: now, updated_at: now },
      })),
    )
    .execute()
}

type Change = Partial<{
  title: string | null
  body: string
  state: DraftState
  sent_at: Instant
  sent_by: string
  mail_id: string
  answered_at: Instant
  their_words: string | null
  their_note: string | null
  customer_text_id: string | null
}>

/** Writes what changed of a draft, and counts its version up. */
export async function saveDraft(tx: WorkspaceTx, id: string, change: Change, now: Instant): Promise<void> {
  await tx
    .updateTable('interview_drafts')
    .set({ ...change, updated_at: now })
    .set((same) => ({ version: same('version', '+', 1) }))
    .where('workspace_id', '=', sql<string>`current_workspace()`)
    .where('id', '=', id)
    .execute()
}
