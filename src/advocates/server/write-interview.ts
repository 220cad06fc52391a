import { type Actor, personOf } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import type { Instant } from '../../kernel/time.ts'
import { acceptedOr, requirePermission } from '../../server/errors.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  decideScribe,
  type InterviewNotes,
  type InterviewSection,
  markSection,
  scribeIdle,
} from '../interview.ts'
import { canInterview } from '../policy.ts'
import { loadOnJourney } from './advocate.store.ts'
import { loadInterview, requireInterviewVersion, saveClosing, saveInterview } from './interview.store.ts'
import { settleProfile } from './settle-profile.ts'
import { type ProfileInput, writeProfile } from './write-profile.ts'

export type InterviewInput = {
  readonly contactId: string
  readonly version: number
  readonly section: InterviewSection
  /** Gone through, opened again, or passed over with a reason; null leaves the section as it is. */
  readonly mark: 'done' | 'open' | { readonly skipped: string } | null
  readonly profile: ProfileInput
  readonly notes: Pick<InterviewNotes, 'recording' | 'mayQuote' | 'help' | 'firstActivity'>
  readonly closing: {
    readonly recommendScore?: number | null
    readonly giftNote?: string | null
    readonly recontactOn?: string | null
  }
}

/**
 * Takes down what was typed in a section, into the profile itself. Two tabs never overwrite each other: the
 * later one is refused and told who wrote.
 */
export async function writeInterview(
  tx: WorkspaceTx,
  actor: Actor,
  input: InterviewInput,
  now: Instant,
): Promise<{ readonly version: number }> {
  const advocate = await loadOnJourney(tx, actor, input.contactId)
  requirePermission(canInterview(actor, advocate))
  const interview = await loadInterview(tx, actor, input.contactId)
  const at = { now, idleMinutes: await readSetting(tx, actor, scribeIdle) }
  const scribe = acceptedOr(decideScribe(interview, personOf(actor), at))
  await requireInterviewVersion(tx, actor, interview, input.version)
  await writeProfile(tx, actor, advocate, input.profile, now)
  await saveClosing(tx, actor, input.contactId, { ...input.closing, ...tidy(input.closing.giftNote) })
  const written = { ...interview.notes, ...input.notes }
  const notes = input.mark === null ? written : markSection(written, input.section, input.mark)
  const started = interview.startedAt === null ? { startedAt: now } : {}
  const taken = scribe.takesOver ? { scribeId: personOf(actor) ?? interview.scribeId } : {}
  const version = await saveInterview(tx, actor, interview.id, { notes, ...started, ...taken }, now)
  await settleProfile(tx, actor, advocate, now)
  return { version }
}

const tidy = (giftNote: string | null | undefined) =>
  giftNote === undefined ? {} : { giftNote: clean(giftNote) }

/** Takes an interview over from whoever writes it down; what they wrote stays. Twice it changes nothing. */
export async function takeOverInterview(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<{ readonly version: number }> {
  const advocate = await loadOnJourney(tx, actor, contactId)
  requirePermission(canInterview(actor, advocate))
  const interview = await loadInterview(tx, actor, contactId)
  const scribeId = personOf(actor)
  if (scribeId === null || scribeId === interview.scribeId) return { version: interview.version }
  return { version: await saveInterview(tx, actor, interview.id, { scribeId }, now) }
}
