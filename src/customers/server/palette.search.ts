import { sql } from 'kysely'
import { sayWhen } from '../../activities/activity-type.ts'
import { kindsCalled } from '../../activities/catalogue.ts'
import { readActivityTypes } from '../../activities/server/activity-type.reads.ts'
import { findPeopleByName } from '../../identity/server/reads.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { findRequestsByWords } from '../../requests/board/server/request-search.reads.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { seesAllOpportunities } from '../policy.ts'
import type { search } from '../search.contract.ts'

type Results = ResponseOf<typeof search>['results']

/** What the palette shows at most, and of each kind. */
const mostResults = 20
const mostOfKind = 8
/** Kinds to ask for: a few words tell them apart. */
const mostActivities = 4
/** Requests for a customer are many; the newest of them lead to the others. */
const mostRequests = 5

/** Records by name for the palette, advocates before other contacts; and kinds to ask for, at the end. Six statements at most. */
export async function searchRecords(db: WorkspaceDb, actor: Actor, words: string): Promise<Results> {
  const text = words.trim()
  if (text === '') return []
  const [contacts, accounts, opportunities, people, requests, activities] = await Promise.all([
    findContacts(db, actor, text),
    findAccounts(db, actor, text),
    findOpportunities(db, actor, text),
    findPeopleByName(db, actor, text, mostOfKind),
    findRequests(db, actor, text),
    findActivities(db, text),
  ])
  const staff = people.map((person) => ({
    kind: 'person' as const,
    id: person.id,
    title: person.name,
    detail: person.title ?? person.team ?? 'Colleague',
    to: `/settings/people?person=${person.id}`,
    // People answer by their own function without a score: a name that begins so is as good as any.
    score: person.name.toLowerCase().includes(text.toLowerCase()) ? 2 : 1,
  }))
  const records = [...contacts, ...accounts, ...opportunities, ...staff, ...requests]
    .sort((a, b) => b.score - a.score)
    .slice(0, mostResults - activities.length)
    .map(({ score: _score, ...result }) => result)
  return [...records, ...activities]
}

async function findRequests(db: WorkspaceDb, actor: Actor, text: string) {
  const found = await findRequestsByWords(db, actor, text, mostRequests)
  return found.map(({ id, number, title, requester, isOver }) => ({
    kind: 'request' as const,
    id,
    title,
    detail: `R-${number}, ${requester}${isOver ? ', closed' : ''}`,
    to: `/requests/${id}`,
    // Whoever types its number means it; by its words it stands behind the customer of that name.
    score: /^\s*(r\s*-?\s*)?\d+\s*$/i.test(text) ? 3 : 0.5,
  }))
}

async function findActivities(db: WorkspaceDb, text: string): Promise<Results> {
  const called = kindsCalled(await readActivityTypes(db), text)
  return called.slice(0, mostActivities).map((type) => ({
    kind: 'activity-type' as const,
    id: type.id,
    title: type.name,
    detail: sayWhen(type),
    to: `/requests/new?type=${type.id}`,
  }))
}

async function findContacts(db: WorkspaceDb, { workspaceId }: Actor, text: string) {
  type Row = {
    id: string
    name: string
    title: string | null
    account: string | null
    stage: string | null
    score: number
  }
  const found = await sql<Row>`
    with found as materialized (select contact_id, score from search_contacts(${text}, 100))
    select c.id, c.name, c.title, a.name as account, j.stage,
      found.score + case when j.stage in ('discoverable', 'active') then 1 else 0 end as score
    from found join contacts c on c.workspace_id = ${workspaceId} and c.id = found.contact_id
    left join accounts a on a.workspace_id = ${workspaceId} and a.id = c.account_id
    left join advocates j on j.workspace_id = ${workspaceId} and j.contact_id = c.id
    order by 6 desc, c.name collate "und-x-icu" limit ${mostOfKind}`.execute(db)
  return found.rows.map((row) => ({
    kind: 'contact' as const,
    id: row.id,
    title: row.name,
    detail: [row.title, row.account].filter((part) => part !== null).join(', '),
    to: row.stage === null ? `/contacts/${row.id}` : `/advocates/${row.id}`,
    score: row.score,
  }))
}

async function findAccounts(db: WorkspaceDb, { workspaceId }: Actor, text: string) {
  const found = await sql<{ id: string; name: string; owner: string | null; score: number }>`
    with found as materialized (select account_id, score from search_accounts(${text}, ${mostOfKind}))
    select a.id, a.name, p.name as owner, found.score from found
    join accounts a on a.workspace_id = ${workspaceId} and a.id = found.account_id
    left join people p on p.workspace_id = ${workspaceId} and p.id = a.owner_id
    order by found.score desc, a.name collate "und-x-icu"`.execute(db)
  return found.rows.map((row) => ({
    kind: 'account' as const,
    id: row.id,
    title: row.name,
    detail: row.owner === null ? 'Account' : `Account, ${row.owner}`,
    to: `/customers/${row.id}`,
    score: row.score,
  }))
}

async function findOpportunities(db: WorkspaceDb, actor: Actor, text: string) {
  type Row = { id: string; name: string; state: string; buyer: string | null; score: number }
  const { workspaceId } = actor
  const person = personOf(actor)
  const seen = seesAllOpportunities(actor)
    ? sql`true`
    : sql`(o.owner_id = ${person} or a.owner_id = ${person})`
  const found = await sql<Row>`
    with found as materialized (select opportunity_id, score from search_opportunities(${text}, null))
    select o.id, o.name, o.state, coalesce(a.name, o.prospect) as buyer, found.score
    from found join opportunities o on o.workspace_id = ${workspaceId} and o.id = found.opportunity_id
    left join accounts a on a.workspace_id = ${workspaceId} and a.id = o.account_id
    where ${seen}
    order by found.score desc, o.name collate "und-x-icu" limit ${mostOfKind}`.execute(db)
  return found.rows.map((row) => ({
    kind: 'opportunity' as const,
    id: row.id,
    title: row.name,
    detail: ['Opportunity', row.state, row.buyer].filter((part) => part !== null).join(', '),
    to: `/opportunities/${row.id}`,
    score: row.score,
  }))
}
