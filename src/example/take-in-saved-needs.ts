import { sql } from 'kysely'
import { starAdvocate } from '../advocates/server/star-advocate.ts'
import { type PersonActor, roles } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import { needOfOpportunity } from '../matching/need.ts'
import { keepNeed } from '../matching/server/keep-need.ts'
import { readOpportunityFacts } from '../matching/server/need.reads.ts'
import { readActors } from './colleague-actor.ts'
import { readActivityIds, readColleagueIds } from './example.reads.ts'
import type { Filling } from './step.ts'

type Deal = { readonly id: string; readonly prospect: string; readonly ownerId: string }

/** How many deals of colleagues a need is kept for. */
const keptMost = 2

/**
 * Needs that colleagues keep for deals of theirs, one that the founder keeps, and favourites of each. Of every need one
 * fit turned up since, so that there is something new to see. Once everybody is there to be found.
 */
export async function keepExampleNeeds(filling: Filling): Promise<void> {
  const { tx, actor } = filling
  const types = await readActivityIds(tx, actor.workspaceId)
  const activityTypeId = types.get('sales-reference-call')
  const founder = await readFounder(filling)
  const colleagues = new Map(
    [...(await readColleagueIds(tx, actor.workspaceId))].map(([mail, id]) => [id, mail]),
  )
  const { memberOf } = await readActors(filling)
  for (const [at, deal] of (await readOpenDeals(filling)).entries()) {
    const mail = colleagues.get(deal.ownerId)
    const keeper = at < keptMost && mail !== undefined ? memberOf(mail) : founder
    if (activityTypeId === undefined || keeper === undefined) continue
    await keepFor(filling, keeper, deal, activityTypeId)
  }
}

async function keepFor(
  { tx, now }: Filling,
  keeper: PersonActor,
  deal: Deal,
  activityTypeId: string,
): Promise<void> {
  const facts = await readOpportunityFacts(tx, deal.id)
  if (facts === undefined) return
  const need = needOfOpportunity(facts, activityTypeId)
  const kept = { name: `Somebody for ${deal.prospect}`, need, telling: 'mail', contactId: null } as const
  const { id } = await keepNeed(tx, keeper, kept, now)
  const { rows: fits } = await sql<{ contactId: string }>`
    select contact_id as "contactId" from saved_need_fits
    where workspace_id = current_workspace() and saved_need_id = ${id} order by contact_id limit 3`.execute(
    tx,
  )
  for (const { contactId } of fits) await starAdvocate(tx, keeper, contactId, now)
  const [fresh] = fits
  if (fresh === undefined) return
  await sql`
    update saved_need_fits set is_news = true, found_at = ${now}::timestamptz + interval '1 minute'
    where workspace_id = current_workspace() and saved_need_id = ${id} and contact_id = ${fresh.contactId}`.execute(
    tx,
  )
}

/** Open deals with an owner, on something advocates can be found by; one more than colleagues keep needs for. */
async function readOpenDeals({ tx }: Filling): Promise<readonly Deal[]> {
  const found = await sql<Deal>`
    select o.id, coalesce(a.name, o.prospect, o.name) as prospect, o.owner_id as "ownerId"
    from opportunities o left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    where o.workspace_id = current_workspace() and o.state = 'open' and o.owner_id is not null
      and o.product_id is not null
    order by o.amount_minor desc nulls last, o.id limit ${keptMost + 1}`.execute(tx)
  return found.rows
}

/** Whoever opened the example, who holds every role in it. */
async function readFounder({ tx, actor }: Filling): Promise<PersonActor | undefined> {
  const found = await sql<{ id: string; name: string; email: string | null }>`
    select p.id, p.name, p.email from memberships m
    join people p on p.workspace_id = m.workspace_id and p.id = m.person_id
    where m.workspace_id = current_workspace() order by p.id limit 1`.execute(tx)
  const [row] = found.rows
  if (row === undefined) return undefined
  const { workspaceId } = actor
  return {
    kind: 'person',
    workspaceId,
    personId: toId<'person'>(row.id),
    name: row.name,
    email: row.email ?? '',
    roles,
  }
}
