import type { Day } from '../../kernel/time.ts'
import { decideAsk } from '../../protection/decide-ask.ts'
import type { AskedFor, ProtectionFacts } from '../../protection/facts.ts'
import type { RequestState } from '../request.ts'

export const assignmentStates = ['computing', 'ready', 'failed'] as const

/** An open line of a plan, and the brief it was computed on. */
export type PlannedLine = { readonly day: Day; readonly version: number }

/** The request of a line as it stands now. */
export type RequestNow = {
  readonly number: number
  readonly state: RequestState
  readonly version: number
  readonly wanted: number
  /** Asks that are on their way or took place. */
  readonly running: number
  readonly isDismissed: boolean
}

/**
 * Why a line holds no longer, in one sentence; null where it does. In: the line, its request as it stands, and what
 * decides about the person now (undefined where they are gone). The same is asked again when the line is accepted.
 */
export function staleOf(
  line: PlannedLine,
  request: RequestNow,
  asked: AskedFor,
  facts: ProtectionFacts | undefined,
): string | null {
  const name = `R-${request.number}`
  if (request.state === 'closed') return `${name} was closed since.`
  if (request.isDismissed) return `Somebody dismissed this for ${name} since.`
  if (request.version !== line.version) return `The brief of ${name} was changed since.`
  if (request.running >= request.wanted) return `${name} has asked as many as it wants since.`
  if (facts === undefined) return 'They are on record no longer.'
  const decision = decideAsk(facts, asked, line.day)
  return decision.ok ? null : decision.why
}

/** How many reasons of a match stand beside a line. */
const reasonsMost = 3

type Reason = {
  readonly weight: number | null
  readonly part: number
  readonly label: string
  readonly says: string
}

/** What speaks most for somebody, in a few words each: what the request weighs most, as far as they meet it. */
export function reasonsOf(factors: readonly Reason[]): readonly string[] {
  return factors
    .filter(({ weight, part }) => weight !== null && part > 0.5)
    .toSorted((a, b) => (b.weight ?? 0) * b.part - (a.weight ?? 0) * a.part)
    .slice(0, reasonsMost)
    .map(({ label, says }) => (says.startsWith(`${label} `) ? says : `${label}: ${says}`))
}
