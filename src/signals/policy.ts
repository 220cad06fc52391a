import { type Actor, hasRole, personOf } from '../kernel/actor.ts'

/** Null where a signal may be written down: by anybody who works here. Source: MAT-3. */
export function canLogSignal(actor: Actor): string | null {
  return personOf(actor) === null ? 'A signal needs a person who noticed it.' : null
}

/** Null where many signals may be brought in at once, from a file or by another program. */
export function canBringSignals(actor: Actor): string | null {
  return hasRole(actor, 'program-manager', 'administrator')
    ? null
    : 'Only program managers and administrators bring in answers.'
}

/** True for whoever sees every signal. */
export function seesAllSignals(actor: Actor): boolean {
  return hasRole(actor, 'program-manager')
}

/** Null where a signal may be taken back: by whoever wrote it down, and the program. */
export function canTakeBack(actor: Actor, signal: { readonly recordedBy: string | null }): string | null {
  const person = personOf(actor)
  if (hasRole(actor, 'program-manager') || (person !== null && person === signal.recordedBy)) return null
  return 'Only whoever wrote it down and the program take a signal back.'
}

/** Null where it may be said who a respondent is, and where rules for candidates are written. */
export function canRunRecruiting(actor: Actor): string | null {
  return hasRole(actor, 'program-manager') ? null : 'Only program managers decide this.'
}
