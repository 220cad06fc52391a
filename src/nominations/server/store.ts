import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type NominationState, nominationStates } from '../nomination.ts'
import type { NominationRecord } from '../policy.ts'

export type LoadedNomination = NominationRecord & {
  readonly id: string
  readonly contactId: string
  readonly contactName: string
  readonly accountId: string | null
  readonly state: NominationState
  readonly version: number
  readonly why: string
}

/** Loads a nomination and keeps others from deciding on it until the transaction ends. */
export async function loadNomination(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  id: string,
): Promise<LoadedNomination> {
  const row = await selectNomination(tx, workspaceId, id)
  if (row === undefined) throw notFound('nomination')
  return {
    id: row.id,
    contactId: row.contact_id,
    contactName: row.name,
    accountId: row.account_id,
    state: nominationStates.find((state) => state === row.state) ?? 'new',
    version: row.version,
    why: row.why,
    nominatorId: row.nominator_id,
    onBehalfOfId: row.on_behalf_of_id,
    ownerId: row.owner_id ?? row.relationship_owner_id,
    voiceIds: await loadVoiceIds(tx, workspaceId, id),
  }
}

async function loadVoiceIds(tx: WorkspaceTx, workspaceId: string, id: string): Promise<string[]> {
  const voices = await tx
    .selectFrom('nomination_voices')
    .select('person_id')
    .where('workspace_id', '=', workspaceId)
    .where('nomination_id', '=', id)
    .execute()
  return voices.map((voice) => voice.person_id)
}

function selectNomination(tx: WorkspaceTx, workspaceId: string, id: string) {
  return tx
    .selectFrom('nominations as n')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.workspace_id', '=', 'n.workspace_id').onRef('c.id', '=', 'n.contact_id'),
    )
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.id', '=', 'c.account_id'),
    )
    .select([
      'n.id',
      'n.contact_id',
      'c.name',
      'c.account_id',
      'n.state',
      'n.version',
      'n.why',
      'n.nominator_id',
    ])
    .select(['n.on_behalf_of_id', 'c.owner_id', 'a.owner_id as relationship_owner_id'])
    .where('n.workspace_id', '=', workspaceId)
    .where('n.id', '=', id)
    .forNoKeyUpdate('n')
    .executeTakeFirst()
}

/** Throws where somebody decided since this was read. */
export function requireVersion(nomination: LoadedNomination, version: number): void {
  if (nomination.version !== version)
    throw staleVersion('nomination', { version: nomination.version, state: nomination.state })
}

export type NewNomination = {
  readonly contactId: string
  readonly why: string
  readonly reach: string
  readonly evidence: string | null
  readonly nominatorId: string
  readonly onBehalfOfId: string | null
  readonly teamId: string | null
  readonly asksAQuarter: number | null
  /** From staff, from the customer themself, or as a rule or a file has it. */
  readonly source: 'staff' | 'customer' | 'rule' | 'import'
}

/** Writes a nomination; undefined where the contact has an open one already, which the database decides. */
export async function insertNomination(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  nomination: NewNomination,
  now: Instant,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('nominations')
    .values({
      workspace_id: workspaceId,
      contact_id: nomination.contactId,
      why: nomination.why,
      reach: nomination.reach,
      evidence: nomination.evidence,
      nominator_id: nomination.nominatorId,
      on_behalf_of_id: nomination.onBehalfOfId,
      team_id: nomination.teamId,
      own_asks_a_quarter: nomination.asksAQuarter,
      source: nomination.source,
      created_at: now,
    })
    // Written out: a plan that is kept knows no parameter, and could not tell which index is meant.
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'contact_id']).where('state', '=', sql.lit('new')).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Writes what the customer might do, and what not. */
export async function insertActivities(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  nominationId: string,
  activities: readonly { readonly activityTypeId: string; readonly isAllowed: boolean }[],
): Promise<void> {
  if (activities.length === 0) return
  await tx
    .insertInto('nomination_activities')
    .values(
      activities.map(({ activityTypeId, isAllowed }) => ({
        workspace_id: workspaceId,
        nomination_id: nominationId,
        activity_type_id: activityTypeId,
        is_allowed: isAllowed,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'nomination_id', 'activity_type_id']).doNothing(),
    )
    .execute()
}

/** Closes a nomination, or takes it up. */
export async function saveDecision(
  tx: WorkspaceTx,
  actor: Actor,
  nominationId: string,
  decision: {
    readonly state: NominationState
    readonly reason: string | null
    readonly note: string | null
    readonly duplicateOf: string | null
    readonly rule?: { readonly id: string; readonly findings: readonly unknown[] } | null
  },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({
      state: decision.state,
      decline_reason: decision.reason,
      decision_note: decision.note,
      duplicate_of: decision.duplicateOf,
      rule_id: decision.rule?.id ?? null,
      rule_findings: decision.rule == null ? null : JSON.stringify(decision.rule.findings),
      decided_by: personOf(actor),
      decided_at: now,
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', nominationId)
    .execute()
}

/** Writes a colleague's words beside a nomination, in the place of what they said before. */
export async function saveVoice(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  nominationId: string,
  voice: { readonly personId: string; readonly words: string | null },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('nomination_voices')
    .values({
      workspace_id: workspaceId,
      nomination_id: nominationId,
      person_id: voice.personId,
      words: voice.words,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'nomination_id', 'person_id']).doUpdateSet({ words: voice.words }),
    )
    .execute()
}

/** Says why anew, while nobody has decided: the nominator's own words in the place of those they were given. */
export async function rewordNomination(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  nominationId: string,
  why: string,
): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({ why })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', nominationId)
    .where('state', '=', 'new')
    .execute()
}
