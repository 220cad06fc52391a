import { type Reason, type Source, withoutCommercial } from './reason.ts'
import type { LoadFigures, Standing } from './standing.ts'

const inPoints = (load: LoadFigures | null) =>
  load === null ? null : { done: load.done / 4, reserved: load.reserved / 4, cap: load.cap / 4 }

type ToldReason = Omit<Reason, 'sources'> & { sources: Source[] }

/** Reasons as somebody may read them: without the causes of holds where those are not theirs to know. */
export function tellReasons(reasons: readonly Reason[], seesCauses: boolean): ToldReason[] {
  return reasons.map((reason) => ({
    ...(seesCauses ? reason : withoutCommercial(reason)),
    sources: seesCauses ? [...reason.sources] : [],
  }))
}

/**
 * A standing as answers carry it: load in points, and without commercial causes (renewal, health, cases,
 * objections) or the account's load where the reader may not know them (domain.md, "Who sees what").
 */
export function tellStanding(standing: Standing, seesCauses: boolean) {
  const { state, day, freeFrom } = standing
  return {
    state,
    day,
    freeFrom,
    reasons: tellReasons(standing.reasons, seesCauses),
    ownerYes: seesCauses ? [...standing.ownerYes] : [],
    load: inPoints(standing.load),
    accountLoad: seesCauses ? inPoints(standing.accountLoad) : null,
  }
}
