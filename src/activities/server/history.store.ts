import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'

/** A row of history as it is written; `at` ties it to what was given. */
export type HistoryLine = {
  readonly at: number
  readonly kind: string
  readonly state: string
  readonly contact_id: string | null
  readonly account_id: string
  readonly activity_type_id: string | null
  readonly title: string
  readonly is_review: boolean
  readonly audience: string | null
  readonly external_id: string | null
  readonly opportunity_id: string | null
  readonly on: string
  readonly load_quarters: number
  readonly full_load_quarters: number
  readonly rest_days: number
  readonly is_live: boolean
  readonly minutes: number | null
  readonly outcome: string | null
  readonly title_then: string | null
  readonly persona_then: string | null
  readonly seniority_then: string | null
}

/** Lets one file of history in at a time, so that two cannot both write the row that neither found. */
export async function takeHistoryTurn(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`history ${workspaceId}`}, 0))`.execute(tx)
}

/** Writes any number of rows by one statement; gives their ids by `at`. */
export async function insertHistory(
  tx: WorkspaceTx,
  workspaceId: string,
  lines: readonly HistoryLine[],
  importedBy: string | null,
  now: Instant,
): Promise<Map<number, string>> {
  if (lines.length === 0) return new Map()
  const written = await sql<{ at: number; id: string }>`
    with given as materialized (
      select uuidv7() as id, line.* from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (at bigint, kind text,
        state text, contact_id uuid, account_id uuid, activity_type_id uuid, title text, is_review boolean, audience text, external_id text,
        opportunity_id uuid, "on" date, load_quarters bigint, full_load_quarters bigint, rest_days bigint, is_live boolean,
        minutes bigint, outcome text, title_then text, persona_then text, seniority_then text)
    ), written as (
      insert into ledger_entries (workspace_id, id, kind, state, contact_id, account_id, activity_type_id, title, is_review,
        audience, source_kind, source_id, external_id, opportunity_id, asked_at, answered_at, wished_on, done_on, effective_on,
        closed_at, load_quarters, full_load_quarters, rest_days, is_live, minutes, outcome, title_then, persona_then,
        seniority_then)
      select ${workspaceId}::uuid, id, kind, state, contact_id, account_id, activity_type_id, title, is_review, audience, 'import',
        ${importedBy}::uuid, external_id, opportunity_id, case when kind = 'ask' then "on"::timestamptz end,
        case when kind = 'ask' then "on"::timestamptz end, case when kind = 'ask' then "on" end,
        case when state = 'done' then "on" end, "on", ${now}::timestamptz, load_quarters, full_load_quarters, rest_days,
        is_live, minutes, outcome, title_then, persona_then, seniority_then
      from given
    )
    select at, id from given`.execute(tx)
  return new Map(written.rows.map(({ at, id }) => [at, id]))
}

/** Takes back, by one statement, rows that a file corrects; each gets its reversing row. */
export async function reverseAll(
  tx: WorkspaceTx,
  workspaceId: string,
  ids: readonly string[],
  now: Instant,
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into ledger_entries (workspace_id, kind, state, contact_id, account_id, activity_type_id, title, audience,
      source_kind, source_id, opportunity_id, wished_on, done_on, effective_on, closed_at, load_quarters,
      full_load_quarters, rest_days, is_live, reason, corrects_id)
    select workspace_id, kind, state, contact_id, account_id, activity_type_id, title, audience, source_kind, source_id,
      opportunity_id, wished_on, done_on, effective_on, ${now}::timestamptz, -load_quarters, full_load_quarters, rest_days,
      is_live, 'Corrected by a later file', id
    from ledger_entries where workspace_id = ${workspaceId} and id = any(${ids as string[]}::uuid[])`.execute(
    tx,
  )
}
