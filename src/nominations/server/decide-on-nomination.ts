import { isAllowed, type Stage } from '../../advocates/journey.ts'
import { readStage } from '../../advocates/server/stage.reads.ts'
import { stepAlongJourney } from '../../advocates/server/step-along-journey.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { acceptedOr, invalid, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Finding } from '../acceptance/acceptance.ts'
import { nominationDecided } from '../events.ts'
import { type DeclineReason, decideTriage, type NominationState } from '../nomination.ts'
import { canTriage } from '../policy.ts'
import { acceptedMail, declinedMail, duplicateMail } from './nomination.mails.ts'
import { type LoadedNomination, loadNomination, requireVersion, saveDecision, saveVoice } from './store.ts'
import { tellNominators } from './tell-nominators.ts'

export type TriageInput = {
  readonly nominationId: string
  readonly version: number
  readonly decision: 'accept' | 'decline' | 'duplicate'
  readonly reason?: DeclineReason | null
  readonly note?: string | null
  readonly duplicateOf?: string | null
  readonly introducedBy?: string | null
  readonly how?: string | null
  /** The rule that takes it up, and what it found. */
  readonly rule?: { readonly id: string; readonly name: string; readonly findings: readonly Finding[] }
}

type Triaged = { readonly ok: true; readonly state: NominationState; readonly stage: Stage }

/** Decides on a nomination: the contact begins the journey, or not, and everybody behind it is told why. */
export async function decideOnNomination(
  tx: WorkspaceTx,
  actor: Actor,
  input: TriageInput,
  now: Instant,
  host: Host,
): Promise<Triaged | Refusal> {
  requirePermission(canTriage(actor))
  const nomination = await loadNomination(tx, actor, input.nominationId)
  requireVersion(nomination, input.version)
  const given = givenBy(input)
  const decision = decideTriage(nomination, given)
  if (!decision.ok) return decision
  const reason = decision.state === 'declined' ? given.reason : null
  const duplicateOf = decision.state === 'duplicate' ? given.duplicateOf : null
  const decided = { state: decision.state, reason, note: given.note }
  if (duplicateOf !== null) await joinFirst(tx, actor, nomination, duplicateOf, now)
  await saveDecision(tx, actor, nomination.id, { ...decided, duplicateOf, rule: input.rule ?? null }, now)
  if (decision.state === 'accepted') await beginJourneyOf(tx, actor, nomination, input, now)
  await announce(tx, nominationDecided(actor, nomination, { ...decided, ruleId: input.rule?.id ?? null }))
  const told = { ...given, ...decision, introduced: input.introducedBy != null }
  await tell(tx, actor, nomination, told, now, host)
  return {
    ok: true,
    state: decision.state,
    stage: await readStage(tx, actor.workspaceId, nomination.contactId),
  }
}

function givenBy(input: TriageInput) {
  return {
    decision: input.decision,
    reason: input.reason ?? null,
    note: clean(input.note),
    duplicateOf: input.duplicateOf ?? null,
  }
}

/** A contact who is on the way already stays where they are. */
async function beginJourneyOf(
  tx: WorkspaceTx,
  actor: Actor,
  nomination: LoadedNomination,
  input: TriageInput,
  now: Instant,
): Promise<void> {
  const stage = await readStage(tx, actor.workspaceId, nomination.contactId)
  const action = input.introducedBy == null ? 'consider' : 'introduce'
  if (!isAllowed(action, stage)) return
  const step = {
    contactId: nomination.contactId,
    action,
    reason: nomination.why,
    introducedBy: input.introducedBy ?? null,
    how: input.how ?? null,
  } as const
  acceptedOr(await stepAlongJourney(tx, actor, step, now))
}

/** The nominator's words go to the nomination that was there first, so that they hear what becomes of it. */
async function joinFirst(
  tx: WorkspaceTx,
  actor: Actor,
  nomination: LoadedNomination,
  firstId: string,
  now: Instant,
): Promise<void> {
  const first = await tx
    .selectFrom('nominations')
    .select(['id', 'nominator_id'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', firstId)
    .executeTakeFirst()
  if (first === undefined) throw invalid('duplicateOf', 'is no nomination here')
  if (first.nominator_id === nomination.nominatorId) return
  await saveVoice(tx, actor, first.id, { personId: nomination.nominatorId, words: nomination.why }, now)
}

type Told = {
  readonly state: NominationState
  readonly reason: DeclineReason | null
  readonly note: string | null
  readonly duplicateOf: string | null
  readonly introduced: boolean
}

async function tell(
  tx: WorkspaceTx,
  actor: Actor,
  nomination: LoadedNomination,
  told: Told,
  now: Instant,
  host: Host,
): Promise<void> {
  const { state, reason, note } = told
  const tellAll = (write: Parameters<typeof tellNominators>[3]) =>
    tellNominators(tx, actor, nomination.id, write, now, host)
  if (state === 'accepted') {
    const { reach } = await tx
      .selectFrom('nominations')
      .select('reach')
      .where('workspace_id', '=', actor.workspaceId)
      .where('id', '=', nomination.id)
      .executeTakeFirstOrThrow()
    const youIntroduce = reach === 'nominator-introduces' && !told.introduced
    await tellAll((news) => acceptedMail({ ...news, youIntroduce, note }))
  } else if (state === 'declined' && reason !== null) {
    await tellAll((news) => declinedMail({ ...news, reason, note }))
  } else if (state === 'duplicate' && told.duplicateOf !== null) {
    const first = await readNominator(tx, actor, told.duplicateOf)
    await tellAll((news) => duplicateMail({ ...news, first }))
  }
}

async function readNominator(tx: WorkspaceTx, { workspaceId }: Actor, nominationId: string): Promise<string> {
  const row = await tx
    .selectFrom('nominations as n')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'n.workspace_id').onRef('p.id', '=', 'n.nominator_id'),
    )
    .select('p.name')
    .where('n.workspace_id', '=', workspaceId)
    .where('n.id', '=', nominationId)
    .executeTakeFirstOrThrow()
  return row.name
}
