import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { ProfileFacts } from '../completeness.ts'

type Row = {
  readonly contactId: string
  readonly sections: readonly string[]
  readonly results: number
  readonly topics: number
  readonly willing: number
  readonly permissions: number
  readonly languages: number
  readonly hasLimits: boolean
  readonly hasOwner: boolean
}

/**
 * What counts towards the completeness of profiles, by contact. A permission is on record once the person gave
 * one that is neither over nor withdrawn on `today`. One statement, however many contacts.
 */
export async function readProfileFacts(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[],
  today: string,
): Promise<Map<string, ProfileFacts>> {
  const found = await sql<Row>`
    select c.id as "contactId",
      array(select s.section from profile_sections s
        where s.workspace_id = c.workspace_id and s.contact_id = c.id and s.body <> '') as sections,
      (select count(*) from profile_results r where r.workspace_id = c.workspace_id and r.contact_id = c.id
        and (r.before_value is not null or r.after_value is not null)) as results,
      (select count(*) from advocate_topics t where t.workspace_id = c.workspace_id and t.contact_id = c.id) as topics,
      (select count(*) from willingness w where w.workspace_id = c.workspace_id and w.contact_id = c.id
        and w.answer in ('yes', 'maybe')) as willing,
      (select count(*) from permissions p where p.workspace_id = c.workspace_id and p.contact_id = c.id
        and p.answer = 'given' and p.withdrawn_on is null
        and (p.valid_until is null or p.valid_until >= ${today}::date)) as permissions,
      (select count(*) from contact_languages l where l.workspace_id = c.workspace_id and l.contact_id = c.id) as languages,
      coalesce(a.own_asks_a_quarter is not null or a.own_notice_days is not null
        or exists (select from profile_sections s where s.workspace_id = c.workspace_id and s.contact_id = c.id
          and s.section = 'availability' and s.body <> '')
        or exists (select from blackouts b where b.workspace_id = c.workspace_id and b.contact_id = c.id)
        or exists (select from never_withs n where n.workspace_id = c.workspace_id and n.contact_id = c.id), false) as "hasLimits",
      coalesce(c.owner_id, account.owner_id) is not null as "hasOwner"
    from contacts c
    left join advocates a on a.workspace_id = c.workspace_id and a.contact_id = c.id
    left join accounts account on account.workspace_id = c.workspace_id and account.id = c.account_id
    where c.workspace_id = ${workspaceId} and c.id = any(${[...contactIds]}::uuid[])`.execute(db)
  return new Map(found.rows.map((row) => [row.contactId, factsOf(row)]))
}

function factsOf(row: Row): ProfileFacts {
  return {
    sections: new Set(row.sections),
    results: row.results,
    topics: row.topics,
    willingTypes: row.willing,
    personPermissions: row.permissions,
    languages: row.languages,
    hasLimits: row.hasLimits,
    hasOwner: row.hasOwner,
  }
}
