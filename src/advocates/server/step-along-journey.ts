import type { Actor } from '../../kernel/actor.ts'
import { personOf } from '../../kernel/actor.ts'
import type { Decision } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, requirePermission } from '../../server/errors.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { enoughPercent } from '../completeness.ts'
import { advocateMoved } from '../events.ts'
import { decidePublication, decideStep, type JourneyAction, type Stage } from '../journey.ts'
import { canStep } from '../policy.ts'
import {
  beginJourney,
  type LoadedAdvocate,
  loadAdvocate,
  saveIntroduction,
  saveStep,
} from './advocate.store.ts'
import { saveCompleteness } from './completeness.store.ts'
import { readProfileFacts } from './profile.reads.ts'
import { refreshDocuments } from './refresh-documents.ts'

export type StepInput = {
  readonly contactId: string
  readonly action: JourneyAction
  readonly reason?: string | null
  /** For `introduce`: who made the hand-over, and how. The actor where nobody is named. */
  readonly introducedBy?: string | null
  readonly how?: string | null
}

type Stepped = Decision<
  { readonly to: Stage; readonly isOverride: boolean },
  'not-from-this-stage' | 'reason-missing' | 'not-ready'
>

/** Moves a contact along the journey; a mere customer begins it. Each step is dated, with actor and reason (MAT-4). */
export async function stepAlongJourney(
  tx: WorkspaceTx,
  actor: Actor,
  input: StepInput,
  now: Instant,
): Promise<Stepped> {
  const advocate = await loadAdvocate(tx, actor, input.contactId)
  requirePermission(canStep(actor, input.action, advocate))
  const reason = clean(input.reason)
  const decision = await decide(tx, actor, advocate, input.action, reason, now)
  if (!decision.ok) return decision
  if (advocate.stage === 'customer') await beginJourney(tx, actor, advocate.contactId, now)
  const step = { from: advocate.stage, to: decision.to, reason, isOverride: decision.isOverride }
  await saveStep(tx, actor, advocate.contactId, step, now)
  if (input.action === 'introduce') await introduce(tx, actor, input)
  await saveCompleteness(tx, actor.workspaceId, [advocate.contactId], now)
  await announce(tx, advocateMoved(actor, advocate, step))
  await refreshDocuments(tx, actor.workspaceId, [advocate.contactId], now)
  return decision
}

async function decide(
  tx: WorkspaceTx,
  actor: Actor,
  { contactId, stage }: LoadedAdvocate,
  action: JourneyAction,
  reason: string | null,
  now: Instant,
): Promise<Stepped> {
  if (action !== 'publish') return decideStep(stage, action, reason)
  const facts = await readProfileFacts(tx, actor.workspaceId, [contactId], now.slice(0, 10))
  const own = facts.get(contactId)
  if (own === undefined) throw new Error('a loaded contact has no facts')
  return decidePublication(stage, own, await readSetting(tx, actor, enoughPercent), reason)
}

async function introduce(tx: WorkspaceTx, actor: Actor, input: StepInput): Promise<void> {
  const by = input.introducedBy ?? personOf(actor)
  if (input.introducedBy != null) await requirePerson(tx, actor, input.introducedBy)
  await saveIntroduction(tx, actor, input.contactId, { by, how: clean(input.how) })
}

async function requirePerson(tx: WorkspaceTx, { workspaceId }: Actor, personId: string): Promise<void> {
  const found = await tx
    .selectFrom('people')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (found === undefined) throw invalid('introducedBy', 'is nobody of this workspace')
}
