import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { FactAnswer, FactOutcome, RoundFact } from '../round.ts'

export type StoredRound = {
  readonly id: string
  readonly personId: string | null
  readonly contactId: string | null
  readonly ownerAskId: string | null
  readonly releasedBy: string | null
  readonly state: 'open' | 'answered' | 'unanswered' | 'withdrawn'
  readonly openedOn: Day
  readonly dueOn: Day
  readonly seconds: number | null
}

type NewRound = {
  readonly personId: string | null
  readonly contactId: string | null
  readonly ownerAskId: string | null
  readonly releasedBy: string | null
  readonly openedOn: Day
  readonly remindOn: Day
  readonly dueOn: Day
  readonly facts: readonly RoundFact[]
}

/** Writes a round and what stands on it. Two statements. */
export async function insertRound(tx: WorkspaceTx, round: NewRound, now: Instant): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into confirmation_rounds (workspace_id, person_id, contact_id, owner_ask_id, released_by, opened_on, opened_at,
      remind_on, due_on)
    values (current_workspace(), ${round.personId}, ${round.contactId}, ${round.ownerAskId}, ${round.releasedBy},
      ${round.openedOn}, ${now}, ${round.remindOn}, ${round.dueOn}) returning id`.execute(tx)
  const id = made.rows[0]?.id ?? ''
  const rows = round.facts.map(({ contactId, accountId, kind, key }, position) => ({
    ...{ position, contact_id: contactId, account_id: accountId, kind, key },
  }))
  await sql`
    insert into round_facts (workspace_id, round_id, position, contact_id, account_id, kind, key)
    select current_workspace(), ${id}, f.position, f.contact_id, f.account_id, f.kind, f.key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (position bigint, contact_id uuid, account_id uuid,
      kind text, key text)`.execute(tx)
  return id
}

const columns = sql`
  q.id, q.person_id as "personId", q.contact_id as "contactId", q.owner_ask_id as "ownerAskId",
  q.released_by as "releasedBy", q.state, q.opened_on as "openedOn", q.due_on as "dueOn", q.seconds`

/** One round, held until the transaction ends; undefined where there is none. */
export async function holdRound(tx: WorkspaceTx, roundId: string): Promise<StoredRound | undefined> {
  const found = await sql<StoredRound>`
    select ${columns} from confirmation_rounds q
    where q.workspace_id = current_workspace() and q.id = ${roundId} for no key update`.execute(tx)
  return found.rows[0]
}

export async function findRound(
  db: WorkspaceDb | WorkspaceTx,
  roundId: string,
): Promise<StoredRound | undefined> {
  const found = await sql<StoredRound>`
    select ${columns} from confirmation_rounds q
    where q.workspace_id = current_workspace() and q.id = ${roundId}`.execute(db)
  return found.rows[0]
}

export async function saveFactAnswer(
  tx: WorkspaceTx,
  at: { readonly roundId: string; readonly position: number },
  said: { readonly answer: FactAnswer; readonly said: string | null; readonly outcome: FactOutcome },
  now: Instant,
): Promise<void> {
  await sql`
    update round_facts set answer = ${said.answer}, said = ${said.said}, outcome = ${said.outcome}, answered_at = ${now}
    where workspace_id = current_workspace() and round_id = ${at.roundId} and position = ${at.position}`.execute(
    tx,
  )
}

/** Ends a round: answered, or over; what nobody answered is noted as such. */
export async function endRound(
  tx: WorkspaceTx,
  roundId: string,
  state: 'answered' | 'unanswered',
  now: Instant,
): Promise<void> {
  await sql`
    update round_facts set outcome = 'unanswered'
    where workspace_id = current_workspace() and round_id = ${roundId} and outcome is null`.execute(tx)
  await sql`
    update confirmation_rounds set state = ${state}, answered_at = case when ${state} = 'answered' then ${now}::timestamptz end
    where workspace_id = current_workspace() and id = ${roundId} and state = 'open'`.execute(tx)
}

/** The longest the page was open until an answer. */
export async function saveSeconds(tx: WorkspaceTx, roundId: string, seconds: number): Promise<void> {
  const measured = Math.min(Math.max(Math.round(seconds), 0), 3_600)
  await sql`
    update confirmation_rounds set seconds = greatest(coalesce(seconds, 0), ${measured})
    where workspace_id = current_workspace() and id = ${roundId}`.execute(tx)
}

export async function noteReminded(tx: WorkspaceTx, roundId: string, now: Instant): Promise<void> {
  await sql`
    update confirmation_rounds set reminded_at = ${now}
    where workspace_id = current_workspace() and id = ${roundId}`.execute(tx)
}

/** Open rounds whose reminder is due, and those whose time is over. */
export async function readDueRounds(
  db: WorkspaceDb | WorkspaceTx,
  today: Day,
): Promise<{ readonly remind: string[]; readonly over: string[] }> {
  const found = await sql<{ id: string; isOver: boolean }>`
    select id, due_on < ${today}::date as "isOver" from confirmation_rounds
    where workspace_id = current_workspace() and state = 'open'
      and (due_on < ${today}::date or remind_on <= ${today}::date and reminded_at is null)
    order by id limit 2000`.execute(db)
  const ids = (isOver: boolean) => found.rows.filter((row) => row.isOver === isOver).map(({ id }) => id)
  return { remind: ids(false), over: ids(true) }
}

/** How many rounds somebody was sent in the week that began on that Monday. */
export async function countRoundsOfWeek(tx: WorkspaceTx, personId: string, week: Day): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from confirmation_rounds
    where workspace_id = current_workspace() and person_id = ${personId} and opened_on >= ${week}::date
      and opened_on < ${week}::date + 7`.execute(tx)
  return found.rows[0]?.count ?? 0
}
