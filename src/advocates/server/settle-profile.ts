import type { Actor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { enoughPercent, publishByItself } from '../completeness.ts'
import { advocateMoved } from '../events.ts'
import { decidePublication } from '../journey.ts'
import { countChange, type LoadedAdvocate, saveStep } from './advocate.store.ts'
import { saveCompleteness } from './completeness.store.ts'
import { refreshDocuments } from './refresh-documents.ts'

/**
 * What every change of a profile ends with: it is counted, the completeness worked out again, the advocate
 * published where the workspace wants that to happen by itself, and the document rewritten. Gives the profile's
 * new version.
 */
export async function settleProfile(
  tx: WorkspaceTx,
  actor: Actor,
  advocate: LoadedAdvocate,
  now: Instant,
): Promise<number> {
  const version = await countChange(tx, actor, advocate.contactId, now)
  const facts = await saveCompleteness(tx, actor.workspaceId, [advocate.contactId], now)
  const own = facts.get(advocate.contactId)
  if (advocate.stage === 'interviewed' && own !== undefined) {
    const [byItself, enough] = await readSettings(tx, actor, [publishByItself, enoughPercent])
    const decision = byItself ? decidePublication('interviewed', own, enough, null) : null
    if (decision?.ok) await publish(tx, actor, advocate, now)
  }
  await refreshDocuments(tx, actor.workspaceId, [advocate.contactId], now)
  return version
}

async function publish(tx: WorkspaceTx, actor: Actor, advocate: LoadedAdvocate, now: Instant): Promise<void> {
  const step = {
    from: advocate.stage,
    to: 'discoverable',
    reason: 'Nothing was missing any more',
    isOverride: false,
  } as const
  await saveStep(tx, actor, advocate.contactId, step, now)
  await announce(tx, advocateMoved(actor, advocate, step))
}
