import { sql } from 'kysely'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { languageFor, type PageLanguage } from '../../requests/asks/page-language.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'

type Db = WorkspaceDb | WorkspaceTx

/** Whose page it is, as everything around it needs them. */
export type OwnPlace = {
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
  readonly account: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  /** Where mail reaches them; null where no address is known that works. */
  readonly mail: string | null
  readonly language: PageLanguage
}

type Row = Omit<OwnPlace, 'language'> & {
  readonly languages: readonly string[]
  readonly country: string | null
}

/** An advocate by their contact, whoever they were merged into; null for whoever is not on the journey, or was erased. */
export async function readOwnPlace(db: Db, contactId: string): Promise<OwnPlace | null> {
  const found = await sql<Row>`
    select c.id as "contactId", c.account_id as "accountId", c.name, x.name as account, c.owner_id as "ownerId",
      x.owner_id as "relationshipOwnerId", x.country,
      (select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id
        and m.bounced_on is null order by m.is_primary desc, m.email limit 1) as mail,
      coalesce((select jsonb_agg(l.language) from contact_languages l
        where l.workspace_id = c.workspace_id and l.contact_id = c.id), '[]') as languages
    from contacts o
    join contacts c on c.workspace_id = o.workspace_id and c.id = coalesce(o.merged_into, o.id)
    join advocates a on a.workspace_id = c.workspace_id and a.contact_id = c.id and a.stage <> 'customer'
    left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
    where o.workspace_id = current_workspace() and o.id = ${contactId} and c.merged_into is null`.execute(db)
  const [row] = found.rows
  if (row === undefined) return null
  const { languages, country, ...place } = row
  return { ...place, language: languageFor({ languages, country }) }
}

/** Advocates of this workspace whom mail reaches under an address; mostly one. */
export async function findOwnPlaces(db: Db, email: string): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select a.contact_id as id from contact_mails m
    join contacts c on c.workspace_id = m.workspace_id and c.id = m.contact_id
    join advocates a on a.workspace_id = c.workspace_id and a.contact_id = coalesce(c.merged_into, c.id)
    where m.workspace_id = current_workspace() and m.email = ${email.toLowerCase()} and a.stage <> 'customer'
    order by a.contact_id limit 3`.execute(db)
  return found.rows.map(({ id }) => id)
}

export type OwnHouse = {
  readonly workspace: string
  readonly timeZone: string
  readonly isExample: boolean
  /** Whom an advocate writes to: the program manager who sent them the link, else one who is here, else their owner. */
  readonly program: { readonly id: string; readonly name: string; readonly email: string | null } | null
}

/** The house whose page it is, and whom to write to there. */
export async function readOwnHouse(db: Db, contactId: string | null): Promise<OwnHouse> {
  const found = await sql<OwnHouse>`
    select w.name as workspace, w.time_zone as "timeZone", w.is_example as "isExample",
      (select jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) from (
        select s.sent_by as id, 1 as turn, s.sent_at from own_page_sendings s
        where s.workspace_id = w.id and s.contact_id = ${contactId}::uuid and s.sent_by is not null
        union all
        select r.person_id, 2, null from person_roles r where r.workspace_id = w.id and r.role = 'program-manager'
        union all
        select coalesce(c.owner_id, x.owner_id), 3, null from contacts c
        left join accounts x on x.workspace_id = c.workspace_id and x.id = c.account_id
        where c.workspace_id = w.id and c.id = ${contactId}::uuid
      ) known join people p on p.workspace_id = w.id and p.id = known.id and p.left_at is null
      order by known.turn, known.sent_at desc nulls last, p.email is null, p.name, p.id limit 1) as program
    from workspaces w where w.id = current_workspace()`.execute(db)
  const [house] = found.rows
  if (house === undefined) throw new Error('a workspace that is worked in is gone')
  return house
}

/** How often the link was mailed to somebody who asked for it themselves, since a while ago. */
export async function countAskedFor(db: Db, contactId: string, now: Instant, hours: number): Promise<number> {
  const since = addMilliseconds(now, -hours * 3_600_000)
  const found = await sql<{ count: number }>`
    select count(*) as count from own_page_sendings where workspace_id = current_workspace()
      and contact_id = ${contactId} and how = 'asked' and sent_at > ${since}::timestamptz`.execute(db)
  return Number(found.rows[0]?.count ?? 0)
}
