import type { Approver, Audience, PermissionUse } from '../activities/activity-type.ts'
import type { AskState } from '../activities/ledger.ts'
import type { AccountHealth, AccountTier } from '../customers/account.ts'
import type { Day } from '../kernel/time.ts'
import type { Holidays } from '../kernel/working-days.ts'
import type { ProtectionRules } from './rules.ts'

/** One ask as it weighs on a person or an account. Rows that were reversed, and the reversals, are not here. */
export type LoadEntry = {
  readonly id: string
  readonly activityTypeId: string | null
  readonly title: string
  readonly state: AskState
  /** The day it counts from. */
  readonly on: Day
  readonly quarters: number
  readonly isLive: boolean
  readonly restDays: number
  /** Said when declining: not this kind, ever. */
  readonly neverAgain: boolean
  /** Said when putting off: not this kind before that day. */
  readonly deferredUntil: Day | null
  /** The employee whose ask it is. */
  readonly holder: string | null
}

/** A stretch of days, both ends included. */
export type DayWindow = {
  readonly id: string
  readonly from: Day
  readonly until: Day
  readonly reason: string | null
}

export type PermissionFact = {
  readonly use: PermissionUse
  /** The person's own, or the company's; the narrower one counts. */
  readonly holder: 'person' | 'company'
  readonly answer: 'given' | 'refused' | 'not-asked'
  readonly validUntil: Day | null
  readonly withdrawnOn: Day | null
}

export type WillingnessFact = {
  readonly activityTypeId: string
  readonly answer: 'yes' | 'maybe' | 'no' | 'never'
  readonly answeredOn: Day
  /** So many asks of the type, in so many days; null where they set none. */
  readonly ownLimit: number | null
  readonly ownLimitDays: number | null
}

/** What is known of one person as far as asking goes. */
export type PersonFacts = {
  readonly contactId: string
  /** Set where they are in the program no longer, or never wanted to be. */
  readonly leftProgram: 'retired' | 'declined' | null
  readonly isDiscoverable: boolean
  readonly leftOn: Day | null
  readonly ownAsksAQuarter: number | null
  readonly ownNoticeDays: number | null
  readonly entries: readonly LoadEntry[]
  /** Rest the advocate asked for; the first day free is `until`. */
  readonly rests: readonly { readonly id: string; readonly until: Day; readonly reason: string | null }[]
  readonly blackouts: readonly DayWindow[]
  readonly absences: readonly DayWindow[]
  readonly willingness: readonly WillingnessFact[]
}

/** What is known of the account as far as asking goes. */
export type AccountFacts = {
  readonly accountId: string
  readonly health: AccountHealth | null
  readonly renewalOn: Day | null
  readonly churnNoticeOn: Day | null
  readonly tier: AccountTier
  readonly seriousCases: readonly {
    readonly id: string
    readonly number: string | null
    readonly openedOn: Day
  }[]
  /** Everything asked of anybody at the account, and of the company itself. */
  readonly entries: readonly LoadEntry[]
}

/** The relationship owner's no, to the whole account or to one contact. */
export type ObjectionFact = {
  readonly id: string
  /** First day free again; null until lifted. */
  readonly until: Day | null
  readonly reason: string
}

/** Everything `standingOf` decides on. `person` is null when the company itself is asked. */
export type ProtectionFacts = {
  readonly today: Day
  readonly holidays: Holidays
  /** The thresholds in force for whoever is asked: of workspace, segment, account and advocate the stricter. */
  readonly rules: ProtectionRules
  readonly person: PersonFacts | null
  readonly account: AccountFacts | null
  readonly objections: readonly ObjectionFact[]
  readonly permissions: readonly PermissionFact[]
}

/** The activity somebody would be asked for, as far as protection goes. */
export type AskedFor = {
  readonly id: string
  readonly name: string
  readonly loadQuarters: number
  readonly isLive: boolean
  readonly isAccountLevel: boolean
  readonly permissionUse: PermissionUse | null
  readonly audience: Audience
  readonly approvers: readonly Approver[]
  /** A meeting of a board or beta they are in already: it counts load but is not stopped by rest. */
  readonly isRunning?: boolean
}
