import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import { forbidden, notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { canEditAccount, seesAccount } from '../../policy.ts'
import type { getChart } from '../chart.contract.ts'
import { changeOf, layOutChart, peopleEvents } from '../chart.ts'

type Db = WorkspaceDb | WorkspaceTx
type Chart = ResponseOf<typeof getChart>
type Person = Omit<Chart['people'][number], 'depth' | 'below'>

/** People a chart shows: whoever knows more of one account looks for them in the list of contacts. */
const mostPeople = 200
const mostChanges = 12
const daysOfChanges = 365

/** The chart of an account, for somebody who sees the account. Three statements. Throws `not-found`, `forbidden`. */
export async function readChart(db: Db, actor: Actor, accountId: string, now: Instant): Promise<Chart> {
  const account = await db
    .selectFrom('accounts')
    .select('owner_id as ownerId')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw notFound('account')
  if (!seesAccount(actor, account)) {
    throw forbidden('Only the relationship owner and the program see who stands where.')
  }
  const people = await readPeopleOf(db, accountId, now)
  return {
    people: layOutChart(people.slice(0, mostPeople)),
    more: Math.max(0, people.length - mostPeople),
    changes: await readChanges(db, accountId, now),
    may: { edit: canEditAccount(actor, account) },
  }
}

/** Who works at an account, the highest first. One statement. */
async function readPeopleOf(db: Db, accountId: string, now: Instant): Promise<Person[]> {
  const found = await sql<Person>`
    select c.id, c.name, c.title, c.seniority, p.stage, b.id as "reportsToId", c.reports_to_text as "reportsToText",
      case when b.id is null then f.name end as "formerBoss",
      (select max(x.until_on) from absences x where x.workspace_id = c.workspace_id and x.contact_id = c.id
        and ${dayOf(now)}::date between x.from_on and x.until_on) as "awayUntil"
    from contacts c
    left join contacts f on f.workspace_id = c.workspace_id and f.id = c.reports_to_id
    left join contacts b on b.workspace_id = f.workspace_id and b.id = f.id
      and b.account_id = c.account_id and b.left_on is null and b.merged_into is null
    left join advocates p on p.workspace_id = c.workspace_id and p.contact_id = c.id
    where c.workspace_id = current_workspace() and c.account_id = ${accountId} and c.left_on is null
      and c.merged_into is null
    order by array_position(array['executive', 'vice-president', 'director', 'manager', 'specialist'], c.seniority),
      c.name collate "und-x-icu", c.id
    limit ${mostPeople + 1000}`.execute(db)
  return found.rows
}

/** What changed about the people of an account. One statement. */
async function readChanges(db: Db, accountId: string, now: Instant): Promise<Chart['changes']> {
  type Row = Omit<Chart['changes'][number], 'change'> & { name: string }
  const found = await sql<Row>`
    select e.id, e.name, e.at, jsonb_build_object('id', c.id, 'name', c.name) as contact, x.texts->>'before' as before,
      x.texts->>'after' as after, p.name as by
    from event_abouts about
    join events e on e.workspace_id = about.workspace_id and e.id = about.event_id
    join contacts c on c.workspace_id = e.workspace_id and c.id = e.subject_id
    left join event_texts x on x.workspace_id = e.workspace_id and x.event_id = e.id
    left join people p on p.workspace_id = e.workspace_id and p.id = e.actor_id
    where about.workspace_id = current_workspace() and about.kind = 'account' and about.record_id = ${accountId}
      and e.name = any(${peopleEvents}) and e.at >= ${addDays(dayOf(now), -daysOfChanges)}::date
    order by e.at desc, e.id desc limit ${mostChanges}`.execute(db)
  return found.rows.map(({ name, ...row }) => ({ ...row, change: changeOf(name) }))
}
