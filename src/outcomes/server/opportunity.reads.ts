import { type RawBuilder, sql } from 'kysely'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { OpportunityFigure } from '../figure.ts'
import type { Influence } from '../use.ts'
import { type Asked, isOwnOpportunity } from './asked.reads.ts'
import { faultOf, influence, stageOfUse, usesOfIt } from './influence.reads.ts'
import { afterDay, cutAt, type RowsAsked } from './use.reads.ts'

type Named = { readonly id: string; readonly name: string }

export type OpportunityResult = {
  readonly id: string
  readonly name: string
  readonly account: Named | null
  readonly prospect: string | null
  readonly owner: string | null
  readonly state: 'open' | 'won' | 'lost'
  readonly amount: { readonly minor: number; readonly currency: string } | null
  readonly createdOn: string | null
  readonly closeOn: string | null
  readonly influence: Influence
  readonly stage: string | null
  readonly uses: { readonly contact: Named | null; readonly title: string; readonly on: string }[]
  readonly useCount: number
}

const named = 5
const farAway = '9999-12-31'

/** A page of the opportunities behind a figure, the latest close first. One statement. */
export async function readOpportunityRows(
  db: WorkspaceDb,
  asked: Asked,
  { figure, part, cursor, size }: RowsAsked<OpportunityFigure>,
): Promise<{ rows: OpportunityResult[]; next: string | null }> {
  const closesOn = sql`coalesce(o.close_on, ${farAway}::date)`
  const found = await sql<OpportunityResult & { stage: string | null }>`
    select o.id, o.name, o.prospect, o.state, o.created_on as "createdOn", o.close_on as "closeOn", i.influence,
      coalesce(p.name, o.owner_text) as owner, case when i.first_on is null then null else ${stageOfUse(asked)} end as stage,
      case when a.id is null then null else jsonb_build_object('id', a.id, 'name', a.name) end as account,
      case when o.amount_minor is null or o.amount_currency is null then null
        else jsonb_build_object('minor', o.amount_minor, 'currency', o.amount_currency) end as amount,
      i.live + i.content as "useCount", (${usesNamed}) as uses
    from opportunities o join ${influence} i on true
    left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    left join people p on p.workspace_id = o.workspace_id and p.id = o.owner_id
    where o.workspace_id = ${asked.workspaceId} and ${isOwnOpportunity(asked)} and ${isOfFigure(figure, part, asked)}
      and ${afterDay(closesOn, sql`o.id`, cursor)}
    order by ${closesOn} desc, o.id desc limit ${size + 1}`.execute(db)
  return cutAt(found.rows, size, (row) => [row.closeOn ?? farAway, row.id])
}

const usesNamed = sql`select coalesce(jsonb_agg(jsonb_build_object('title', u.title, 'on', u.done_on,
    'contact', case when c.id is null then null else jsonb_build_object('id', c.id, 'name', c.name) end)
    order by u.done_on, u.id), '[]'::jsonb)
  from (select e.* from ${usesOfIt} and (${faultOf}) is null order by e.done_on, e.id limit ${named}) u
  left join contacts c on c.workspace_id = u.workspace_id and c.id = u.contact_id`

// Only linked opportunities can be influenced: said so that the index of the ledger finds them.
const isLinked = sql`exists (select from ledger_entries e where e.workspace_id = o.workspace_id and e.opportunity_id = o.id)`

function isOfFigure(figure: OpportunityFigure, part: string | undefined, asked: Asked): RawBuilder<boolean> {
  const { from, to } = asked.period
  const closed = (states: readonly string[]) =>
    sql`o.state = any(${[...states]}::text[]) and o.close_on between ${from}::date and ${to}::date`
  switch (figure) {
    case 'influenced-won':
      return sql<boolean>`${closed(['won'])} and ${isLinked} and ${isOfWay(part)}`
    case 'influenced-open':
      return sql<boolean>`o.state = 'open' and ${isLinked} and ${isOfWay(part)}`
    case 'closed':
      return sql<boolean>`${closed(['won', 'lost'])} and ${isOfGroup(part)}`
    case 'stage':
      return sql<boolean>`${closed(['won', 'lost'])} and ${isLinked} and i.first_on is not null
        and (${part ?? null}::text is null or ${stageOfUse(asked)} is not distinct from nullif(${part ?? null}::text, ''))`
  }
}

function isOfWay(part: string | undefined): RawBuilder<boolean> {
  if (part === 'live') return sql<boolean>`i.live > 0`
  if (part === 'content') return sql<boolean>`i.content > 0`
  return sql<boolean>`i.first_on is not null`
}

function isOfGroup(part: string | undefined): RawBuilder<boolean> {
  if (part === 'with') return sql<boolean>`i.first_on is not null`
  if (part === 'without') return sql<boolean>`i.influence = 'none'`
  if (part === 'unclear') return sql<boolean>`i.influence = 'unclear'`
  return sql<boolean>`true`
}
