import { sql } from 'kysely'
import type { WorkspaceDb } from '../../server/tenancy.ts'

/** What is on record and speaks for a first word: the nomination's words, what they said, a deal that went live. */
export async function readReason(
  db: WorkspaceDb,
  contact: { readonly contactId: string; readonly accountId: string | null },
  nominationId: string | null,
): Promise<string | null> {
  const found = await sql<{ line: string }>`
    (select coalesce(b.name, p.name) || ': ' || left(n.why, 300) as line from nominations n
      join people p on p.workspace_id = n.workspace_id and p.id = n.nominator_id
      left join people b on b.workspace_id = n.workspace_id and b.id = n.on_behalf_of_id
      where n.workspace_id = current_workspace() and n.contact_id = ${contact.contactId}
        and (n.id = ${nominationId}::uuid or (${nominationId}::uuid is null and n.state in ('new', 'accepted')))
      order by n.created_at desc limit 1)
    union all
    (select case t.kind when 'quote' then 'Quote: ' else 'Story: ' end || left(coalesce(t.title, t.summary, t.body), 160)
      from customer_texts t where t.workspace_id = current_workspace() and t.contact_id = ${contact.contactId}
      order by t.dated_on desc nulls last, t.id desc limit 1)
    union all
    (select 'Won: ' || o.name || coalesce(' (' || o.close_on || ')', '') from opportunities o
      where o.workspace_id = current_workspace() and o.account_id = ${contact.accountId}::uuid and o.state = 'won'
      order by o.close_on desc nulls last, o.id desc limit 1)`.execute(db)
  return found.rows.length === 0 ? null : found.rows.map(({ line }) => line).join('\n')
}
