import { defaultKind } from '../activities/catalogue.ts'
import type { Day } from '../kernel/time.ts'
import type {
  AccountFacts,
  AskedFor,
  DayWindow,
  LoadEntry,
  PermissionFact,
  PersonFacts,
  ProtectionFacts,
} from './facts.ts'
import { defaultRules } from './rules.ts'
import { standingOf } from './standing.ts'

// Facts that the tables of cases change one by one: somebody free, at an account in good health.

export type GivenFacts = Partial<Omit<ProtectionFacts, 'person' | 'account'>> & {
  readonly person?: Partial<PersonFacts>
  readonly account?: Partial<AccountFacts>
}

/** What stands, what is given, what is asked for on which day, and the answer as `judge` words it. */
export type Case = readonly [what: string, given: GivenFacts, type: AskedFor | null, day: Day, answer: string]

export const today = '2026-03-02'

let made = 0

/** A call of two points done on 1 February, with what a case changes of it. */
export function entry(more: Partial<LoadEntry> = {}): LoadEntry {
  made += 1
  return {
    id: `entry-${made}`,
    activityTypeId: 'sales-reference-call',
    title: 'Call with Nord',
    state: 'done',
    on: '2026-02-01',
    quarters: 8,
    isLive: false,
    restDays: 0,
    neverAgain: false,
    deferredUntil: null,
    holder: null,
    ...more,
  }
}

/** The shipped kind of that code, with its code for an id. */
export function typeOf(code: string): AskedFor {
  const kind = defaultKind(code)
  if (kind === undefined) throw new TypeError(`no such kind: ${code}`)
  return { ...kind, id: code, approvers: kind.steps.map((step) => step.approver) }
}

export const call = typeOf('sales-reference-call')
export const survey = typeOf('short-survey')

/** Facts of somebody free, with what a case changes of them. */
export function facts({ person, account, ...rest }: GivenFacts = {}): ProtectionFacts {
  return {
    today,
    holidays: new Set(),
    rules: defaultRules,
    objections: [],
    permissions: [],
    person: {
      contactId: 'contact',
      leftProgram: null,
      isDiscoverable: true,
      leftOn: null,
      ownAsksAQuarter: null,
      ownNoticeDays: null,
      entries: [],
      rests: [],
      blackouts: [],
      absences: [],
      willingness: [],
      ...person,
    },
    account: {
      accountId: 'account',
      health: 'good',
      renewalOn: null,
      churnNoticeOn: null,
      tier: 'standard',
      seriousCases: [],
      entries: [],
      ...account,
    },
    ...rest,
  }
}

/** Asks that weigh on the person and on the account alike. */
export function loaded(...entries: readonly LoadEntry[]): GivenFacts {
  return { person: { entries }, account: { entries } }
}

/** What the person said to a call, and how many in how many days. */
export function willing(
  answer: 'yes' | 'no' | 'never',
  ownLimit: number | null = null,
  ownLimitDays: number | null = null,
): Pick<PersonFacts, 'willingness'> {
  const said = { activityTypeId: call.id, answer, answeredOn: '2026-01-01', ownLimit, ownLimitDays }
  return { willingness: [said] }
}

/** The person's permission to be named, given, with what a case changes of it. */
export function permission(more: Partial<PermissionFact> = {}): PermissionFact {
  return { use: 'name', holder: 'person', answer: 'given', validUntil: null, withdrawnOn: null, ...more }
}

/** A use that person and company both gave. */
export function bothGive(use: PermissionFact['use']): readonly PermissionFact[] {
  return [permission({ use }), permission({ use, holder: 'company' })]
}

export const away: DayWindow = { id: 'away', from: '2026-02-20', until: '2026-03-15', reason: null }

/** The answer in words: the state, the gravest reason, and the earliest free day. */
export function judge(given: GivenFacts, type: AskedFor | null, day: Day): string {
  const { state, reasons, freeFrom } = standingOf(facts(given), type, day)
  const [gravest] = reasons
  const because = gravest === undefined ? '' : ` by ${gravest.code}`
  return `${state}${because}, ${freeFrom === null ? 'until a fact changes' : `free ${freeFrom}`}`
}
