import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { OpportunityState } from '../opportunity.ts'
import { seesOpportunity } from '../policy.ts'

/** An opportunity as the rules need it, locked until the transaction ends. */
export type StoredOpportunity = {
  readonly id: string
  readonly name: string
  readonly accountId: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly state: OpportunityState
  readonly stage: string | null
  readonly amountMinor: number | null
  readonly version: number
}

/** Throws `not-found`, also for one the caller may not know of. */
export async function loadOpportunity(
  tx: WorkspaceTx,
  actor: Actor,
  opportunityId: string,
): Promise<StoredOpportunity> {
  const row = await tx
    .selectFrom('opportunities as o')
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'o.workspace_id').onRef('a.id', '=', 'o.account_id'),
    )
    .select([
      'o.id',
      'o.name',
      'o.account_id',
      'o.owner_id',
      'o.state',
      'o.stage',
      'o.amount_minor',
      'o.version',
    ])
    .select('a.owner_id as relationship_owner_id')
    .where('o.workspace_id', '=', actor.workspaceId)
    .where('o.id', '=', opportunityId)
    .forNoKeyUpdate('o')
    .executeTakeFirst()
  const owned = { ownerId: row?.owner_id ?? null, relationshipOwnerId: row?.relationship_owner_id ?? null }
  if (row === undefined || !seesOpportunity(actor, owned)) throw notFound('opportunity')
  return {
    id: row.id,
    name: row.name,
    accountId: row.account_id,
    ...owned,
    state: row.state as OpportunityState,
    stage: row.stage,
    amountMinor: row.amount_minor,
    version: row.version,
  }
}

export type OpportunityColumns = Readonly<Record<string, string | number | null>>

export async function insertOpportunity(
  tx: WorkspaceTx,
  workspaceId: string,
  columns: OpportunityColumns & { name: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('opportunities')
    .values({ workspace_id: workspaceId, ...columns })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes columns and counts the version on. */
export async function saveOpportunity(
  tx: WorkspaceTx,
  workspaceId: string,
  opportunityId: string,
  columns: OpportunityColumns,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('opportunities')
    .set({ ...columns, version: sql<number>`version + 1`, updated_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', opportunityId)
    .execute()
}

/** Notes that an opportunity entered a stage. */
export async function insertStage(
  tx: WorkspaceTx,
  workspaceId: string,
  opportunityId: string,
  step: { readonly at: Instant; readonly stage: string; readonly amountMinor: number | null },
): Promise<void> {
  await tx
    .insertInto('opportunity_stages')
    .values({
      workspace_id: workspaceId,
      opportunity_id: opportunityId,
      at: step.at,
      stage: step.stage,
      amount_minor: step.amountMinor,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Makes an opportunity's competitors exactly these. Two statements. */
export async function replaceCompetitors(
  tx: WorkspaceTx,
  workspaceId: string,
  opportunityId: string,
  competitors: readonly string[],
): Promise<void> {
  await sql`delete from opportunity_competitors where workspace_id = ${workspaceId}
    and opportunity_id = ${opportunityId} and competitor <> all(${[...competitors]}::text[])`.execute(tx)
  await sql`
    insert into opportunity_competitors (workspace_id, opportunity_id, competitor)
    select ${workspaceId}::uuid, ${opportunityId}::uuid, name from unnest(${[...competitors]}::text[]) given (name)
    on conflict do nothing`.execute(tx)
}
