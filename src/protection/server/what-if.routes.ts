import { sql } from 'kysely'
import { pointsOf } from '../../activities/activity-type.ts'
import { readActivityType } from '../../activities/server/activity-type.reads.ts'
import type { Day } from '../../kernel/time.ts'
import { invalid, notFound } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { ProtectionFacts } from '../facts.ts'
import { tellStanding } from '../tell-standing.ts'
import { getWhatIf } from '../what-if.contract.ts'
import { daysOfMonth, type LoadChange, type WhatIf, type WhatIfWhen, whatIf } from '../what-if.ts'
import { readFacts, readRules } from './facts.reads.ts'

/** What would be if these people were asked. It reads, and writes nothing. */
export function whatIfRoutes({ serve }: Serving): void {
  serve(getWhatIf, async ({ db, query, now }) => {
    const at = await readRules(db, now)
    const when = whenOf(query, at.today)
    const type = await readActivityType(db, query.activityTypeId)
    if (type === undefined) throw notFound('activity type')
    if (!type.inUse) throw invalid('activityTypeId', 'This kind of activity is out of use.')
    if (type.isAccountLevel) {
      throw invalid('activityTypeId', 'This kind is asked of a company, not of a person.')
    }
    const whom = await readWhom(db, query.contactIds)
    const facts = await readFacts(
      db,
      whom.map(({ contactId }) => contactId),
      at,
    )
    const people = whom.flatMap(({ contactId }) => {
      const known = facts.get(contactId)
      return known === undefined ? [] : [{ contactId, facts: known }]
    })
    const weighed = whatIf(people, type, when)
    const { id, name, loadQuarters, noticeDays } = type
    return {
      today: at.today,
      activityType: { id, name, loadPoints: pointsOf(loadQuarters), noticeDays },
      free: weighed.filter(({ isFree }) => isFree).length,
      people: weighed.map((each) => tell(each, whom, facts.get(each.contactId))),
    }
  })
}

/** A day or a month that is not over, one of the two. */
function whenOf({ on, month }: { readonly on?: Day; readonly month?: string }, today: Day): WhatIfWhen {
  if ((on === undefined) === (month === undefined)) throw invalid('on', 'Say a day or a month.')
  if (month !== undefined) {
    if (daysOfMonth(month)[1] < today) throw invalid('month', 'The month is over.')
    return { month }
  }
  if (on !== undefined && on < today) throw invalid('on', 'The day lies in the past.')
  return { on: on ?? today }
}

type Named = { readonly id: string; readonly name: string }
type Whom = {
  readonly contactId: string
  readonly name: string
  readonly account: Named | null
  readonly owner: string | null
}

/** Who people are, in the order given, each once and by their own row where one was merged into another. */
async function readWhom(db: WorkspaceDb, contactIds: readonly string[]): Promise<readonly Whom[]> {
  const found = await sql<Whom & { given: string }>`
    select given.id as given, c.id as "contactId", c.name, p.name as owner,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account
    from contacts given
    join contacts c on c.workspace_id = given.workspace_id
      and c.id = case when given.merged_into is null then given.id else given.merged_into end
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
    where given.workspace_id = current_workspace() and given.id = any(${[...contactIds]}::uuid[])`.execute(db)
  const byGiven = new Map(found.rows.map(({ given, ...who }) => [given, who]))
  const whom = contactIds.map((id) => {
    const who = byGiven.get(id)
    if (who === undefined) throw notFound('contact')
    return who
  })
  return [...new Map(whom.map((who) => [who.contactId, who])).values()]
}

const inPoints = (change: LoadChange | null) =>
  change && { before: change.before / 4, after: change.after / 4, cap: change.cap / 4 }

function tell(each: WhatIf, whom: readonly Whom[], facts: ProtectionFacts | undefined) {
  const nameOf = (id: string) => whom.find(({ contactId }) => contactId === id)
  const who = nameOf(each.contactId)
  const rules = facts?.rules
  return {
    contactId: each.contactId,
    name: who?.name ?? '',
    account: who?.account ?? null,
    owner: who?.owner ?? null,
    on: each.on,
    isFree: each.isFree,
    mayOverride: each.mayOverride,
    standing: tellStanding(each.standing, true),
    earliestOn: each.earliestOn,
    behind: each.behind.map((id) => ({ id, name: nameOf(id)?.name ?? '' })),
    isShortNotice: each.isShortNotice,
    load: inPoints(each.load),
    accountLoad: inPoints(each.accountLoad),
    warnAt: rules === undefined ? 0 : (rules.contactCap / 4) * rules.warnAt,
    without: each.curve.without.map(({ day, quarters }) => ({ day, load: quarters / 4 })),
    withAsk: each.curve.withAsk.map(({ day, quarters }) => ({ day, load: quarters / 4 })),
  }
}
