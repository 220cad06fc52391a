import { sql } from 'kysely'
import { customerFactAges } from '../../../customers/customer-fact.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, type Day, dayOf, type Instant } from '../../../kernel/time.ts'
import type { Link } from '../../../server/links.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { openOwnerPage } from '../owner-page.contract.ts'

type Db = WorkspaceDb | WorkspaceTx
type Page = ResponseOf<typeof openOwnerPage>
type Account = NonNullable<Page['account']>

/** Whose page it is, of which account, and whether they own it still. */
export type PageGround = {
  readonly accountId: string
  readonly personId: string
  readonly isOwner: boolean
  readonly workspace: string
  readonly timeZone: string
  readonly program: Page['program']
}

/** What a link is about; undefined where the account or the page is gone. One statement. */
export async function readPageGround(db: Db, pageId: string): Promise<PageGround | undefined> {
  const found = await sql<PageGround>`
    select o.account_id as "accountId", o.person_id as "personId", a.owner_id = o.person_id and a.merged_into is null as "isOwner",
      w.name as workspace, w.time_zone as "timeZone",
      (select jsonb_build_object('name', p.name, 'email', p.email) from people p
        join person_roles r on r.workspace_id = p.workspace_id and r.person_id = p.id and r.role = 'program-manager'
        where p.workspace_id = o.workspace_id and p.left_at is null order by p.created_at, p.id limit 1) as program
    from owner_pages o
    join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
    join workspaces w on w.id = o.workspace_id
    where o.workspace_id = current_workspace() and o.id = ${pageId}`.execute(db)
  return found.rows[0]
}

/** The page behind a link, with what it knows and what wants confirming. */
export async function readOwnerPage(db: Db, link: Link, now: Instant): Promise<Page> {
  const ground = await readPageGround(db, link.subjectId)
  const until = dayOf(link.expiresAt)
  if (ground === undefined) return { link: 'withdrawn', workspace: '', program: null, until, account: null }
  const state = stateOf(link, ground)
  const { workspace, program } = ground
  const account = state === 'open' ? await readAccount(db, link.workspaceId, ground, now) : null
  return { link: state, workspace, program, until, account }
}

function stateOf(link: Link, { isOwner }: PageGround): Page['link'] {
  if (!isOwner) return 'handed-over'
  return link.state === 'expired' ? 'expired' : link.state === 'withdrawn' ? 'withdrawn' : 'open'
}

const mostPeople = 60

const openCases = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'title', s.title, 'severity', s.severity,
    'openedOn', s.opened_on) order by s.opened_on), '[]')
  from cases s where s.workspace_id = a.workspace_id and s.account_id = a.id and s.closed_on is null)`

const productNames = sql`(select coalesce(jsonb_agg(p.name order by p.name), '[]') from account_products r
  join products p on p.workspace_id = r.workspace_id and p.id = r.product_id
  where r.workspace_id = a.workspace_id and r.account_id = a.id)`

/** When a fact was confirmed, by whom, and whether that is too long ago: since before a day. In: the alias of its row. */
const confirmedFact = (of: string, timeZone: string, before: Day) => sql`
  'confirmedOn', (${sql.ref(of)}.confirmed_at at time zone ${timeZone})::date, 'confirmedBy', ${sql.ref(`${of}_by`)}.name,
  'isStale', coalesce((${sql.ref(of)}.confirmed_at at time zone ${timeZone})::date < ${before}::date, true)`

/** Joins when a fact of the account `a` was confirmed, and by whom. */
const confirmed = (kind: 'cases' | 'products', of: string) => sql`
  left join fact_confirmations ${sql.ref(of)} on ${sql.ref(of)}.workspace_id = a.workspace_id and ${sql.ref(of)}.account_id = a.id
    and ${sql.ref(of)}.contact_id is null and ${sql.ref(of)}.fact = ${kind} and ${sql.ref(of)}.key = ''
  left join people ${sql.ref(`${of}_by`)} on ${sql.ref(`${of}_by`)}.workspace_id = a.workspace_id
    and ${sql.ref(`${of}_by`)}.id = ${sql.ref(of)}.confirmed_by`

async function readAccount(
  db: Db,
  workspaceId: string,
  { accountId, timeZone }: PageGround,
  now: Instant,
): Promise<Account> {
  const ages = await readSetting(db, { workspaceId }, customerFactAges)
  const today = dayOf(now, timeZone)
  const fact = (kind: 'reporting' | 'cases' | 'products', of: string) =>
    confirmedFact(of, timeZone, addDays(today, -ages[kind]))
  const found = await sql<Account>`
    select a.name, o.name as owner, a.last_contact_on as "lastContactOn", a.renewal_on as "renewalOn",
      (select coalesce(jsonb_agg(x.person), '[]') from (
        select jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title, 'reportsTo', coalesce(b.name, c.reports_to_text),
          'awayUntil', (select max(s.until_on) from absences s where s.workspace_id = c.workspace_id and s.contact_id = c.id
            and ${today}::date between s.from_on and s.until_on),
          'inProgram', d.contact_id is not null, ${fact('reporting', 'f')}) as person
        from contacts c
        left join contacts b on b.workspace_id = c.workspace_id and b.id = c.reports_to_id and b.account_id = c.account_id and b.left_on is null
        left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
        left join fact_confirmations f on f.workspace_id = c.workspace_id and f.contact_id = c.id and f.fact = 'reporting' and f.key = ''
        left join people f_by on f_by.workspace_id = c.workspace_id and f_by.id = f.confirmed_by
        where c.workspace_id = a.workspace_id and c.account_id = a.id and c.left_on is null and c.merged_into is null
        order by d.contact_id is null, f.confirmed_at nulls first, c.name, c.id limit ${mostPeople}) x) as people,
      ${openCases} as cases,
      jsonb_build_object(${fact('cases', 'k')}) as "casesFact",
      ${productNames} as products,
      jsonb_build_object(${fact('products', 'u')}) as "productsFact",
      (select coalesce(jsonb_agg(i.title order by i.noted_on desc), '[]') from initiatives i
        where i.workspace_id = a.workspace_id and i.account_id = a.id) as initiatives
    from accounts a join people o on o.workspace_id = a.workspace_id and o.id = a.owner_id
    ${confirmed('cases', 'k')} ${confirmed('products', 'u')}
    where a.workspace_id = current_workspace() and a.id = ${accountId}`.execute(db)
  const [account] = found.rows
  if (account === undefined) throw new Error(`account ${accountId} of an owner page is gone`)
  return account
}
