import { accept, type Decision, refuse } from '../kernel/result.ts'
import { addDays, type Day } from '../kernel/time.ts'

/** A person of ours who is away, both days included, and who answers for them meanwhile. */
export type Absence = {
  readonly personId: string
  readonly fromOn: Day
  readonly untilOn: Day
  readonly delegateId: string | null
}

/** Longest absence that can be entered, in days: a parental leave of three years. */
const longest = 1_100

/**
 * Decides whether an absence can be entered. Refuses one that ends before it begins, lies behind, is longer than
 * three years, or names the person themselves.
 */
export function decideAbsence(
  absence: Absence,
  today: Day,
): Decision<object, 'ends-early' | 'behind' | 'too-long' | 'themselves'> {
  const { fromOn, untilOn, personId, delegateId } = absence
  if (untilOn < fromOn) return refuse('ends-early', 'The last day is before the first.', { field: 'untilOn' })
  if (untilOn < today) return refuse('behind', 'These days lie behind.', { field: 'untilOn' })
  if (untilOn > addDays(fromOn, longest)) {
    return refuse('too-long', 'This is longer than three years.', { field: 'untilOn' })
  }
  if (delegateId === personId) {
    return refuse('themselves', 'Somebody else has to stand in.', { field: 'delegateId' })
  }
  return accept({})
}

/**
 * To whom what waits for somebody goes: null where it stays, since they are here or nobody who is here stands in. In: who
 * has it, whose it is at first where they stand in themselves, and the absences of that day, of everybody.
 */
export function whoTakesOver(
  personId: string,
  onBehalfOf: string | null,
  absences: readonly Absence[],
): string | null {
  if (standInOf(personId, absences) === personId) return null
  return standInOf(onBehalfOf ?? personId, absences)
}

/**
 * Who answers for a person on a day: themselves where they are here, else who stands in for them, and for whom
 * that one is away, on and on; null where they are away and the chain ends with nobody who is here. In: the
 * absences of that day, of everybody.
 */
export function standInOf(personId: string, absences: readonly Absence[]): string | null {
  const seen = new Set<string>()
  let at: string | null = personId
  while (at !== null && !seen.has(at)) {
    seen.add(at)
    const away = absences.filter((absence) => absence.personId === at)
    if (away.length === 0) return at
    at = away.find(({ delegateId }) => delegateId !== null)?.delegateId ?? null
  }
  return null
}
