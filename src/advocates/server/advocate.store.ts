import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type Stage, stages } from '../journey.ts'

/** An advocate, or a contact who may become one, as decisions need them. */
export type LoadedAdvocate = {
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly stage: Stage
  readonly version: number
  readonly updatedBy: string | null
  readonly updatedAt: Instant | null
}

/** Loads an advocate and keeps others from changing them until the transaction ends. */
export async function loadAdvocate(
  tx: WorkspaceTx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  contactId: string,
): Promise<LoadedAdvocate> {
  const row = await tx
    .selectFrom('contacts as c')
    .leftJoin('accounts as account', (join) =>
      join.onRef('account.workspace_id', '=', 'c.workspace_id').onRef('account.id', '=', 'c.account_id'),
    )
    .select(['c.id', 'c.account_id', 'c.name', 'c.owner_id', 'account.owner_id as relationship_owner_id'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.id', '=', contactId)
    .where('c.merged_into', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw notFound('contact')
  const advocate = await tx
    .selectFrom('advocates as a')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'a.workspace_id').onRef('p.id', '=', 'a.updated_by'),
    )
    .select(['a.stage', 'a.version', 'a.updated_at', 'p.name as updated_by'])
    .where('a.workspace_id', '=', workspaceId)
    .where('a.contact_id', '=', contactId)
    .forNoKeyUpdate('a')
    .executeTakeFirst()
  return {
    contactId: row.id,
    accountId: row.account_id,
    name: row.name,
    ownerId: row.owner_id,
    relationshipOwnerId: row.relationship_owner_id,
    stage: stages.find((stage) => stage === advocate?.stage) ?? 'customer',
    version: advocate?.version ?? 0,
    updatedBy: advocate?.updated_by ?? null,
    updatedAt: advocate?.updated_at ?? null,
  }
}

/** The same for somebody on the journey; a mere customer has no profile. */
export async function loadOnJourney(
  tx: WorkspaceTx,
  actor: Pick<Actor, 'workspaceId'>,
  contactId: string,
): Promise<LoadedAdvocate> {
  const advocate = await loadAdvocate(tx, actor, contactId)
  if (advocate.stage === 'customer') throw notFound('advocate')
  return advocate
}

/** Throws where somebody else changed the profile since it was read, naming them. */
export function requireVersion(advocate: LoadedAdvocate, version: number): void {
  if (advocate.version === version) return
  throw staleVersion('profile', {
    version: advocate.version,
    by: advocate.updatedBy,
    at: advocate.updatedAt,
  })
}

/** Begins the journey of a contact who is not on it yet. */
export async function beginJourney(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('advocates')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: contactId,
      stage: 'potential',
      stage_since: now,
      created_at: now,
      updated_at: now,
      updated_by: personOf(actor),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export type Step = {
  readonly from: Stage
  readonly to: Stage
  readonly reason: string | null
  readonly isOverride: boolean
}

/** Writes a step down and stands the advocate at its end. */
export async function saveStep(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  step: Step,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('journey_steps')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: contactId,
      from_stage: step.from,
      to_stage: step.to,
      at: now,
      by_id: personOf(actor),
      reason: step.reason,
      is_override: step.isOverride,
    })
    .execute()
  const joins = step.to === 'discoverable' || step.to === 'active'
  await tx
    .updateTable('advocates')
    .set({
      stage: step.to,
      stage_since: now,
      updated_at: now,
      updated_by: personOf(actor),
      ...(step.isOverride ? { interview_override: step.reason } : {}),
      ...(joins ? { joined_on: sql<string>`coalesce(joined_on, ${now.slice(0, 10)}::date)` } : {}),
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
}

/** Who introduced the program to an advocate, and how (MAT-5). */
export async function saveIntroduction(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  introduction: { readonly by: string | null; readonly how: string | null },
): Promise<void> {
  await tx
    .updateTable('advocates')
    .set({ introduced_by: introduction.by, introduction_how: introduction.how })
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
}

/** Counts a change of the profile: whoever read it before is told. */
export async function countChange(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<number> {
  const { version } = await tx
    .updateTable('advocates')
    .set({ updated_at: now, updated_by: personOf(actor) })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
