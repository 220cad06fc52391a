import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import { personOf } from '../../../kernel/actor.ts'
import type { Day, Instant } from '../../../kernel/time.ts'
import { invalid, notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { PersuasionOutcome } from '../direct-mode.ts'

type Db = WorkspaceDb | WorkspaceTx
type Named = { readonly id: string; readonly name: string }

/** One account, or all that the people of a team own. */
export type Scope = { readonly account: Named | null; readonly team: Named | null }

/** The account or team that is meant. Throws `invalid` unless it is exactly one, `not-found` where it is not there. */
export async function loadScope(
  db: Db,
  { accountId, teamId }: { readonly accountId?: string; readonly teamId?: string },
): Promise<Scope> {
  if ((accountId === undefined) === (teamId === undefined)) {
    throw invalid('accountId', 'or a team: exactly one of the two')
  }
  const table = accountId === undefined ? 'teams' : 'accounts'
  const found = await sql<Named>`select id, name from ${sql.table(table)}
    where workspace_id = current_workspace() and id = ${accountId ?? teamId ?? null}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw notFound(accountId === undefined ? 'team' : 'account')
  return accountId === undefined ? { account: null, team: row } : { account: row, team: null }
}

/** Locks what direct mode is about, so that of two who begin it at once one reads of the other. */
export async function holdScope(tx: WorkspaceTx, { account, team }: Scope): Promise<void> {
  const table = account === null ? 'teams' : 'accounts'
  await sql`select id from ${sql.table(table)} where workspace_id = current_workspace()
    and id = ${account?.id ?? team?.id ?? null} for no key update`.execute(tx)
}

const startOf = ({ account, team }: Scope) =>
  account === null
    ? sql`select ${team?.id ?? null}::uuid as value`
    : sql`select p.team_id as value from accounts a
        join people p on p.workspace_id = a.workspace_id and p.id = a.owner_id
        where a.workspace_id = current_workspace() and a.id = ${account.id}`

/** Whether it is in direct mode, and what was tried: for an account also with its owner's team and those above. */
export async function readGround(
  db: Db,
  scope: Scope,
): Promise<{
  readonly isDirect: boolean
  readonly persuasions: readonly { readonly outcome: PersuasionOutcome; readonly on: Day }[]
}> {
  const ids = await sql<{ id: string }>`with recursive start as (${startOf(scope)}),
    up as (select id, parent_id, 0 as depth from teams where workspace_id = current_workspace() and id in (select value from start)
      union all select t.id, t.parent_id, u.depth + 1 from up u
      join teams t on t.workspace_id = current_workspace() and t.id = u.parent_id where u.depth < 20)
    select id from up`.execute(db)
  const teams = ids.rows.map(({ id }) => id)
  const about = sql`(x.account_id = ${scope.account?.id ?? null}::uuid or x.team_id = any(${teams}::uuid[]))`
  const found = await sql<{ isDirect: boolean; persuasions: { outcome: PersuasionOutcome; on: Day }[] }>`
    select exists (select from direct_modes x where x.workspace_id = current_workspace() and x.ended_at is null
        and ${about}) as "isDirect",
      (select coalesce(jsonb_agg(jsonb_build_object('outcome', x.outcome, 'on', x.happened_on) order by x.happened_on,
        x.recorded_at), '[]') from persuasions x where x.workspace_id = current_workspace() and ${about}) as persuasions`.execute(
    db,
  )
  return found.rows[0] ?? { isDirect: false, persuasions: [] }
}

export async function insertDirectMode(
  tx: WorkspaceTx,
  actor: Actor,
  mode: {
    readonly scope: Scope
    readonly holderId: string
    readonly reason: string
    readonly hours: number
    readonly accounts: number
  },
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('direct_modes')
    .values({
      workspace_id: actor.workspaceId,
      account_id: mode.scope.account?.id ?? null,
      team_id: mode.scope.team?.id ?? null,
      holder_id: mode.holderId,
      reason: mode.reason,
      hours_shown: String(mode.hours),
      accounts_shown: mode.accounts,
      started_at: now,
      started_by: personOf(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends a direct mode; gives what it was about, null where it had ended before. Throws `not-found`. */
export async function saveDirectModeEnd(
  tx: WorkspaceTx,
  actor: Actor,
  modeId: string,
  now: Instant,
): Promise<{ readonly accountId: string | null; readonly teamId: string | null } | null> {
  const mode = await tx
    .selectFrom('direct_modes')
    .select(['account_id as accountId', 'team_id as teamId', 'ended_at'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', modeId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (mode === undefined) throw notFound('direct mode')
  if (mode.ended_at !== null) return null
  await tx
    .updateTable('direct_modes')
    .set({ ended_at: now, ended_by: personOf(actor) })
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', modeId)
    .execute()
  return { accountId: mode.accountId, teamId: mode.teamId }
}
