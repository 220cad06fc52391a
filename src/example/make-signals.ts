import { addDays, type Day } from '../kernel/time.ts'
import type { SignalKind } from '../signals/signal.ts'
import { Dice } from './dice.ts'
import type { ExampleAccount } from './make-accounts.ts'
import type { ExampleContact } from './make-contacts.ts'
import type { Colleague } from './make-people.ts'
import { workdayOf } from './workday.ts'

export type ExampleSignal = {
  readonly kind: SignalKind
  readonly externalId: string
  readonly contact: ExampleContact | null
  readonly account: ExampleAccount | null
  /** Somebody who answered a survey and is not in the CRM. */
  readonly stranger: string | null
  readonly score: number | null
  readonly comment: string | null
  readonly on: Day
  readonly credit: string | null
}

const promoters = [
  'Month-end takes us two days now instead of six.',
  'The rollout in our second plant went by the plan, to the day.',
  'Whoever answers the phone knows our setup. That is rare.',
  'We recommended you to our sister company last week.',
  'Our controllers found the gaps in the old process by themselves.',
]
const doubters = [
  'Good product, but the reports take too many clicks.',
  'Fine for us; the mobile side could be better.',
  'We wait for the interface to our warehouse.',
]
const detractors = ['Two tickets open for three weeks.', 'The price rose, and nobody told us why.']
const praises = [
  'Solved on a Friday evening, with a call to make sure. Thank you!',
  'The clearest explanation I ever had from a support team.',
  'Your colleague stayed with us until the last posting was right.',
]
const reviews = [
  'They showed the board our dashboard as their own success.',
  'Goals of the year reached in October; they plan a second site.',
]
const milestones = [
  'Active users up 40 % in a quarter',
  'First million postings',
  'All twelve sites are live',
]
const notes = [
  'At the user day she explained our product to three others at the table.',
  'He offered by himself to talk with a prospect of ours.',
]

const base = { account: null, stranger: null, score: null, comment: null, credit: null }
type Made = Omit<ExampleSignal, 'externalId'>

/** Throws for days and for colleagues whom a signal is credited to. */
type Ground = {
  readonly dice: Dice
  readonly contacts: readonly ExampleContact[]
  readonly day: (least: number, most: number) => Day
  readonly credit: () => string
}

/** Signals of the last year: survey answers, praise, business reviews, milestones, notes; and eleven strangers. */
export function makeSignals(
  today: Day,
  contacts: readonly ExampleContact[],
  colleagues: readonly Colleague[],
): ExampleSignal[] {
  const dice = new Dice('Merriden signals')
  const reachable = contacts.filter(
    ({ account, hasLeft, mail }) => account.standing === 'customer' && !hasLeft && mail !== null,
  )
  const credited = colleagues.filter(({ team }) =>
    /^(Customer Success|Support|Services|Account management)/.test(team),
  )
  const ground: Ground = {
    dice,
    contacts: reachable,
    day: (least, most) => {
      const on = workdayOf(addDays(today, -dice.between(least, most)))
      return on > today ? addDays(today, -4) : on
    },
    credit: () => dice.pick(credited).email,
  }
  const all = [
    ...makeAnswers(ground),
    ...makeWords(ground),
    ...makeOfAccounts(ground),
    ...makeStrangers(ground),
  ]
  return all.map((signal, at) => ({ ...signal, externalId: `SIG-${3_100 + at}` }))
}

const answered = [
  [10, 26],
  [9, 26],
  [8, 16],
  [7, 12],
  [6, 10],
  [4, 6],
  [2, 4],
] as const

function makeAnswers({ dice, contacts, day, credit }: Ground): Made[] {
  const recommended = dice.some(contacts, 90).map((contact) => {
    const score = dice.weigh(answered)
    const words = score >= 9 ? promoters : score >= 7 ? doubters : detractors
    const comment = dice.chance(0.45) ? dice.pick(words) : null
    return { ...base, kind: 'nps' as const, contact, score, comment, on: day(5, 300), credit: credit() }
  })
  const satisfied = dice.some(contacts, 18).map((contact) => {
    const score = dice.pick([5, 5, 4, 4, 3])
    return { ...base, kind: 'csat' as const, contact, score, on: day(3, 170), credit: credit() }
  })
  return [...recommended, ...satisfied]
}

function makeWords({ dice, contacts, day, credit }: Ground): Made[] {
  const praised = dice.some(contacts, 14).map((contact) => {
    const comment = dice.pick(praises)
    return { ...base, kind: 'praise' as const, contact, comment, on: day(3, 150), credit: credit() }
  })
  const noted = dice.some(contacts, 5).map((contact) => {
    const comment = dice.pick(notes)
    return { ...base, kind: 'note' as const, contact, comment, on: day(4, 120), credit: credit() }
  })
  return [...praised, ...noted]
}

function makeOfAccounts({ dice, contacts, day, credit }: Ground): Made[] {
  const accounts = [...new Set(contacts.map(({ account }) => account))]
  const reviewed = dice.some(accounts, 12).map((account) => {
    const said = { comment: dice.pick(reviews), score: dice.pick([9, 9, 10, 8]) }
    return {
      ...base,
      kind: 'business-review' as const,
      contact: null,
      account,
      ...said,
      on: day(4, 120),
      credit: credit(),
    }
  })
  const grown = dice.some(accounts, 8).map((account) => {
    const comment = dice.pick(milestones)
    return { ...base, kind: 'usage' as const, contact: null, account, comment, on: day(4, 110) }
  })
  return [...reviewed, ...grown]
}

/** People who answered a survey under an id that the CRM does not know. */
function makeStrangers({ dice, day }: Ground): Made[] {
  return Array.from({ length: 11 }, (_, at) => {
    const score = dice.pick([10, 9, 9, 7, 5])
    const stranger = `R-${70_210 + at * 13}`
    return { ...base, kind: 'nps' as const, contact: null, stranger, score, on: day(8, 200) }
  })
}
