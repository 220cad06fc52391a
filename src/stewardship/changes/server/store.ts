import { sql } from 'kysely'
import type { Day, Instant } from '../../../kernel/time.ts'
import { notFound, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { ChangeKind, ChangeSource, DepartureCause, ReviewDecision } from '../change.ts'

/** A change as it is kept; `toldKey` knows the same one again. */
export type ChangeToKeep = {
  readonly contactId: string
  readonly kind: ChangeKind
  readonly source: ChangeSource
  readonly on: Day
  readonly fromAccountId?: string | null
  readonly toAccountId?: string | null
  readonly employer?: string | null
  readonly titleBefore?: string | null
  readonly titleAfter?: string | null
  readonly note?: string | null
  readonly toldBy?: string | null
  readonly toldKey?: string | null
}

export type KeptChange = {
  readonly reviewId: string
  readonly contactId: string
  readonly accountId: string | null
  readonly kind: ChangeKind
  readonly source: ChangeSource
  readonly isFirst: boolean
}

const givenColumns = sql`"contactId" uuid, kind text, source text, "on" date, "fromAccountId" uuid, "toAccountId" uuid,
  employer text, "titleBefore" text, "titleAfter" text, note text, "toldBy" uuid, "toldKey" text`

/**
 * Keeps changes, each in the open review of its person, which is opened where there is none: the account they spoke for
 * is the one they came from. What was told before changes nothing. Three statements, however many.
 */
export async function saveChanges(
  tx: WorkspaceTx,
  workspaceId: string,
  changes: readonly ChangeToKeep[],
  at: { readonly dueOn: Day; readonly now: Instant },
): Promise<KeptChange[]> {
  if (changes.length === 0) return []
  const given = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as g (${givenColumns})`
  const isNew = sql`not exists (select from reported_changes r where r.workspace_id = ${workspaceId} and r.told_key = g."toldKey")`
  const opened = await sql<{ id: string }>`
    insert into change_reviews (workspace_id, contact_id, account_id, opened_at, due_on)
    select distinct on (c.id) ${workspaceId}::uuid, c.id, coalesce(g."fromAccountId", c.account_id), ${at.now}::timestamptz,
      ${at.dueOn}::date
    from ${given}
    join contacts c on c.workspace_id = ${workspaceId} and c.id = g."contactId"
    where ${isNew} order by c.id
    on conflict (workspace_id, contact_id) where decided_at is null do nothing returning id`.execute(tx)
  const first = opened.rows.map(({ id }) => id)
  const kept = await sql<KeptChange>`
    with kept as (
      insert into reported_changes (workspace_id, change_review_id, contact_id, kind, source, happened_on, from_account_id,
        to_account_id, employer, title_before, title_after, note, told_by, told_key, at)
      select ${workspaceId}::uuid, v.id, g."contactId", g.kind, g.source, g."on", g."fromAccountId", g."toAccountId",
        g.employer, g."titleBefore", g."titleAfter", g.note, g."toldBy", g."toldKey", ${at.now}::timestamptz
      from ${given}
      join change_reviews v on v.workspace_id = ${workspaceId} and v.contact_id = g."contactId" and v.decided_at is null
      on conflict (workspace_id, told_key) where told_key is not null do nothing
      returning change_review_id, contact_id, kind, source)
    select k.change_review_id as "reviewId", k.contact_id as "contactId", v.account_id as "accountId", k.kind, k.source,
      k.change_review_id = any(${first}::uuid[]) as "isFirst"
    from kept k join change_reviews v on v.workspace_id = ${workspaceId} and v.id = k.change_review_id`.execute(
    tx,
  )
  return kept.rows
}

export type StoredReview = {
  readonly id: string
  readonly contactId: string
  readonly accountId: string | null
  readonly isDecided: boolean
  readonly kinds: readonly ChangeKind[]
  /** Where the records have them now. */
  readonly accountNow: string | null
  readonly contactVersion: number
  readonly leftOn: Day | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
}

/** One review with what was noticed, locked until the transaction ends. Throws `not-found`, and `conflict` on another version. */
export async function loadReview(
  tx: WorkspaceTx,
  workspaceId: string,
  reviewId: string,
  version: number,
): Promise<StoredReview> {
  const found = await sql<StoredReview & { readonly version: number }>`
    select v.id, v.contact_id as "contactId", v.account_id as "accountId", v.decided_at is not null as "isDecided",
      v.version, c.account_id as "accountNow", c.version as "contactVersion", c.left_on as "leftOn",
      c.owner_id as "ownerId", a.owner_id as "relationshipOwnerId",
      array(select r.kind from reported_changes r where r.workspace_id = v.workspace_id
        and r.change_review_id = v.id order by r.id) as kinds
    from change_reviews v
    join contacts c on c.workspace_id = v.workspace_id and c.id = v.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where v.workspace_id = ${workspaceId} and v.id = ${reviewId} for update of v`.execute(tx)
  const [review] = found.rows
  if (review === undefined) throw notFound('review')
  if (review.version !== version && !review.isDecided)
    throw staleVersion('review', { version: review.version })
  return review
}

export type Decided = {
  readonly decision: ReviewDecision
  readonly cause: DepartureCause | null
  readonly note: string | null
  readonly toAccountId: string | null
  readonly successorId: string | null
  readonly decidedBy: string | null
}

export async function saveDecision(
  tx: WorkspaceTx,
  workspaceId: string,
  reviewId: string,
  decided: Decided,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('change_reviews')
    .set({
      decision: decided.decision,
      cause: decided.cause,
      note: decided.note,
      to_account_id: decided.toAccountId,
      successor_id: decided.successorId,
      decided_by: decided.decidedBy,
      decided_at: now,
      version: sql<number>`version + 1`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', reviewId)
    .execute()
}

/** Keeps why somebody was lost with the step of the journey by which they were; the latest word counts. */
export async function saveDeparture(
  tx: WorkspaceTx,
  workspaceId: string,
  departure: {
    readonly stepId: string
    readonly contactId: string
    readonly accountId: string | null
    readonly cause: DepartureCause
    readonly reviewId: string | null
    readonly saidBy: string | null
  },
  now: Instant,
): Promise<void> {
  const said = { cause: departure.cause, said_by: departure.saidBy, said_at: now }
  await tx
    .insertInto('departures')
    .values({
      workspace_id: workspaceId,
      journey_step_id: departure.stepId,
      contact_id: departure.contactId,
      account_id: departure.accountId,
      change_review_id: departure.reviewId,
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'journey_step_id']).doUpdateSet(said))
    .execute()
}

/** Remembers where these people work now, so that only what changes from here on is a change. One statement. */
export async function rememberEmployments(
  tx: WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[] | null,
  now: Instant,
): Promise<void> {
  const which = contactIds === null ? sql`true` : sql`c.id = any(${[...contactIds]}::uuid[])`
  await sql`
    insert into seen_employments as s (workspace_id, contact_id, account_id, title, left_on, seen_at)
    select c.workspace_id, c.id, c.account_id, c.title, c.left_on, ${now}::timestamptz
    from advocates d join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    where d.workspace_id = ${workspaceId} and d.stage not in ('retired', 'declined') and ${which}
    order by c.id
    on conflict (workspace_id, contact_id) do update
      set account_id = excluded.account_id, title = excluded.title, left_on = excluded.left_on, seen_at = excluded.seen_at
    where (s.account_id, s.title, s.left_on) is distinct from (excluded.account_id, excluded.title, excluded.left_on)`.execute(
    tx,
  )
}
