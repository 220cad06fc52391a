import { sql } from 'kysely'
import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { type OwnedOpportunity, seesAllOpportunities, seesOpportunity } from '../../customers/policy.ts'
import type { PersonActor, Role } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { decodeIdCursor, encodeCursor } from '../../server/cursor.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import { type Need, usualWeights, type WeightedKind } from '../need.ts'
import type { listSavedNeeds } from '../saved-need.contract.ts'
import { type Halt, seenPartOf, type Telling } from '../saved-need.ts'
import { nameCriteria, readTree, termsOf } from './need.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
type Told = ResponseOf<typeof listSavedNeeds>['rows'][number]

/** Who may see a deal; undefined where there is none. One statement. */
export async function readOpportunityOwners(
  db: Db,
  opportunityId: string,
): Promise<OwnedOpportunity | undefined> {
  const found = await sql<OwnedOpportunity>`
    select o.owner_id as "ownerId", a.owner_id as "relationshipOwnerId"
    from opportunities o left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    where o.workspace_id = current_workspace() and o.id = ${opportunityId}`.execute(db)
  return found.rows[0]
}

/** True where an advocate can be found by everybody. One statement. */
export async function readIsPublic(db: Db, contactId: string): Promise<boolean> {
  const row = await db
    .selectFrom('advocates')
    .select('stage')
    .where('contact_id', '=', contactId)
    .executeTakeFirst()
  return row?.stage === 'discoverable' || row?.stage === 'active'
}

type Row = Omit<Told, 'need' | 'activity' | 'isOwn'> & {
  readonly need: Need
  readonly telling: Telling
  readonly halt: Halt | null
  readonly opportunity: OwnedOpportunity | null
}

/** News of a kept need: who is new since its owner looked, still free, and still to be found. */
const newsOf = sql`
  from saved_need_fits f
  join advocates a on a.workspace_id = f.workspace_id and a.contact_id = f.contact_id
    and a.stage in ('discoverable', 'active')
  where f.workspace_id = s.workspace_id and f.saved_need_id = s.id and f.is_news and f.is_free
    and f.found_at > s.seen_at and s.telling <> 'off' and (s.halt is null or s.halt = 'was-told')`

const newFits = sql`coalesce((
  select json_agg(json_build_object('contactId', n.contact_id, 'name', c.name, 'account', x.name,
      'foundAt', to_char(n.found_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reasons', n.reasons)
    order by n.found_at desc, n.contact_id)
  from (select f.contact_id, f.found_at, f.reasons ${newsOf} order by f.found_at desc, f.contact_id limit 5) n
  join contacts c on c.workspace_id = s.workspace_id and c.id = n.contact_id
  left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id), '[]')`

/** The needs somebody keeps, or, for program managers, those of all; the newest first. Six statements. */
export async function readSavedNeeds(
  db: WorkspaceDb,
  actor: PersonActor,
  asked: { readonly cursor?: string | undefined; readonly size: number; readonly everybody: boolean },
): Promise<ResponseOf<typeof listSavedNeeds>> {
  const before = decodeIdCursor(asked.cursor)
  const found = await sql<Row>`
    select s.id, s.name, s.need, s.telling, s.halt, s.free, s.looked_at as "lookedAt",
      json_build_object('id', p.id, 'name', p.name) as owner,
      case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end as contact,
      case when o.id is not null then
        json_build_object('ownerId', o.owner_id, 'relationshipOwnerId', oa.owner_id) end as opportunity,
      (select count(*) ${newsOf}) as news, ${newFits} as "newFits"
    from saved_needs s
    join people p on p.workspace_id = s.workspace_id and p.id = s.person_id
    left join contacts k on k.workspace_id = s.workspace_id and k.id = s.contact_id
    left join opportunities o on o.workspace_id = s.workspace_id and o.id = (s.need ->> 'opportunityId')::uuid
    left join accounts oa on oa.workspace_id = o.workspace_id and oa.id = o.account_id
    where s.workspace_id = ${actor.workspaceId}
      ${asked.everybody ? sql`and p.left_at is null` : sql`and s.person_id = ${actor.personId}`}
      ${before === null ? sql`` : sql`and s.id < ${before}::uuid`}
    order by s.id desc limit ${asked.size + 1}`.execute(db)
  const rows = found.rows.slice(0, asked.size)
  const last = rows.at(-1)
  return {
    rows: await tellSavedNeeds(db, actor, rows),
    next: found.rows.length > asked.size && last !== undefined ? encodeCursor([last.id]) : null,
  }
}

async function tellSavedNeeds(db: WorkspaceDb, actor: PersonActor, rows: readonly Row[]): Promise<Told[]> {
  const needs = rows.map(({ need, opportunity }) =>
    seenPartOf(need, opportunity !== null && seesOpportunity(actor, opportunity)),
  )
  const told = await tellNeeds(db, needs)
  const types = new Map((await readActivityTypes(db)).map((type) => [type.id, type.name]))
  return rows.map(({ need: _, opportunity, ...row }, at) => {
    const need = told[at]
    if (need === undefined) throw new Error('a need was not told')
    const isHidden = rows[at]?.need.opportunityId !== need.opportunityId
    const isOwn = row.owner.id === actor.personId
    return {
      ...row,
      need,
      activity: types.get(need.activityTypeId) ?? 'A kind no longer in use',
      isOwn,
      // What is hidden from the reader by now is told before the next look finds it.
      halt: isHidden ? 'deal-hidden' : row.halt,
      ...(isHidden ? { news: 0, newFits: [] } : {}),
    }
  })
}

/** Needs with the names of what they ask for; what the workspace no longer has says so. Four statements, however many. */
export async function tellNeeds(db: Db, needs: readonly Need[]): Promise<readonly Told['need'][]> {
  const asked = needs.flatMap(({ criteria }) => criteria)
  const tree = await readTree(db, termsOf(asked))
  const products = await readKnownProducts(
    db,
    asked.filter(({ kind }) => kind === 'product').map(({ value }) => value),
  )
  const isKnown = ({ kind, value }: (typeof asked)[number]) =>
    kind === 'product' ? products.has(value) : !inTrees.includes(kind) || tree.has(value)
  const known = [...new Map(asked.filter(isKnown).map((each) => [keyOf(each), each])).values()]
  const named = await nameCriteria(db, known, tree, usualWeights)
  const names = new Map(named.map((each) => [keyOf(each), each.name]))
  const weights = await readAllWeights(db, [...new Set(needs.map(({ activityTypeId }) => activityTypeId))])
  return needs.map((need) => ({
    ...need,
    criteria: need.criteria.map((each) => ({
      ...each,
      weight: each.weight ?? weights.get(`${need.activityTypeId} ${each.kind}`) ?? usualWeights[each.kind],
      isUsual: each.weight === null,
      name: names.get(keyOf(each)) ?? 'no longer known',
    })),
  }))
}

const inTrees: readonly WeightedKind[] = ['industry', 'region', 'persona', 'use-case']
const keyOf = ({ kind, value }: { readonly kind: string; readonly value: string }) => `${kind} ${value}`

async function readKnownProducts(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('products')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function readAllWeights(db: Db, typeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (typeIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('match_weights')
    .select(['activity_type_id', 'kind', 'weight'])
    .where('activity_type_id', 'in', [...typeIds])
    .execute()
  return new Map(rows.map(({ activity_type_id, kind, weight }) => [`${activity_type_id} ${kind}`, weight]))
}

/** How many kept needs have news for their owner. One statement. */
export async function countNews(db: WorkspaceDb, actor: PersonActor): Promise<number> {
  const isSeen = seesAllOpportunities(actor)
    ? sql`true`
    : sql`(s.need ->> 'opportunityId' is null or exists (
        select from opportunities o left join accounts oa on oa.workspace_id = o.workspace_id and oa.id = o.account_id
        where o.workspace_id = s.workspace_id and o.id = (s.need ->> 'opportunityId')::uuid
          and ${actor.personId}::uuid in (o.owner_id, oa.owner_id)))`
  const found = await sql<{ count: number }>`
    select count(*) as count from saved_needs s
    where s.workspace_id = ${actor.workspaceId} and s.person_id = ${actor.personId} and ${isSeen}
      and exists (select ${newsOf})`.execute(db)
  return found.rows[0]?.count ?? 0
}

/** One new fit as a mail tells it. */
export type News = {
  readonly personId: string
  readonly personName: string
  readonly email: string
  readonly savedNeedId: string
  readonly need: string
  readonly isWait: boolean
  readonly contactId: string
  readonly name: string
  readonly account: string | null
  readonly reasons: readonly string[]
  readonly foundAt: Instant
  readonly roles: readonly Role[]
  /** Whose deal it was kept for; null without one. */
  readonly opportunity: OwnedOpportunity | null
}

/** Who has news to be told by mail and had none yet that day. One statement. */
export async function readWhomToMail(db: Db, today: string, most: number): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select p.id from people p
    where p.workspace_id = current_workspace() and p.left_at is null and p.email is not null
      and exists (select from saved_needs s where s.workspace_id = p.workspace_id and s.person_id = p.id
        and s.telling = 'mail' and exists (select ${newsOf} and f.mailed_at is null))
      and not exists (select from saved_need_mailings m where m.workspace_id = p.workspace_id and m.person_id = p.id
        and m.mailed_on >= ${today}::date)
    order by p.id limit ${most}`.execute(db)
  return found.rows.map(({ id }) => id)
}

/** All of it for one person, locked: what another server tells is passed over. One statement. */
export async function readNewsOf(tx: WorkspaceTx, personId: string): Promise<readonly News[]> {
  const found = await sql<News>`
    select p.id as "personId", p.name as "personName", p.email, s.id as "savedNeedId", s.name as need,
      s.contact_id is not null as "isWait", f.contact_id as "contactId", c.name, x.name as account, f.reasons,
      f.found_at as "foundAt", array(select r.role from person_roles r where r.workspace_id = p.workspace_id
        and r.person_id = p.id order by r.role) as roles,
      case when s.need ->> 'opportunityId' is not null then
        json_build_object('ownerId', o.owner_id, 'relationshipOwnerId', oa.owner_id) end as opportunity
    from saved_need_fits f
    join saved_needs s on s.workspace_id = f.workspace_id and s.id = f.saved_need_id and s.telling = 'mail'
      and (s.halt is null or s.halt = 'was-told')
    join people p on p.workspace_id = s.workspace_id and p.id = s.person_id and p.left_at is null
      and p.email is not null
    join advocates a on a.workspace_id = f.workspace_id and a.contact_id = f.contact_id
      and a.stage in ('discoverable', 'active')
    join contacts c on c.workspace_id = f.workspace_id and c.id = f.contact_id
    left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
    left join opportunities o on o.workspace_id = s.workspace_id and o.id = (s.need ->> 'opportunityId')::uuid
    left join accounts oa on oa.workspace_id = o.workspace_id and oa.id = o.account_id
    where f.workspace_id = current_workspace() and s.person_id = ${personId} and f.is_news and f.is_free
      and f.mailed_at is null and f.found_at > s.seen_at
    order by s.name, s.id, f.found_at desc, f.contact_id limit 200
    for update of f skip locked`.execute(tx)
  return found.rows
}
