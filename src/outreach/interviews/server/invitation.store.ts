import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { InvitationState } from '../invitation.ts'

export type StoredInvitation = {
  readonly id: string
  readonly interviewId: string
  readonly interviewState: string
  readonly contactId: string
  readonly contact: string
  readonly account: string | null
  readonly mail: string | null
  readonly languages: readonly string[]
  readonly country: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly interviewer: {
    readonly id: string
    readonly name: string
    readonly email: string | null
    readonly timeZone: string | null
  }
  readonly workspace: string
  readonly timeZone: string
  readonly isExample: boolean
  readonly minutes: number
  readonly place: string | null
  readonly words: string | null
  readonly state: InvitationState
  readonly startsAt: Instant | null
  readonly sequence: number
  readonly theirNote: string | null
  readonly theirZone: string | null
  readonly offered: readonly Instant[]
  readonly named: readonly Instant[]
}

const iso = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** One invitation with everybody it concerns, by its id or by the contact's latest; undefined where there is none. */
export async function readInvitation(
  db: WorkspaceDb | WorkspaceTx,
  by: { readonly id?: string; readonly contactId?: string },
): Promise<StoredInvitation | undefined> {
  const times = (side: string) => sql`coalesce((select jsonb_agg(${iso('t.starts_at')} order by t.starts_at)
    from interview_times t where t.workspace_id = v.workspace_id and t.invitation_id = v.id and t.offered_by = ${side}), '[]')`
  const found = await sql<StoredInvitation>`
    select v.id, v.interview_id as "interviewId", i.state as "interviewState", v.contact_id as "contactId", c.name as contact,
      a.name as account, a.country, c.owner_id as "ownerId", a.owner_id as "relationshipOwnerId",
      (select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id
        and m.bounced_on is null order by m.is_primary desc, m.email limit 1) as mail,
      coalesce((select jsonb_agg(l.language order by l.language) from contact_languages l
        where l.workspace_id = c.workspace_id and l.contact_id = c.id), '[]') as languages,
      jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'timeZone', p.time_zone) as interviewer,
      w.name as workspace, w.time_zone as "timeZone", w.is_example as "isExample", v.minutes, v.place, v.words, v.state,
      v.starts_at as "startsAt", v.sequence, v.their_note as "theirNote", v.time_zone as "theirZone",
      ${times('us')} as offered, ${times('customer')} as named
    from interview_invitations v
    join interviews i on i.workspace_id = v.workspace_id and i.id = v.interview_id
    join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    join people p on p.workspace_id = v.workspace_id and p.id = v.interviewer_id
    join workspaces w on w.id = v.workspace_id
    where v.workspace_id = current_workspace()
      and ${by.id === undefined ? sql`v.contact_id = ${by.contactId ?? null}::uuid` : sql`v.id = ${by.id}::uuid`}
    order by v.id desc limit 1`.execute(db)
  return found.rows[0]
}

/** Holds an invitation and reads it: of two who settle at once the second sees what the first did. */
export async function holdInvitation(tx: WorkspaceTx, id: string): Promise<StoredInvitation | undefined> {
  await sql`select from interview_invitations where workspace_id = current_workspace() and id = ${id} for no key update`.execute(
    tx,
  )
  return readInvitation(tx, { id })
}

/** Writes an invitation, or what is offered anew in its place. Gives its id. */
export async function upsertInvitation(
  tx: WorkspaceTx,
  workspaceId: string,
  input: {
    readonly interviewId: string
    readonly contactId: string
    readonly interviewerId: string
    readonly minutes: number
    readonly place: string | null
    readonly words: string | null
    readonly through: 'mail' | 'copied'
  },
  now: Instant,
): Promise<string> {
  const columns = {
    interviewer_id: input.interviewerId,
    minutes: input.minutes,
    place: input.place,
    words: input.words,
    through: input.through,
    state: 'offered',
    starts_at: null,
  }
  const { id } = await tx
    .insertInto('interview_invitations')
    .values({
      workspace_id: workspaceId,
      interview_id: input.interviewId,
      contact_id: input.contactId,
      created_at: now,
      ...columns,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'interview_id']).doUpdateSet(columns))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change = Partial<{
  state: InvitationState
  starts_at: Instant | null
  their_note: string | null
  time_zone: string
  mail_id: string
  answered_at: Instant
}>

/** Writes what changed; what calendars must follow counts up the sequence. */
export async function saveInvitation(
  tx: WorkspaceTx,
  id: string,
  change: Change,
  counts = false,
): Promise<void> {
  await tx
    .updateTable('interview_invitations')
    .set(change)
    .set((same) => (counts ? { sequence: same('sequence', '+', 1) } : {}))
    .where('workspace_id', '=', sql<string>`current_workspace()`)
    .where('id', '=', id)
    .execute()
}

/** The times of one side, in the place of those it named before. */
export async function replaceTimes(
  tx: WorkspaceTx,
  id: string,
  side: 'us' | 'customer',
  times: readonly Instant[],
): Promise<void> {
  await sql`delete from interview_times where workspace_id = current_workspace() and invitation_id = ${id}
    and offered_by = ${side}`.execute(tx)
  await sql`insert into interview_times (workspace_id, invitation_id, starts_at, offered_by)
    select current_workspace(), ${id}::uuid, t, ${side} from unnest(${[...times]}::timestamptz[]) t`.execute(
    tx,
  )
}

/** What somebody wrote ahead, by section; an empty text takes it back. */
export async function savePreparation(
  tx: WorkspaceTx,
  interviewId: string,
  source: 'customer' | 'owner',
  answers: readonly { readonly section: string; readonly text: string }[],
  by: string | null,
  now: Instant,
): Promise<void> {
  const sections = answers.map(({ section }) => section)
  await sql`delete from interview_preparations where workspace_id = current_workspace() and interview_id = ${interviewId}
    and source = ${source} and section = any(${sections}::text[])`.execute(tx)
  const kept = answers.filter(({ text }) => text.trim() !== '')
  await sql`insert into interview_preparations (workspace_id, interview_id, section, source, body, written_by, written_at)
    select current_workspace(), ${interviewId}::uuid, a.section, ${source}, a.body, ${by}::uuid, ${now}::timestamptz
    from unnest(${kept.map(({ section }) => section)}::text[], ${kept.map(({ text }) => text.trim())}::text[]) a (section, body)`.execute(
    tx,
  )
}

/** What the customer wrote ahead, by section. */
export async function readOwnPreparation(
  db: WorkspaceDb | WorkspaceTx,
  interviewId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('interview_preparations')
    .select(['section', 'body'])
    .where('interview_id', '=', interviewId)
    .where('source', '=', 'customer')
    .execute()
  return new Map(rows.map(({ section, body }) => [section, body]))
}
