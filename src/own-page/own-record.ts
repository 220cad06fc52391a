import type { PermissionUse } from '../activities/activity-type.ts'
import type {
  PermissionAnswer,
  PermissionHolder,
  ProfileSection,
  WillingnessAnswer,
} from '../advocates/profile.ts'
import type { Day } from '../kernel/time.ts'
import type { AccountPart, CorrectionState } from './own-page.ts'

/** Who vouched for a fact last, and when. */
export type Vouched = {
  readonly confirmedBy: string | null
  readonly confirmedOn: Day | null
  /** It was the advocate who said so. */
  readonly isByYou: boolean
}

type Named = { readonly name: string; readonly germanName: string | null }

/**
 * Everything we hold on one advocate that is theirs to see: as it is shown, and as it is taken along. Private ratings,
 * what we think of their account and our own notes on whom to ask are not among it.
 */
export type OwnRecord = {
  readonly contact: {
    readonly id: string
    readonly name: string
    readonly title: string | null
    readonly account: string | null
    readonly accountId: string | null
    readonly country: string | null
    readonly persona: string | null
    readonly seniority: string | null
    readonly mails: readonly string[]
    readonly phone: string | null
    readonly assistant: string | null
    readonly preferredChannel: string | null
    readonly languages: readonly string[]
    readonly timeZone: string | null
    readonly leftOn: Day | null
    readonly version: number
    readonly owner: string | null
    readonly custom: readonly { readonly label: string; readonly value: string }[]
    readonly employments: readonly {
      readonly account: string | null
      readonly title: string | null
      readonly from: Day | null
      readonly until: Day | null
    }[]
    readonly absences: readonly { readonly from: Day; readonly until: Day; readonly reason: string | null }[]
  }
  readonly journey: {
    readonly stage: string
    readonly since: Day
    readonly version: number
    readonly steps: readonly { readonly to: string; readonly on: Day }[]
    readonly introducedBy: string | null
  }
  readonly employment: Vouched
  /** Of how they are reached. */
  readonly mail: Vouched
  readonly limits: Vouched & {
    readonly asksAQuarter: number | null
    readonly noticeDays: number | null
    readonly blackouts: readonly {
      readonly id: string
      readonly from: Day
      readonly until: Day
      readonly reason: string | null
    }[]
    readonly neverWith: readonly { readonly id: string; readonly name: string }[]
    readonly restsUntil: Day | null
  }
  readonly topics: Vouched & { readonly names: readonly string[] }
  readonly sections: readonly (Vouched & { readonly section: ProfileSection; readonly body: string })[]
  readonly results: readonly (Vouched & {
    readonly measure: string
    readonly before: string | null
    readonly after: string | null
    readonly since: string | null
    readonly confirmer: string | null
    readonly isQuotable: boolean
  })[]
  readonly willingness: readonly (Vouched &
    Named & {
      readonly activityTypeId: string
      readonly answer: WillingnessAnswer
      readonly isPublic: boolean | null
      readonly languages: string | null
      readonly limitNote: string | null
    })[]
  readonly permissions: readonly (Vouched & {
    readonly use: PermissionUse
    readonly holder: PermissionHolder
    readonly answer: PermissionAnswer
    readonly scope: string | null
    readonly document: string | null
    readonly validUntil: Day | null
    readonly withdrawnOn: Day | null
  })[]
  readonly giftNote: string | null
  readonly recommendScore: number | null
  readonly recontactOn: Day | null
  readonly interviews: readonly { readonly on: Day | null; readonly by: string; readonly notes: unknown }[]
  readonly texts: readonly {
    readonly kind: string
    readonly title: string | null
    readonly body: string
    readonly on: Day | null
  }[]
  readonly answers: readonly {
    readonly kind: string
    readonly on: Day
    readonly score: number | null
    readonly scale: number | null
    readonly comment: string | null
  }[]
  readonly nominations: readonly { readonly on: Day; readonly by: string | null }[]
  readonly deeds: readonly {
    readonly kind: string
    /** Null for a touch: what we noted of it is ours. */
    readonly what: string | null
    readonly state: string | null
    readonly on: Day
    readonly minutes: number | null
    readonly reason: string | null
  }[]
  readonly feedback: readonly {
    readonly on: Day
    readonly score: number | null
    readonly comment: string | null
  }[]
  readonly mails: readonly { readonly on: Day; readonly subject: string }[]
  readonly corrections: readonly {
    readonly id: string
    readonly part: AccountPart
    readonly wanted: string
    readonly on: Day
    readonly state: CorrectionState
    readonly answer: string | null
  }[]
}
