import { sql } from 'kysely'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { FactValues } from '../fact.texts.ts'

/** What is known now of these advocates and their companies. One statement, however many. */
export async function readFactValues(
  db: WorkspaceDb | WorkspaceTx,
  contactIds: readonly string[],
): Promise<Map<string, FactValues>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<FactValues>`
    select c.id as "contactId", c.name, c.title,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      (select m.email from contact_mails m where m.workspace_id = c.workspace_id and m.contact_id = c.id
        order by m.is_primary desc, m.email limit 1) as mail,
      coalesce(b.name, c.reports_to_text) as boss, a.health, p.name as owner,
      array(select d.name from account_products u join products d on d.workspace_id = u.workspace_id and d.id = u.product_id
        where u.workspace_id = a.workspace_id and u.account_id = a.id order by d.name) as products,
      array(select k.title from cases k where k.workspace_id = a.workspace_id and k.account_id = a.id
        and k.severity = 'serious' and k.closed_on is null order by k.opened_on) as cases,
      coalesce((select jsonb_object_agg(s.section, s.body) from profile_sections s
        where s.workspace_id = c.workspace_id and s.contact_id = c.id), '{}') as sections,
      array(select concat_ws(': ', r.measure, nullif(concat_ws(' → ', r.before_value, r.after_value), ''))
        from profile_results r where r.workspace_id = c.workspace_id and r.contact_id = c.id order by r.position) as results,
      array(select t.topic from advocate_topics t where t.workspace_id = c.workspace_id and t.contact_id = c.id
        order by t.topic) as topics,
      array(select y.name from willingness w join activity_types y on y.workspace_id = w.workspace_id
        and y.id = w.activity_type_id where w.workspace_id = c.workspace_id and w.contact_id = c.id and w.answer = 'yes'
        order by y.name) as yes,
      array(select y.name from willingness w join activity_types y on y.workspace_id = w.workspace_id
        and y.id = w.activity_type_id where w.workspace_id = c.workspace_id and w.contact_id = c.id
        and w.answer = 'never' order by y.name) as never,
      v.own_asks_a_quarter as "asksAQuarter", v.own_notice_days as "noticeDays"
    from contacts c
    left join advocates v on v.workspace_id = c.workspace_id and v.contact_id = c.id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join contacts b on b.workspace_id = c.workspace_id and b.id = c.reports_to_id
    left join people p on p.workspace_id = c.workspace_id and p.id = coalesce(a.owner_id, c.owner_id)
    where c.workspace_id = current_workspace() and c.id = any(${[...contactIds]}::uuid[])`.execute(db)
  return new Map(found.rows.map((row) => [row.contactId, row]))
}
