import { editProfile } from '../../../advocates/server/edit-profile.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { AskFacts } from '../ask-facts.ts'
import { readOwnProfile } from './own-limit.reads.ts'

/**
 * Writes "never" for this kind of activity into the profile of an advocate who said so. Whoever is not on the
 * journey has no profile; for them the ask itself keeps the word.
 */
export async function refuseKind(tx: WorkspaceTx, actor: Actor, ask: AskFacts, now: Instant): Promise<void> {
  if (ask.contact === null) return
  const contactId = ask.contact.id
  const profile = await readOwnProfile(tx, contactId, dayOf(now))
  if (profile === null) return
  const answer = {
    activityTypeId: ask.activity.id,
    answer: 'never' as const,
    isPublic: null,
    languages: null,
    limitNote: null,
    ownLimit: null,
    ownLimitDays: null,
  }
  const input = { contactId, version: profile.version, profile: { willingness: [answer] } }
  await editProfile(tx, actor, input, now)
}
