import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import { addDays, type Instant } from '../../../kernel/time.ts'
import type { RequestView } from '../../request.contract.ts'
import { columnExpression, viewCondition, visibleTo } from '../../server/request-view.reads.ts'
import type { RulesToday } from '../../server/rules.reads.ts'
import type { BoardColumn } from '../board-column.ts'

/** What a list, a board or an export is narrowed by. */
export type RequestFilter = {
  readonly view?: RequestView
  readonly column?: BoardColumn
  readonly q?: string
  readonly opportunityId?: string
  readonly contactId?: string
  readonly accountId?: string
  readonly teamId?: string
  readonly activityTypeId?: string
  readonly requesterId?: string
  readonly handlerId?: string
  readonly needFrom?: string
  readonly needUntil?: string
}

/** More fit a word only by chance; the list says that it is cut by showing no more. */
export const foundMost = 2_000

/** What fits, of what the actor may see. Requests are `r`, their requesters `p`. */
export function conditionsOf(
  actor: Actor,
  filter: RequestFilter,
  { today }: RulesToday,
  now: Instant,
): RawBuilder<unknown>[] {
  const { view, column, q, opportunityId, contactId, accountId } = filter
  const conditions = [visibleTo(actor)]
  if (view !== undefined) conditions.push(viewCondition(view, actor, { now, soon: addDays(today, 3) }))
  if (column !== undefined) conditions.push(sql`${columnExpression(now)} = ${column}`)
  if (q !== undefined && q.trim() !== '')
    conditions.push(sql`r.id in (select request_id from search_requests(${q.trim()}, ${foundMost}))`)
  if (opportunityId !== undefined) conditions.push(sql`r.opportunity_id = ${opportunityId}`)
  if (contactId !== undefined)
    conditions.push(sql`(r.wish_contact_id = ${contactId} or ${asks('contact_id', contactId)})`)
  if (accountId !== undefined)
    conditions.push(sql`(r.prospect_id = ${accountId} or ${asks('account_id', accountId)})`)
  return [...conditions, ...chosenConditions(filter)]
}

function chosenConditions(filter: RequestFilter): RawBuilder<unknown>[] {
  const { teamId, activityTypeId, requesterId, handlerId, needFrom, needUntil } = filter
  const conditions: RawBuilder<unknown>[] = []
  if (teamId !== undefined) conditions.push(sql`coalesce(r.team_id, p.team_id) in (${teamsBelow(teamId)})`)
  if (activityTypeId !== undefined) conditions.push(sql`r.activity_type_id = ${activityTypeId}`)
  if (requesterId !== undefined) conditions.push(sql`r.requester_id = ${requesterId}`)
  if (handlerId !== undefined) conditions.push(sql`r.handler_id = ${handlerId}`)
  if (needFrom !== undefined) conditions.push(sql`r.need_by >= ${needFrom}::date`)
  if (needUntil !== undefined) conditions.push(sql`r.need_by <= ${needUntil}::date`)
  return conditions
}

const asks = (column: 'contact_id' | 'account_id', id: string) => sql`r.id in (
  select k.request_id from ledger_entries e
  join request_asks k on k.workspace_id = e.workspace_id and k.ask_id = e.id
  where e.workspace_id = current_workspace() and ${sql.ref(`e.${column}`)} = ${id})`

/** A team and all below it. */
const teamsBelow = (teamId: string) => sql`
  with recursive below as (
    select id from teams where workspace_id = current_workspace() and id = ${teamId}
    union select t.id from teams t join below b on t.parent_id = b.id where t.workspace_id = current_workspace()
  ) select id from below`
