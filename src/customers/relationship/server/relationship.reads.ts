import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { forbidden, notFound } from '../../../server/errors.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { canEditAccount, seesAccount } from '../../policy.ts'
import { canHoldRelationships, canNoteInsight } from '../policy.ts'
import type {
  countRelationships,
  getRelationship,
  listRelationships,
  RelationshipList,
} from '../relationship.contract.ts'
import type { RouteCause, RouteChoice } from '../route.ts'
import { readDirectHours } from './estimate.reads.ts'
import { readRelationshipRules } from './rules.reads.ts'

type Named = { readonly id: string; readonly name: string }
type Base = {
  id: string
  name: string
  owner: Named | null
  ownerKind: ResponseOf<typeof getRelationship>['ownerKind']
  lastContactOn: Day | null
  advocates: number
  route: { because: RouteCause; person: Named | null; chosenAs: RouteChoice; silentSince: Day | null } | null
}

const columns = sql`
  a.id, a.name, a.owner_kind as "ownerKind", a.last_contact_on as "lastContactOn",
  case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner,
  (select count(*)::int from contacts c join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    and d.stage not in ('retired', 'declined')
    where c.workspace_id = a.workspace_id and c.account_id = a.id and c.left_on is null) as advocates,
  case when r.account_id is not null then jsonb_build_object('because', r.because, 'chosenAs', r.chosen_as,
    'silentSince', r.silent_since,
    'person', case when q.id is not null then jsonb_build_object('id', q.id, 'name', q.name) end) end as route`

const tables = sql`accounts a
  left join people o on o.workspace_id = a.workspace_id and o.id = a.owner_id
  left join relationship_routes r on r.workspace_id = a.workspace_id and r.account_id = a.id
  left join people q on q.workspace_id = r.workspace_id and q.id = r.person_id`

/** Who holds the relationship with an account, and who is asked. Throws `not-found`, `forbidden`. Five statements. */
export async function readRelationship(
  db: WorkspaceDb,
  actor: Actor,
  accountId: string,
  now: Instant,
): Promise<ResponseOf<typeof getRelationship>> {
  const found = await sql<Base>`select ${columns} from ${tables}
    where a.workspace_id = current_workspace() and a.id = ${accountId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound('account')
  const owned = { ownerId: row.owner?.id ?? null }
  if (!seesAccount(actor, owned)) {
    throw forbidden('Only the relationship owner and the program see how the relationship stands.')
  }
  const { silentAfter } = await readRelationshipRules(db, actor.workspaceId, now)
  const { id: _, name: __, advocates: ___, ...told } = row
  return {
    ...told,
    silentAfter,
    ...(await readBeside(db, accountId)),
    may: {
      edit: canEditAccount(actor, owned),
      direct: canHoldRelationships(actor),
      note: canNoteInsight(actor),
    },
  }
}

type Beside = Pick<ResponseOf<typeof getRelationship>, 'talked' | 'team' | 'directMode'>

async function readBeside(db: WorkspaceDb, accountId: string): Promise<Beside> {
  const found = await sql<Beside>`
    with recursive up as (
      select t.id, t.parent_id, 0 as depth from accounts a join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
        join teams t on t.workspace_id = a.workspace_id and t.id = p.team_id
        where a.workspace_id = current_workspace() and a.id = ${accountId}
      union all
      select t.id, t.parent_id, u.depth + 1 from up u
      join teams t on t.workspace_id = current_workspace() and t.id = u.parent_id where u.depth < 20)
    select
      (select coalesce(jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', x.id, 'name', x.name), 'on', x.happened_on)
        order by x.happened_on desc), '[]') from (select p.id, p.name, c.happened_on from real_contacts c
        join people p on p.workspace_id = c.workspace_id and p.id = c.person_id
        where c.workspace_id = current_workspace() and c.account_id = ${accountId} order by c.happened_on desc limit 5) x) as talked,
      (select jsonb_build_object('id', t.id, 'name', t.name, 'isPartner', t.is_partner,
          'executive', case when e.id is not null then jsonb_build_object('id', e.id, 'name', e.name) end,
          'influence', t.executive_influence)
        from up join teams t on t.workspace_id = current_workspace() and t.id = up.id
        left join people e on e.workspace_id = t.workspace_id and e.id = t.executive_id
        order by t.is_partner desc, up.depth limit 1) as team,
      (select jsonb_build_object('id', d.id, 'holder', jsonb_build_object('id', h.id, 'name', h.name),
          'since', (d.started_at at time zone 'UTC')::date, 'reason', d.reason, 'ofTeam', d.team_id is not null)
        from direct_modes d join people h on h.workspace_id = d.workspace_id and h.id = d.holder_id
        where d.workspace_id = current_workspace() and d.ended_at is null
          and (d.account_id = ${accountId} or d.team_id in (select id from up))
        order by d.account_id nulls last limit 1) as "directMode"`.execute(db)
  return found.rows[0] ?? { talked: [], team: null, directMode: null }
}

const lists: Readonly<Record<RelationshipList, RawBuilder<unknown>>> = {
  'owner-silent': sql`r.because = 'owner-silent'`,
  'direct-mode': sql`r.because = 'direct-mode'`,
  'no-contact': sql`a.owner_id is not null and a.last_contact_on is null and r.account_id is null`,
  'no-owner': sql`a.owner_id is null and r.account_id is null`,
  all: sql`true`,
}

const counted = sql`a.workspace_id = current_workspace() and a.merged_into is null and a.standing = 'customer'`

/** Customers by who is asked about them, by name. One statement, whatever the number of rows. */
export async function readRelationships(
  db: WorkspaceDb,
  query: QueryOf<typeof listRelationships>,
): Promise<ResponseOf<typeof listRelationships>> {
  const size = query.size ?? 50
  const found = await sql<Base>`select ${columns} from ${tables}
    where ${counted} and ${lists[query.list ?? 'owner-silent']} and ${after(query.cursor)}
    order by a.name collate "und-x-icu", a.id limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  const next = found.rows.length > size && last !== undefined ? encodeCursor([last.name, last.id]) : null
  return { rows, next }
}

function after(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [name, id] = decodeCursor(cursor, 'text', 'id')
  return sql`(a.name collate "und-x-icu", a.id) > (${name} collate "und-x-icu", ${id}::uuid)`
}

/** How long each list is, and what direct mode takes of the program's hours. */
export async function readRelationshipCounts(
  db: WorkspaceDb,
  actor: Actor,
  now: Instant,
): Promise<ResponseOf<typeof countRelationships>> {
  const { silentAfter } = await readRelationshipRules(db, actor.workspaceId, now)
  const each = Object.entries(lists).map(
    ([list, where]) => sql`count(*) filter (where ${where})::int as ${sql.ref(list)}`,
  )
  const found = await sql<Record<RelationshipList, number>>`
    select ${sql.join(each)} from ${tables} where ${counted}`.execute(db)
  const none = { 'owner-silent': 0, 'direct-mode': 0, 'no-contact': 0, 'no-owner': 0, all: 0 }
  return { ...none, ...found.rows[0], silentAfter, ...(await readDirectHours(db, actor, now)) }
}
