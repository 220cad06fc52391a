import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Standing } from '../standing.ts'

const never = '9999-12-31'

/** Whose standings: some contacts, and everybody at some accounts. */
export type Concerned = { readonly contacts: readonly string[]; readonly accounts: readonly string[] }

/**
 * Makes and locks the stored standings of those concerned that are on the journey, in ascending order, and gives
 * their ids. Whoever changed a fact reads rules and facts only after this, so that of two changes that meet the later
 * one sees both. A standing of a contact who is not on the journey any more (two records told apart again) goes. One
 * statement.
 */
export async function lockStandings(
  tx: WorkspaceTx,
  { contacts, accounts }: Concerned,
  now: Instant,
): Promise<readonly string[]> {
  const atAccounts =
    accounts.length === 0
      ? sql``
      : sql`union select c.id from contacts c
          where c.workspace_id = current_workspace() and c.account_id = any(${[...accounts]}::uuid[])`
  // Those there are locked and not written: a row written twice in a transaction has its references checked again.
  const locked = await sql<{ id: string }>`
    with concerned as materialized (
      select d.contact_id from advocates d
      where d.workspace_id = current_workspace()
        and d.contact_id in (select unnest(${[...contacts]}::uuid[]) ${atAccounts})
    ), locked as materialized (
      select s.contact_id from protection_standings s
      where s.workspace_id = current_workspace() and s.contact_id in (select contact_id from concerned)
      order by s.contact_id for no key update of s
    ), made as (
      insert into protection_standings (workspace_id, contact_id, state, load_quarters, reserved_quarters, computed_for,
        valid_until, computed_at)
      select current_workspace(), n.contact_id, 'free', 0, 0, ${now}::date, ${now}::date, ${now}
      from concerned n where not exists (select from locked l where l.contact_id = n.contact_id)
      order by n.contact_id
      on conflict (workspace_id, contact_id) do update
        set computed_at = greatest(protection_standings.computed_at, excluded.computed_at)
      returning contact_id
    ), gone as (
      delete from protection_standings s
      where s.workspace_id = current_workspace() and s.contact_id = any(${[...contacts]}::uuid[])
        and not exists (select from advocates d where d.workspace_id = s.workspace_id and d.contact_id = s.contact_id)
    ), all_of_them as (select contact_id from locked union all select contact_id from made)
    select t.contact_id as id from all_of_them t`.execute(tx)
  return locked.rows.map((row) => row.id)
}

/** What is stored of `careOf`, for lists and counts. */
export type CareToStore = {
  readonly touchDueOn: Day
  readonly gives: number
  readonly asks: number
  readonly isBelow: boolean
  readonly isAsksOnly: boolean
  /** The first day on which it may read otherwise; null when it stays so. */
  readonly nextTurn: Day | null
}

export type StandingToStore = {
  readonly contactId: string
  readonly standing: Standing
  /** The first day on which it may read otherwise; null when it stays so. */
  readonly nextTurn: Day | null
  /** Null of whoever is on no list of care. */
  readonly care: CareToStore | null
}

/** Writes standings that `lockStandings` has locked, by one statement. */
export async function saveStandings(
  tx: WorkspaceTx,
  standings: readonly StandingToStore[],
  now: Instant,
): Promise<void> {
  if (standings.length === 0) return
  const lines = standings.map(({ contactId, standing, nextTurn, care }) => ({
    contact_id: contactId,
    state: standing.state,
    free_from: standing.freeFrom,
    load_quarters: standing.load?.done ?? 0,
    reserved_quarters: standing.load?.reserved ?? 0,
    cap_quarters: standing.load?.cap ?? null,
    reasons: standing.reasons.map(({ code, until }) => ({ code, until })),
    computed_for: standing.day,
    valid_until: nextTurn ?? never,
    touch_due_on: care?.touchDueOn ?? null,
    care_gives: care?.gives ?? 0,
    care_asks: care?.asks ?? 0,
    gives_below: care?.isBelow ?? false,
    asks_only: care?.isAsksOnly ?? false,
    care_until: care?.nextTurn ?? never,
  }))
  await sql`
    update protection_standings s
    set state = line.state, free_from = line.free_from, load_quarters = line.load_quarters,
      reserved_quarters = line.reserved_quarters, cap_quarters = line.cap_quarters,
      reasons = line.reasons, computed_for = line.computed_for, valid_until = line.valid_until,
      touch_due_on = line.touch_due_on, care_gives = line.care_gives, care_asks = line.care_asks,
      gives_below = line.gives_below, asks_only = line.asks_only, care_until = line.care_until,
      computed_at = greatest(s.computed_at, ${now})
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line (contact_id uuid, state text, free_from date,
      load_quarters bigint, reserved_quarters bigint, cap_quarters bigint, reasons jsonb, computed_for date,
      valid_until date, touch_due_on date, care_gives bigint, care_asks bigint, gives_below boolean, asks_only boolean,
      care_until date)
    where s.workspace_id = current_workspace() and s.contact_id = line.contact_id`.execute(tx)
}
