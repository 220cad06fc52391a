import { sql } from 'kysely'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import { addDays, dayOf, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { NominationState } from '../../nomination.ts'
import type { listAcceptanceRules, previewAcceptanceRule } from '../acceptance.contract.ts'
import { type Condition, judgeNomination, type NominationFacts } from '../acceptance.ts'

type Db = WorkspaceDb | WorkspaceTx

export type JudgedNomination = NominationFacts & {
  readonly id: string
  readonly name: string
  readonly account: string | null
  readonly state: NominationState
  readonly version: number
  readonly createdAt: Instant
}

/** What rules may ask, of the nominations that wait or were decided since a day. One statement, however many. */
export async function readNominationFacts(
  db: Db,
  which: { readonly ids: readonly string[] } | { readonly since: string },
  today: string,
): Promise<readonly JudgedNomination[]> {
  const where =
    'ids' in which
      ? sql`n.id = any(${[...which.ids]}::uuid[])`
      : sql`(n.state = 'new' or n.state in ('accepted', 'declined') and n.decided_at >= ${which.since}::date)`
  const found = await sql<JudgedNomination>`
    with chosen as (
      select n.*, coalesce(n.on_behalf_of_id, n.nominator_id) as by_id from nominations n
      where n.workspace_id = current_workspace() and ${where} order by n.created_at desc, n.id desc limit 500
    )
    select n.id, c.name, a.name as account, n.state, n.version, n.created_at as "createdAt",
      coalesce(coalesce(c.owner_id, a.owner_id) = n.by_id, false) as "isOwners",
      n.reach = 'nominator-introduces' as introduces, a.health, n.team_id as "teamId", t.name as team,
      n.evidence is not null or exists (select from nomination_evidence e where e.workspace_id = n.workspace_id
        and e.nomination_id = n.id) as "hasEvidence",
      (select ${today}::date - max(s.happened_on) from signals s where s.workspace_id = n.workspace_id
        and s.contact_id = n.contact_id and s.tone = 'good' and s.happened_on <= ${today}::date)::int as "signalDays",
      b.decided as "decidedBefore", b.accepted as "acceptedBefore",
      (select count(*)::int from nomination_voices v where v.workspace_id = n.workspace_id and v.nomination_id = n.id) as voices,
      case when c.left_on is not null then 'They left the company'
        when a.id is null then 'Their account is not known'
        when a.churn_notice_on is not null then 'The account gave notice'
        when a.health = 'poor' then 'Health is poor'
        when exists (select from cases k where k.workspace_id = a.workspace_id and k.account_id = a.id and k.severity = 'serious'
          and k.closed_on is null) then 'A serious case is open'
        when a.renewal_on between ${today}::date and ${today}::date + 30 then 'The renewal is within 30 days' end as against
    from chosen n
    join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    left join accounts a on a.workspace_id = n.workspace_id and a.id = c.account_id
    left join teams t on t.workspace_id = n.workspace_id and t.id = n.team_id
    left join lateral (select count(*)::int as decided, count(*) filter (where o.state = 'accepted')::int as accepted
      from nominations o where o.workspace_id = n.workspace_id and (o.nominator_id = n.by_id or o.on_behalf_of_id = n.by_id)
        and o.state in ('accepted', 'declined') and o.decided_at < n.created_at) b on true
    order by n.created_at desc, n.id desc`.execute(db)
  return found.rows
}

export type StoredRule = {
  readonly id: string
  readonly name: string
  readonly conditions: readonly Condition[]
}

/** The rules that are on, the oldest first: the first that fits takes a nomination up. */
export async function readRulesThatAreOn(db: Db, workspaceId: string): Promise<readonly StoredRule[]> {
  const rows = await db
    .selectFrom('acceptance_rules')
    .select(['id', 'name', 'conditions'])
    .where('workspace_id', '=', workspaceId)
    .where('is_on', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ conditions, ...row }) => ({
    ...row,
    // What something else wrote and is no list asks for nothing: such a rule takes nobody up.
    conditions: Array.isArray(conditions) ? (conditions as unknown as readonly Condition[]) : [],
  }))
}

type Listed = ResponseOf<typeof listAcceptanceRules>

/** Every rule, with how many it took up. One statement; there are a handful. */
export async function readAcceptanceRules(db: WorkspaceDb, actor: Actor): Promise<Listed> {
  const found = await sql<Listed['rows'][number]>`
    select r.id, r.name, r.is_on as "isOn", r.conditions,
      (select count(*)::int from nominations n where n.workspace_id = r.workspace_id and n.rule_id = r.id) as taken,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as "madeBy",
      r.changed_at as "changedAt", r.version
    from acceptance_rules r left join people p on p.workspace_id = r.workspace_id and p.id = r.made_by
    where r.workspace_id = ${actor.workspaceId} order by r.id limit 100`.execute(db)
  const edit = hasRole(actor, 'program-manager') ? null : 'Only program managers make rules.'
  return { rows: found.rows, may: { edit } }
}

const lookBack = 90
const shown = 20

type Preview = ResponseOf<typeof previewAcceptanceRule>

/** Whom a rule would take up, and how people decided on those it fits. */
export async function previewRule(
  db: WorkspaceDb,
  conditions: readonly Condition[],
  now: Instant,
): Promise<Preview> {
  const today = dayOf(now)
  const judged = (await readNominationFacts(db, { since: addDays(today, -lookBack) }, today)).map((one) => ({
    one,
    ...judgeNomination(conditions, one),
  }))
  const waiting = judged.filter(({ one }) => one.state === 'new')
  const past = judged.filter(({ one, takes }) => one.state !== 'new' && takes)
  const rows = [...waiting.toSorted((a, b) => Number(b.takes) - Number(a.takes)), ...past].slice(0, shown)
  return {
    waiting: waiting.length,
    takes: waiting.filter(({ takes }) => takes).length,
    past: {
      fits: past.length,
      accepted: past.filter(({ one }) => one.state === 'accepted').length,
      declined: past.filter(({ one }) => one.state === 'declined').length,
    },
    rows: rows.map(({ one: { id, name, account, state }, takes, findings }) => ({
      ...{ nominationId: id, name, account, state, takes },
      findings: [...findings],
    })),
  }
}
