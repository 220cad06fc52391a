import { type ProfileFacts, unmetConditions } from './completeness.ts'
import type { Stage } from './journey.ts'

const order: readonly Stage[] = [
  'customer',
  'potential',
  'introduced',
  'interviewed',
  'discoverable',
  'active',
]
const ends: readonly Stage[] = ['retired', 'declined']

/** Why somebody who came from a file became discoverable without an interview here. */
export const takenOverReason = 'Was an advocate before the program came here'

export type TakeOver = {
  /** Where the advocate goes; null when the stage stays. */
  readonly to: Stage | null
  readonly isOverride: boolean
  /** Why the stage is not the one the file gives, in a sentence; null when it is. */
  readonly warning: string | null
}

/**
 * The stage an advocate of a file takes. In: the stage now, the one the file says (null: nothing), what the
 * profile holds. A file moves nobody back, and brings nobody back who left the journey here. An advocate of
 * before needs neither interview nor a full profile, which is written down as an override; but without own
 * permission, a willing activity and a relationship owner nobody becomes discoverable: they stand as
 * interviewed until those are there. Source: domain.md, "The journey".
 */
export function takeOverStage(now: Stage, said: Stage | null, facts: ProfileFacts): TakeOver {
  const stays = (warning: string | null): TakeOver => ({ to: null, isOverride: false, warning })
  if (said === null || said === 'customer' || said === now) return stays(null)
  if (ends.includes(now)) return stays(`is ${now} here, and a file brings nobody back`)
  if (ends.includes(said)) return { to: said, isOverride: false, warning: null }
  const missing = said === 'discoverable' || said === 'active' ? lackingFor(facts) : []
  const to = missing.length > 0 ? 'interviewed' : said
  const warning = missing.length > 0 ? `is not yet discoverable: ${missing.join(' ')}` : null
  if (order.indexOf(to) <= order.indexOf(now)) {
    return stays(warning ?? `is ${now} here, further than the file says`)
  }
  return { to, isOverride: order.indexOf(to) >= order.indexOf('discoverable'), warning }
}

function lackingFor(facts: ProfileFacts): readonly string[] {
  const waived = { isDone: false, override: takenOverReason }
  return unmetConditions(facts, waived, 0)
}
