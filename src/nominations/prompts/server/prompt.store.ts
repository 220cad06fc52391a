import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { NobodyReason, Occasion, PromptState } from '../prompt.ts'

type Rules = { readonly live: number; readonly rest: number; readonly fresh: number }

/** What there is to ask after: deals that are live so many days, business reviews that went well, closed cases. */
const occasionsSince = (live: number) => sql`
  live as (
    select o.id, o.account_id, case when o.product_id is not null
      then (select p.live_on from account_products p where p.workspace_id = o.workspace_id
        and p.account_id = o.account_id and p.product_id = o.product_id)
      else (select min(p.live_on) from account_products p where p.workspace_id = o.workspace_id
        and p.account_id = o.account_id and p.live_on >= o.close_on) end as live_on
    from opportunities o
    where o.workspace_id = current_workspace() and o.state = 'won' and o.account_id is not null
      and o.close_on is not null and coalesce(o.kind, 'new') <> 'renewal'
  ), occasions as (
    select 'won-deal-live' as occasion, 1 as place, l.id, l.account_id, l.live_on + ${live}::int as happened_on
    from live l where l.live_on is not null
    union all
    select 'business-review', 2, s.id, coalesce(s.account_id, c.account_id), s.happened_on
    from signals s left join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
    where s.workspace_id = current_workspace() and s.kind = 'business-review' and s.tone <> 'bad'
    union all
    select 'case-closed', 3, k.id, k.account_id, k.closed_on
    from cases k where k.workspace_id = current_workspace() and k.closed_on is not null
  )`

/**
 * Writes a waiting prompt for every occasion that has come since: one for an account, to its relationship owner, where
 * somebody there can be put forward and nothing speaks against asking. One statement; run twice it writes nothing twice.
 */
export async function findOccasions(
  tx: WorkspaceTx,
  { live, rest, fresh }: Rules,
  today: Day,
  now: Instant,
): Promise<number> {
  const made = await sql`
    with ${occasionsSince(live)}, due as (
      select distinct on (o.account_id) o.*, a.owner_id
      from occasions o
      join accounts a on a.workspace_id = current_workspace() and a.id = o.account_id and a.merged_into is null
      join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id and p.left_at is null
      where o.happened_on <= ${today}::date and o.happened_on > ${today}::date - ${fresh}::int
        and a.standing = 'customer' and a.health is distinct from 'poor' and a.churn_notice_on is null
        and not exists (select from cases k where k.workspace_id = a.workspace_id and k.account_id = a.id
          and k.severity = 'serious' and k.closed_on is null)
        and not exists (select from nomination_prompts q where q.workspace_id = a.workspace_id and q.account_id = a.id
          and q.state <> 'lapsed' and q.created_at > ${now}::timestamptz - make_interval(days => ${rest}::int))
        and exists (select from contacts c
          left join advocates v on v.workspace_id = c.workspace_id and v.contact_id = c.id
          where c.workspace_id = a.workspace_id and c.account_id = a.id and c.merged_into is null and c.left_on is null
            and coalesce(v.stage, 'customer') in ('customer', 'potential', 'introduced')
            and not exists (select from nominations n where n.workspace_id = c.workspace_id and n.contact_id = c.id
              and n.state in ('new', 'accepted')))
      order by o.account_id, o.place, o.happened_on desc, o.id
    )
    insert into nomination_prompts (workspace_id, occasion, occasion_id, occasion_on, account_id, person_id, due_on, created_at)
    select current_workspace(), d.occasion, d.id, d.happened_on, d.account_id, d.owner_id, ${today}::date, ${now}::timestamptz
    from due d on conflict (workspace_id, occasion, occasion_id) do nothing`.execute(tx)
  return Number(made.numAffectedRows ?? 0)
}

export type LoadedPrompt = {
  readonly id: string
  readonly occasion: Occasion
  readonly occasionOn: Day
  readonly accountId: string
  readonly account: string
  readonly product: string | null
  readonly personId: string
  readonly person: string
  readonly ownerId: string | null
  readonly ownerAwayUntil: Day | null
  readonly state: PromptState
  readonly askId: string | null
  readonly reason: NobodyReason | null
}

/** A prompt with what its question says; held until the transaction ends. Undefined where there is none. */
export async function loadPrompt(tx: WorkspaceTx, id: string, today: Day): Promise<LoadedPrompt | undefined> {
  const found = await sql<LoadedPrompt>`
    select q.id, q.occasion, q.occasion_on as "occasionOn", q.account_id as "accountId", a.name as account,
      q.person_id as "personId", p.name as person, q.state, q.ask_id as "askId", q.reason,
      (select w.id from people w where w.workspace_id = a.workspace_id and w.id = a.owner_id and w.left_at is null) as "ownerId",
      (select max(x.until_on) from person_absences x where x.workspace_id = a.workspace_id and x.person_id = a.owner_id
        and x.from_on <= ${today}::date and x.until_on >= ${today}::date) as "ownerAwayUntil",
      (select r.name from opportunities o join products r on r.workspace_id = o.workspace_id and r.id = o.product_id
        where q.occasion = 'won-deal-live' and o.workspace_id = q.workspace_id and o.id = q.occasion_id) as product
    from nomination_prompts q
    join accounts a on a.workspace_id = q.workspace_id and a.id = q.account_id
    join people p on p.workspace_id = q.workspace_id and p.id = q.person_id
    where q.workspace_id = current_workspace() and q.id = ${id} for no key update of q`.execute(tx)
  return found.rows[0]
}

type Change = {
  readonly state?: PromptState
  readonly due_on?: Day
  readonly person_id?: string
  readonly ask_id?: string
  readonly asked_at?: Instant
  readonly reason?: NobodyReason
  readonly answered_at?: Instant
  readonly seconds?: number | null
}

export async function savePrompt(
  tx: WorkspaceTx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  id: string,
  change: Change,
): Promise<void> {
  await tx
    .updateTable('nomination_prompts')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** Notes whom an owner put forward when they were asked. */
export async function insertPromptAnswer(
  tx: WorkspaceTx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  promptId: string,
  nominationId: string,
): Promise<void> {
  await tx
    .insertInto('nomination_prompt_answers')
    .values({ workspace_id: workspaceId, prompt_id: promptId, nomination_id: nominationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
