import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import { dayOf } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { AdvocateDraft } from './advocate-draft.store.ts'
import { writeRowSet } from './row-set.store.ts'

type Drafts = readonly AdvocateDraft[]

/**
 * Writes what a batch of rows left, a constant number of statements however many rows. Facts from a file were
 * vouched for by nobody here, unless the file says when the interview was: then they were confirmed that day.
 */
export async function saveDrafts(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: Drafts,
  now: Instant,
): Promise<void> {
  await saveAdvocates(tx, workspaceId, drafts, now)
  await saveTexts(tx, workspaceId, drafts, now)
  await saveWillingness(tx, workspaceId, drafts, now)
  await savePermissions(tx, workspaceId, drafts)
  await saveLimits(tx, workspaceId, drafts)
}

async function saveAdvocates(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: Drafts,
  now: Instant,
): Promise<void> {
  const rows = drafts.map((draft) => ({
    contact_id: draft.contactId,
    stage: draft.stageBefore === 'customer' ? 'potential' : draft.stageBefore,
    stage_since: now,
    joined_on: draft.fields.joined_on ?? null,
    introduced_by: draft.fields.introduced_by ?? null,
    introduction_how: draft.fields.introduction_how ?? null,
    own_asks_a_quarter: draft.fields.own_asks_a_quarter ?? null,
    own_notice_days: draft.fields.own_notice_days ?? null,
    recommend_score: draft.fields.recommend_score ?? null,
    limits_confirmed_at: draft.interviewedAt,
    topics_confirmed_at: draft.interviewedAt,
    employment_confirmed_at: draft.interviewedAt,
    completeness: 0,
    version: 1,
    created_at: now,
    updated_at: now,
  }))
  await writeRowSet(
    tx,
    'advocates',
    workspaceId,
    rows,
    sql`on conflict (workspace_id, contact_id) do update set joined_on = excluded.joined_on,
      introduced_by = excluded.introduced_by, introduction_how = excluded.introduction_how,
      own_asks_a_quarter = excluded.own_asks_a_quarter, own_notice_days = excluded.own_notice_days,
      recommend_score = excluded.recommend_score,
      limits_confirmed_at = greatest(advocates.limits_confirmed_at, excluded.limits_confirmed_at),
      topics_confirmed_at = greatest(advocates.topics_confirmed_at, excluded.topics_confirmed_at),
      employment_confirmed_at = greatest(advocates.employment_confirmed_at, excluded.employment_confirmed_at), version = advocates.version + 1, updated_at = excluded.updated_at`,
  )
}

async function saveTexts(tx: WorkspaceTx, workspaceId: string, drafts: Drafts, now: Instant): Promise<void> {
  const sections = drafts.flatMap((draft) =>
    draft.added('sections').map(([section, body]) => ({
      contact_id: draft.contactId,
      section,
      body,
      confirmed_at: draft.interviewedAt,
      updated_at: now,
    })),
  )
  await writeRowSet(
    tx,
    'profile_sections',
    workspaceId,
    sections,
    sql`on conflict (workspace_id, contact_id, section) do update set body = excluded.body,
      confirmed_by = null, confirmed_at = excluded.confirmed_at, updated_at = excluded.updated_at`,
  )
  const topics = drafts.flatMap((draft) =>
    draft.added('topics').map(([topic]) => ({ contact_id: draft.contactId, topic })),
  )
  await writeRowSet(tx, 'advocate_topics', workspaceId, topics, sql`on conflict do nothing`)
}

async function saveWillingness(
  tx: WorkspaceTx,
  workspaceId: string,
  drafts: Drafts,
  now: Instant,
): Promise<void> {
  const answers = drafts.flatMap((draft) =>
    draft.added('willingness').map(([type, answer]) => ({
      contact_id: draft.contactId,
      activity_type_id: type,
      answer,
      answered_on: dayOf(draft.interviewedAt ?? now),
      confirmed_at: draft.interviewedAt,
    })),
  )
  await writeRowSet(
    tx,
    'willingness',
    workspaceId,
    answers,
    sql`on conflict (workspace_id, contact_id, activity_type_id) do update set answer = excluded.answer,
      answered_on = excluded.answered_on, confirmed_by = null, confirmed_at = excluded.confirmed_at`,
  )
}

async function savePermissions(tx: WorkspaceTx, workspaceId: string, drafts: Drafts): Promise<void> {
  const all = drafts.flatMap(permissionRows)
  const change = sql`answer = excluded.answer, valid_until = excluded.valid_until, withdrawn_on = null,
    confirmed_by = null, confirmed_at = excluded.confirmed_at, version = permissions.version + 1`
  const persons = all.filter((row) => row.contact_id !== null)
  const byPerson = sql`on conflict (workspace_id, contact_id, use) where contact_id is not null do update set ${change}`
  await writeRowSet(tx, 'permissions', workspaceId, persons, byPerson)
  // Two colleagues of one account may state its permission: the last row of the file holds.
  const accounts = new Map(
    all.flatMap((row) => (row.contact_id === null ? [[`${row.account_id} ${row.use}`, row]] : [])),
  )
  const byAccount = sql`on conflict (workspace_id, account_id, use) where contact_id is null do update set ${change}`
  await writeRowSet(tx, 'permissions', workspaceId, [...accounts.values()], byAccount)
}

function permissionRows(draft: AdvocateDraft) {
  const { accountId } = draft
  if (accountId === null) return []
  return draft.added('permissions').map(([key, value]) => {
    const [holder, use = ''] = key.split(':')
    const [answer = '', until = ''] = value.split('/')
    return {
      contact_id: holder === 'person' ? draft.contactId : null,
      account_id: accountId,
      use,
      answer,
      valid_until: until === '' ? null : until,
      version: 1,
      confirmed_at: draft.interviewedAt,
    }
  })
}

async function saveLimits(tx: WorkspaceTx, workspaceId: string, drafts: Drafts): Promise<void> {
  const windows = drafts.flatMap((draft) =>
    draft.added('blackouts').map(([key]) => {
      const [from_on = '', until_on = ''] = key.split('/')
      return { contact_id: draft.contactId, from_on, until_on }
    }),
  )
  await writeRowSet(tx, 'blackouts', workspaceId, windows)
  const nevers = drafts.flatMap((draft) =>
    draft.added('neverWith').map(([folded]) => {
      const { name, accountId } = draft.neverWithOf(folded)
      return {
        contact_id: draft.contactId,
        kind: accountId === null ? 'other' : 'account',
        name,
        account_id: accountId,
      }
    }),
  )
  await writeRowSet(tx, 'never_withs', workspaceId, nevers)
}

export type StageMove = {
  readonly contactId: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly isOverride: boolean
}

/** Moves advocates to other stages and writes each move down. */
export async function saveMoves(
  tx: WorkspaceTx,
  workspaceId: string,
  moves: readonly StageMove[],
  byId: string | null,
  now: Instant,
): Promise<void> {
  if (moves.length === 0) return
  const rows = moves.map((move) => ({
    contact_id: move.contactId,
    from_stage: move.from,
    to_stage: move.to,
    reason: move.reason,
    is_override: move.isOverride,
    at: now,
    by_id: byId,
  }))
  await writeRowSet(tx, 'journey_steps', workspaceId, rows)
  await sql`
    update advocates a set stage = m.to_stage, stage_since = ${now}::timestamptz,
      interview_override = case when m.is_override then m.reason else a.interview_override end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m (contact_id uuid, to_stage text, reason text, is_override boolean)
    where a.workspace_id = ${workspaceId} and a.contact_id = m.contact_id`.execute(tx)
}
