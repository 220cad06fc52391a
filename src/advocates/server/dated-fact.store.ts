import { sql } from 'kysely'
import type { Day } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { DatedFact } from './freshness.reads.ts'

/** Makes the stored facts of these advocates exactly these, and touches none that stayed. One statement. */
export async function saveDatedFacts(
  tx: WorkspaceTx,
  workspaceId: string,
  contactIds: readonly string[],
  facts: readonly (DatedFact & { readonly staleOn: Day })[],
): Promise<void> {
  const rows = facts.map((fact) => ({
    contact_id: fact.contactId,
    kind: fact.kind,
    key: fact.key,
    account_id: fact.accountId,
    confirmed_on: fact.confirmedOn,
    stale_on: fact.staleOn,
  }))
  await sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (contact_id uuid, kind text, key text,
        account_id uuid, confirmed_on date, stale_on date)
    ), gone as (
      delete from dated_facts d where d.workspace_id = ${workspaceId} and d.contact_id = any(${[...contactIds]}::uuid[])
        and not exists (select from given g where g.contact_id = d.contact_id and g.kind = d.kind and g.key = d.key)
    )
    insert into dated_facts as d (workspace_id, contact_id, kind, key, account_id, confirmed_on, stale_on)
    select ${workspaceId}::uuid, g.contact_id, g.kind, g.key, g.account_id, g.confirmed_on, g.stale_on
    from given g order by g.contact_id, g.kind, g.key
    on conflict (workspace_id, contact_id, kind, key) do update set
      account_id = excluded.account_id, confirmed_on = excluded.confirmed_on, stale_on = excluded.stale_on
    where (d.account_id, d.confirmed_on, d.stale_on) is distinct from
      (excluded.account_id, excluded.confirmed_on, excluded.stale_on)`.execute(tx)
}
