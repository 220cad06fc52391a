import { type RawBuilder, sql } from 'kysely'
import { addDays, dayOf, type Instant } from '../../kernel/time.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { liveDays, lookBackDays } from '../signal-rules.ts'

type At = { readonly today: string; readonly since: string; readonly live: number }

/**
 * Reads the product's own records for evidence of goodwill: won deals that are live long enough, renewals, stories, public
 * reviews and appearances. Each is one signal, however often this runs; one whose record says so no longer goes. A
 * constant number of statements, however many records. Gives the accounts concerned.
 */
export async function gatherSignals(
  tx: WorkspaceTx,
  workspaceId: string,
  now: Instant,
): Promise<readonly string[]> {
  const [live, back] = await readSettings(tx, { workspaceId }, [liveDays, lookBackDays])
  const today = dayOf(now)
  const at: At = { today, since: addDays(today, -back), live }
  const touched: string[] = []
  for (const part of [wonAndLive(at), wonRenewals(at), passedRenewals(at), stories(at), activities(at)]) {
    touched.push(...(await insertFound(tx, workspaceId, part)))
  }
  touched.push(...(await removeUntrue(tx, workspaceId)))
  return [...new Set(touched)]
}

async function insertFound(
  tx: WorkspaceTx,
  workspaceId: string,
  found: RawBuilder<unknown>,
): Promise<string[]> {
  const made = await sql<{ accountId: string | null }>`
    insert into signals (workspace_id, kind, contact_id, account_id, tone, happened_on, comment, source, team_id, person_id,
      object_kind, object_id, same_key)
    select ${workspaceId}::uuid, f.kind, f.contact_id, f.account_id, 'good', f.happened_on, f.comment, 'product', p.team_id,
      p.id, f.object_kind, f.object_id, f.same_key
    from (${found}) f
    left join people p on p.workspace_id = ${workspaceId} and p.id = f.person_id
    on conflict (workspace_id, same_key) do nothing
    returning account_id as "accountId"`.execute(tx)
  return made.rows.flatMap(({ accountId }) => accountId ?? [])
}

const accountOf = (column: string) => sql`coalesce((select x.merged_into from accounts x
  where x.workspace_id = current_workspace() and x.id = ${sql.ref(column)}), ${sql.ref(column)})`

/** A deal that was won and is live so long; where nobody recorded the go-live, counted from the close. */
const wonAndLive = ({ today, since, live }: At) => sql`
  select 'won-deal' as kind, null::uuid as contact_id, ${accountOf('o.account_id')} as account_id,
    (d.live_on + ${live}::int) as happened_on, o.name as comment, o.owner_id as person_id, 'opportunity' as object_kind,
    o.id as object_id, 'won-deal ' || o.id as same_key
  from opportunities o
  cross join lateral (select coalesce((select max(m.live_on) from account_products m
      where m.workspace_id = o.workspace_id and m.account_id = o.account_id
        and (o.product_id is null or m.product_id = o.product_id) and m.live_on >= o.close_on - 365), o.close_on) as live_on) d
  where o.workspace_id = current_workspace() and o.state = 'won' and o.kind is distinct from 'renewal'
    and o.account_id is not null and d.live_on between ${since}::date and ${today}::date - ${live}::int`

const wonRenewals = ({ today, since }: At) => sql`
  select 'renewal' as kind, null::uuid as contact_id, ${accountOf('o.account_id')} as account_id, o.close_on as happened_on,
    o.name as comment, o.owner_id as person_id, 'opportunity' as object_kind, o.id as object_id,
    'renewal ' || o.id as same_key
  from opportunities o
  where o.workspace_id = current_workspace() and o.state = 'won' and o.kind = 'renewal' and o.account_id is not null
    and o.close_on between ${since}::date and ${today}::date`

/** A renewal that passed while the account stayed, unless a deal says so already. */
const passedRenewals = ({ today, since }: At) => sql`
  select 'renewal' as kind, null::uuid as contact_id, a.id as account_id, a.renewal_on as happened_on,
    null::text as comment, a.owner_id as person_id, 'account' as object_kind, a.id as object_id,
    'renewal ' || a.id || ' ' || a.renewal_on as same_key
  from accounts a
  where a.workspace_id = current_workspace() and a.standing = 'customer' and a.churn_notice_on is null
    and a.merged_into is null and a.renewal_on between ${since}::date and ${today}::date
    and not exists (select from opportunities o where o.workspace_id = a.workspace_id and o.account_id = a.id
      and o.state = 'won' and o.kind = 'renewal' and abs(o.close_on - a.renewal_on) <= 60)`

/** A story or quote they gave. One without a date counts from the day it came in. */
const stories = ({ today, since }: At) => sql`
  select 'story' as kind, c.id as contact_id, coalesce(x.account_id, c.account_id) as account_id,
    least(coalesce(x.dated_on, x.created_at::date), ${today}::date) as happened_on, x.title as comment,
    null::uuid as person_id, 'customer-text' as object_kind, x.id as object_id, 'story ' || x.id as same_key
  from customer_texts x
  left join contacts k on k.workspace_id = x.workspace_id and k.id = x.contact_id
  left join contacts c on c.workspace_id = k.workspace_id and c.id = coalesce(k.merged_into, k.id)
  where x.workspace_id = current_workspace() and coalesce(x.dated_on, x.created_at::date) >= ${since}::date`

/** Public reviews and appearances that took place. */
const activities = ({ today, since }: At) => sql`
  select case when t.code in ('peer-review', 'social-post') then 'review' else 'event' end as kind, e.contact_id,
    e.account_id, e.done_on as happened_on, t.name as comment, e.holder_id as person_id, 'ledger-entry' as object_kind,
    e.id as object_id, 'activity ' || e.id as same_key
  from ledger_entries e
  join activity_types t on t.workspace_id = e.workspace_id and t.id = e.activity_type_id
  where e.workspace_id = current_workspace() and e.kind = 'ask' and e.state in ('done', 'debriefed')
    and e.corrects_id is null and e.contact_id is not null and e.done_on between ${since}::date and ${today}::date
    and t.code in ('peer-review', 'social-post', 'event-speech', 'panel', 'webinar', 'podcast', 'booth-guest')
    and not exists (select from ledger_entries r where r.workspace_id = e.workspace_id and r.corrects_id = e.id)`

/** A deal that is open again, a text that is gone, an entry that was reversed: they speak for nobody. */
async function removeUntrue(tx: WorkspaceTx, workspaceId: string): Promise<string[]> {
  const gone = await sql<{ accountId: string | null }>`
    delete from signals s where s.workspace_id = ${workspaceId} and s.source = 'product' and (
      s.object_kind = 'opportunity' and not exists (select from opportunities o
        where o.workspace_id = s.workspace_id and o.id = s.object_id and o.state = 'won')
      or s.object_kind = 'customer-text' and not exists (select from customer_texts x
        where x.workspace_id = s.workspace_id and x.id = s.object_id)
      or s.object_kind = 'ledger-entry' and exists (select from ledger_entries r
        where r.workspace_id = s.workspace_id and r.corrects_id = s.object_id))
    returning s.account_id as "accountId"`.execute(tx)
  return gone.rows.flatMap(({ accountId }) => accountId ?? [])
}
