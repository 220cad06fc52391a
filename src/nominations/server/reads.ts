import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Decision } from '../../kernel/result.ts'
import { dayOf, daysBetween, type Instant } from '../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import { notFound } from '../../server/errors.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { getNomination, listNominations } from '../contract.ts'
import { answerDays, decideVoice, isLate, type NominationState, stateWords } from '../nomination.ts'
import { canTriage, canWithdraw, seesNomination } from '../policy.ts'

type ListRow = ResponseOf<typeof listNominations>['rows'][number]
type Nomination = ResponseOf<typeof getNomination>
type Stored = Omit<ListRow, 'ageDays' | 'isLate'>

const columns = sql`
  n.id, jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) as contact,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
  n.state, n.why, jsonb_build_object('id', p.id, 'name', p.name) as nominator,
  case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "onBehalfOf",
  n.created_at as "createdAt", n.decided_at as "decidedAt", n.decline_reason as reason,
  coalesce(d.stage, 'customer') as stage`

const joins = sql`
  from nominations n
  join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
  left join accounts a on a.workspace_id = n.workspace_id and a.id = c.account_id
  join people p on p.workspace_id = n.workspace_id and p.id = n.nominator_id
  left join people b on b.workspace_id = n.workspace_id and b.id = n.on_behalf_of_id
  left join advocates d on d.workspace_id = n.workspace_id and d.contact_id = n.contact_id`

/** Nominations the actor may see, the latest first. */
export async function readNominations(
  db: WorkspaceDb,
  actor: Actor,
  asked: {
    readonly state?: readonly NominationState[]
    readonly mine: boolean
    readonly team?: string
    readonly person?: string
    readonly source?: string
    readonly rule?: string
    readonly found?: boolean
    readonly helped?: boolean
    readonly since?: string
    readonly cursor: string | undefined
    readonly size: number
  },
  now: Instant,
): Promise<{ rows: ListRow[]; next: string | null }> {
  const after = decodeIdCursor(asked.cursor)
  const found = await sql<Stored>`
    select ${columns} ${joins}
    where n.workspace_id = ${actor.workspaceId} and ${visible(actor, asked.mine)}
      ${inStates(asked.state ?? [])}
      ${narrowed(asked)}
      ${after === null ? sql`` : sql`and n.id < ${after}::uuid`}
    order by n.id desc limit ${asked.size + 1}`.execute(db)
  const allowed = await readSetting(db, actor, answerDays)
  const rows = found.rows.slice(0, asked.size).map((row) => withAge(row, allowed, now))
  const last = rows.at(-1)
  return { rows, next: found.rows.length > asked.size && last !== undefined ? encodeCursor([last.id]) : null }
}

/** One state is asked for by itself: only then are its nominations read in the order of the list. */
function inStates(states: readonly NominationState[]): RawBuilder<unknown> {
  if (states.length === 0) return sql``
  return states.length === 1
    ? sql`and n.state = ${states[0]}`
    : sql`and n.state = any(${[...states]}::text[])`
}

type Narrowed = Omit<Parameters<typeof readNominations>[2], 'state' | 'mine' | 'cursor' | 'size'>

/** What stands behind a figure: of one team, person, source or rule, since a day, and what became of them. */
function narrowed({ team, person, source, rule, found, helped, since }: Narrowed): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (team !== undefined) parts.push(sql`and n.team_id = ${team}::uuid`)
  if (person !== undefined) parts.push(sql`and coalesce(n.on_behalf_of_id, n.nominator_id) = ${person}::uuid`)
  if (source !== undefined) parts.push(sql`and n.source = ${source}`)
  if (rule !== undefined) parts.push(sql`and n.rule_id = ${rule}::uuid`)
  if (since !== undefined) parts.push(sql`and n.created_at >= ${since}::date`)
  if (found === true) parts.push(sql`and n.state = 'accepted' and d.stage in ('discoverable', 'active')`)
  if (helped === true)
    parts.push(sql`and n.state = 'accepted' and exists (select from ledger_entries e where e.workspace_id = n.workspace_id
      and e.contact_id = n.contact_id and e.kind = 'ask' and e.state in ('done', 'debriefed') and e.done_on >= n.created_at::date)`)
  return sql.join(parts, sql` `)
}

function visible(actor: Actor, mine: boolean): RawBuilder<unknown> {
  const person = personOf(actor)
  const own = sql`(n.nominator_id = ${person}::uuid or n.on_behalf_of_id = ${person}::uuid)`
  if (mine) return own
  if (hasRole(actor, 'program-manager')) return sql`true`
  return sql`(${own} or coalesce(c.owner_id, a.owner_id) = ${person}::uuid or exists (
    select from nomination_voices v where v.workspace_id = n.workspace_id and v.nomination_id = n.id
      and v.person_id = ${person}::uuid))`
}

function withAge(row: Stored, allowed: number, now: Instant): ListRow {
  const until = row.decidedAt ?? now
  const ageDays = daysBetween(dayOf(row.createdAt), dayOf(until))
  return { ...row, ageDays, isLate: row.state === 'new' && isLate(ageDays, allowed) }
}

type StoredOne = Stored & Omit<Nomination, keyof ListRow | 'alike' | 'may'>

/** What only the page of one nomination shows: its own words, voices, and what became of the contact. */
const details = sql`
  n.reach, n.evidence, n.own_asks_a_quarter as "asksAQuarter", t.name as team,
  coalesce((select jsonb_agg(jsonb_build_object('activityTypeId', x.activity_type_id, 'isAllowed', x.is_allowed, 'name', y.name)
      order by x.is_allowed desc, y.name) from nomination_activities x
    join activity_types y on y.workspace_id = x.workspace_id and y.id = x.activity_type_id
    where x.workspace_id = n.workspace_id and x.nomination_id = n.id), '[]') as activities,
  coalesce((select jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', w.id, 'name', w.name),
      'words', v.words, 'at', to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by v.created_at)
    from nomination_voices v join people w on w.workspace_id = v.workspace_id and w.id = v.person_id
    where v.workspace_id = n.workspace_id and v.nomination_id = n.id), '[]') as voices,
  coalesce((select jsonb_agg(jsonb_build_object('to', s.to_stage, 'by', w.name,
      'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.at, s.id)
    from journey_steps s left join people w on w.workspace_id = s.workspace_id and w.id = s.by_id
    where s.workspace_id = n.workspace_id and s.contact_id = n.contact_id and s.at >= n.created_at), '[]') as steps,
  case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner,
  q.name as "decidedBy", n.decision_note as note, n.duplicate_of as "duplicateOf", n.version, n.source,
  case when n.rule_findings is not null then jsonb_build_object('name', (select r.name from acceptance_rules r
    where r.workspace_id = n.workspace_id and r.id = n.rule_id), 'findings', n.rule_findings) end as rule`

/** A nomination in full, for those who may see it. */
export async function readNomination(
  db: WorkspaceDb,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Nomination> {
  const found = await sql<StoredOne>`
    select ${columns}, ${details}
    ${joins}
    left join teams t on t.workspace_id = n.workspace_id and t.id = n.team_id
    left join people o on o.workspace_id = n.workspace_id and o.id = coalesce(c.owner_id, a.owner_id)
    left join people q on q.workspace_id = n.workspace_id and q.id = n.decided_by
    where n.workspace_id = ${actor.workspaceId} and n.id = ${id}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('nomination')
  const record = {
    nominatorId: row.nominator.id,
    onBehalfOfId: row.onBehalfOf?.id ?? null,
    ownerId: row.owner?.id ?? null,
    voiceIds: row.voices.map((voice) => voice.person.id),
  }
  if (!seesNomination(actor, record)) throw notFound('nomination')
  const decided = row.state === 'new' ? null : `This nomination is ${stateWords[row.state]} already.`
  return {
    ...row,
    ...withAge(row, await readSetting(db, actor, answerDays), now),
    alike: await readAlike(db, actor, id),
    may: {
      decide: canTriage(actor) ?? decided,
      withdraw: canWithdraw(actor, record) ?? decided,
      addVoice: whyNot(decideVoice({ state: row.state, nominatorId: row.nominator.id }, personOf(actor))),
    },
  }
}

function whyNot(decision: Decision<object, string>): string | null {
  return decision.ok ? null : decision.why
}

/** Other nominations that this one may repeat: of the same contact, or of a namesake, in the last year. */
async function readAlike(db: WorkspaceDb, actor: Actor, id: string): Promise<Nomination['alike']> {
  if (!hasRole(actor, 'program-manager')) return []
  const found = await sql<Nomination['alike'][number]>`
    select o.id, oc.name, oa.name as account, o.state, o.created_at as "createdAt"
    from nominations n
    join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    join contacts oc on oc.workspace_id = n.workspace_id
      and (oc.id = c.id or oc.folded_name = c.folded_name or (oc.account_id = c.account_id))
    join nominations o on o.workspace_id = n.workspace_id and o.contact_id = oc.id and o.id <> n.id
      and o.created_at > n.created_at - interval '1 year'
    left join accounts oa on oa.workspace_id = oc.workspace_id and oa.id = oc.account_id
    where n.workspace_id = ${actor.workspaceId} and n.id = ${id}
    order by (oc.id = c.id) desc, (oc.folded_name = c.folded_name) desc, o.created_at desc limit 10`.execute(
    db,
  )
  return found.rows
}
