import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { dayOf } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { ProfileSection, WillingnessAnswer } from '../profile.ts'
import { writeRowSet } from './row-set.store.ts'

/** Writes a text of the profile, or takes it away where it is empty. True when that changed anything. */
export async function saveSection(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  { section, body }: { readonly section: ProfileSection; readonly body: string | null },
  now: Instant,
): Promise<boolean> {
  const { workspaceId } = actor
  if (body === null) {
    const gone = await tx
      .deleteFrom('profile_sections')
      .where('workspace_id', '=', workspaceId)
      .where('contact_id', '=', contactId)
      .where('section', '=', section)
      .executeTakeFirst()
    return gone.numDeletedRows > 0n
  }
  const written = { body, confirmed_by: personOf(actor), confirmed_at: now, updated_at: now }
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('profile_sections')
    .values({ workspace_id: workspaceId, contact_id: contactId, section, ...written })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'contact_id', 'section'])
        .doUpdateSet(written)
        .where('profile_sections.body', '<>', body),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

export type ResultInput = {
  readonly measure: string
  readonly before: string | null
  readonly after: string | null
  readonly since: string | null
  readonly confirmer: string | null
  readonly isQuotable: boolean
}

/** Puts these results, in this order, in the place of those there were. */
export async function saveResults(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  results: readonly ResultInput[],
  now: Instant,
): Promise<boolean> {
  const { workspaceId } = actor
  const rows = results.map((result, position) => ({
    contact_id: contactId,
    position,
    ...columnsOfResult(result),
  }))
  const known = await readResultRows(tx, workspaceId, contactId)
  if (JSON.stringify(known) === JSON.stringify(rows)) return false
  await tx
    .deleteFrom('profile_results')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
  const ids = await sql<{
    id: string
  }>`select uuidv7() as id from generate_series(1, ${rows.length}::int)`.execute(tx)
  const confirmed = { confirmed_by: personOf(actor), confirmed_at: now }
  const made = rows.map((row, at) => ({ id: ids.rows[at]?.id, ...row, ...confirmed }))
  await writeRowSet(tx, 'profile_results', workspaceId, made)
  return true
}

function columnsOfResult(result: ResultInput) {
  return {
    measure: result.measure,
    before_value: result.before,
    after_value: result.after,
    since: result.since,
    confirmer: result.confirmer,
    is_quotable: result.isQuotable,
  }
}

function readResultRows(tx: WorkspaceTx, workspaceId: string, contactId: string) {
  return tx
    .selectFrom('profile_results')
    .select([
      'contact_id',
      'position',
      'measure',
      'before_value',
      'after_value',
      'since',
      'confirmer',
      'is_quotable',
    ])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Puts these topics in the place of those there were. */
export async function saveTopics(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  topics: readonly string[],
  now: Instant,
): Promise<boolean> {
  const { workspaceId } = actor
  const wanted = [...new Set(topics)]
  const known = await tx
    .selectFrom('advocate_topics')
    .select('topic')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
  const same = known.length === wanted.length && known.every(({ topic }) => wanted.includes(topic))
  if (same) return false
  await tx
    .deleteFrom('advocate_topics')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
  await writeRowSet(
    tx,
    'advocate_topics',
    workspaceId,
    wanted.map((topic) => ({ contact_id: contactId, topic })),
  )
  await vouchFor(tx, actor, contactId, 'topics', now)
  return true
}

export type WillingnessInput = {
  readonly activityTypeId: string
  readonly answer: WillingnessAnswer | null
  readonly isPublic: boolean | null
  readonly languages: string | null
  readonly limitNote: string | null
  readonly ownLimit: number | null
  readonly ownLimitDays: number | null
}

/** Takes over answers to kinds of activity; a null answer takes the old one away. Gives the kinds that changed. */
export async function saveWillingness(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  answers: readonly WillingnessInput[],
  now: Instant,
): Promise<string[]> {
  const { workspaceId } = actor
  const gone = answers.filter((each) => each.answer === null).map((each) => each.activityTypeId)
  const removed = await sql<{ id: string }>`
    delete from willingness where workspace_id = ${workspaceId} and contact_id = ${contactId}
      and activity_type_id = any(${gone}::uuid[]) returning activity_type_id as id`.execute(tx)
  const given = answers.flatMap(rowOfAnswer)
  const changed = await sql<{ id: string }>`
    insert into willingness as w (workspace_id, contact_id, activity_type_id, answer, is_public, languages, limit_note,
      own_limit, own_limit_days, answered_on, confirmed_by, confirmed_at)
    select ${workspaceId}::uuid, ${contactId}::uuid, g.activity_type_id, g.answer, g.is_public, g.languages, g.limit_note,
      g.own_limit, g.own_limit_days, ${dayOf(now)}::date, ${personOf(actor)}::uuid, ${now}::timestamptz
    from jsonb_populate_recordset(null::willingness, ${JSON.stringify(given)}::jsonb) g
    on conflict (workspace_id, contact_id, activity_type_id) do update set
      answer = excluded.answer, is_public = excluded.is_public, languages = excluded.languages,
      limit_note = excluded.limit_note, own_limit = excluded.own_limit, own_limit_days = excluded.own_limit_days,
      answered_on = case when w.answer = excluded.answer then w.answered_on else excluded.answered_on end,
      confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at
    where (w.answer, w.is_public, w.languages, w.limit_note, w.own_limit, w.own_limit_days) is distinct from
      (excluded.answer, excluded.is_public, excluded.languages, excluded.limit_note, excluded.own_limit, excluded.own_limit_days)
    returning activity_type_id as id`.execute(tx)
  return [...removed.rows, ...changed.rows].map((row) => row.id)
}

function rowOfAnswer({ answer, ...said }: WillingnessInput) {
  if (answer === null) return []
  return [
    {
      activity_type_id: said.activityTypeId,
      answer,
      is_public: said.isPublic,
      languages: said.languages,
      limit_note: said.limitNote,
      own_limit: said.ownLimit,
      own_limit_days: said.ownLimitDays,
    },
  ]
}

/** Notes that the actor vouches for facts that are no row of their own; what was vouched for later stays. */
export async function vouchFor(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  what: 'limits' | 'topics' | 'employment',
  at: Instant,
): Promise<void> {
  const [by, on] = [sql.ref(`${what}_confirmed_by`), sql.ref(`${what}_confirmed_at`)]
  await sql`
    update advocates set ${by} = ${personOf(actor)}::uuid, ${on} = ${at}::timestamptz
    where workspace_id = ${actor.workspaceId} and contact_id = ${contactId}
      and (${on} is null or ${on} <= ${at}::timestamptz)`.execute(tx)
}
