import { sql } from 'kysely'
import { holidays } from '../../identity/holidays.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type OwnerTask, ownerAsksAWeek } from '../owner-ask.ts'

type OwnerAskRow = {
  readonly personId: string
  readonly task: OwnerTask
  readonly about?: { readonly kind: string; readonly id: string }
  readonly week: Day
  readonly now: Instant
}

/** Longer than any page is open while somebody answers on it: what took longer was left lying. */
const longestSeconds = 3_600

/** Holds the row of a person of ours, so that their week is counted by one at a time. False where there is nobody. */
export async function holdPerson(tx: WorkspaceTx, personId: string): Promise<boolean> {
  const held = await sql`
    select id from people where workspace_id = current_workspace() and id = ${personId}
    for no key update`.execute(tx)
  return held.rows.length > 0
}

/** The zone in which weeks begin, and what the workspace set. One statement. */
export async function readOwnerGround(
  tx: WorkspaceTx,
): Promise<{ readonly timeZone: string; readonly set: ReadonlyMap<string, unknown> }> {
  const found = await sql<{ timeZone: string; set: Record<string, unknown> | null }>`
    select w.time_zone as "timeZone", (select jsonb_object_agg(s.name, s.value) from workspace_settings s
      where s.workspace_id = w.id and s.name in (${ownerAsksAWeek.name}, ${holidays.name})) as set
    from workspaces w where w.id = current_workspace()`.execute(tx)
  const row = found.rows[0]
  return { timeZone: row?.timeZone ?? 'UTC', set: new Map(Object.entries(row?.set ?? {})) }
}

export async function countOwnerAsks(tx: WorkspaceTx, personId: string, week: Day): Promise<number> {
  const found = await sql<{ asked: number }>`
    select count(*)::int as asked from owner_asks
    where workspace_id = current_workspace() and person_id = ${personId} and week_on = ${week}::date`.execute(
    tx,
  )
  return found.rows[0]?.asked ?? 0
}

export async function insertOwnerAsk(tx: WorkspaceTx, ask: OwnerAskRow): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into owner_asks (workspace_id, person_id, task, about_kind, about_id, week_on, asked_at)
    values (current_workspace(), ${ask.personId}, ${ask.task}, ${ask.about?.kind ?? null}, ${ask.about?.id ?? null},
      ${ask.week}, ${ask.now}) returning id`.execute(tx)
  return made.rows[0]?.id ?? ''
}

/** Notes once for each thing and week that it has to wait. */
export async function noteHeld(tx: WorkspaceTx, ask: OwnerAskRow & { readonly from: Day }): Promise<void> {
  await sql`
    insert into held_owner_asks (workspace_id, person_id, task, about_kind, about_id, week_on, held_at, from_on)
    values (current_workspace(), ${ask.personId}, ${ask.task}, ${ask.about?.kind ?? null}, ${ask.about?.id ?? null},
      ${ask.week}, ${ask.now}, ${ask.from}) on conflict do nothing`.execute(tx)
}

export async function saveOwnerAnswer(
  tx: WorkspaceTx,
  askId: string,
  seconds: number | null,
  now: Instant,
): Promise<void> {
  const measured = seconds === null ? null : Math.min(Math.max(Math.round(seconds), 0), longestSeconds)
  await sql`
    update owner_asks set answered_at = ${now}, seconds = ${measured}
    where workspace_id = current_workspace() and id = ${askId} and answered_at is null`.execute(tx)
}

/** The newest thing somebody was asked about that record and has not answered. */
export async function findOwnerAsk(
  tx: WorkspaceTx,
  about: { readonly kind: string; readonly id: string },
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from owner_asks where workspace_id = current_workspace() and about_kind = ${about.kind}
      and about_id = ${about.id} and answered_at is null order by asked_at desc, id desc limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}
