import type { CaseSeverity } from '../customers/case.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import type { ExampleAccount } from './make-accounts.ts'
import { type ExampleAdvocate, isAccountHeld } from './make-advocates.ts'
import type { ExampleContact } from './make-contacts.ts'
import { absenceReasons, caseTitles, initiativeTitles } from './story-words.ts'

export type ExampleCase = {
  readonly account: ExampleAccount
  readonly number: string
  readonly title: string
  readonly severity: CaseSeverity
  readonly openedOn: Day
  readonly closedOn: Day | null
}
export type ExampleAbsence = {
  readonly contact: ExampleContact
  readonly fromOn: Day
  readonly untilOn: Day
  readonly reason: string
}
export type ExampleInitiative = {
  readonly account: ExampleAccount
  readonly title: string
  readonly notedOn: Day
}

/** What customer teams note beside an account: cases, who is away, what a customer is about to do. */
export type Care = {
  readonly cases: readonly ExampleCase[]
  readonly absences: readonly ExampleAbsence[]
  readonly initiatives: readonly ExampleInitiative[]
}

export function makeCare(
  today: Day,
  accounts: readonly ExampleAccount[],
  contacts: readonly ExampleContact[],
  advocates: readonly ExampleAdvocate[],
): Care {
  const dice = new Dice('Merriden care')
  const customers = accounts.filter((account) => account.standing === 'customer')
  return {
    cases: makeCases(dice, today, customers, advocates),
    absences: makeAbsences(dice, today, contacts, advocates),
    initiatives: dice.some(customers, 42).map((account) => ({
      account,
      title: dice.pick(initiativeTitles),
      notedOn: addDays(today, -dice.between(2, 240)),
    })),
  }
}

/** Most cases are closed. Open serious ones stand where nobody is to be asked anyway, and hold advocates there. */
function makeCases(
  dice: Dice,
  today: Day,
  customers: readonly ExampleAccount[],
  advocates: readonly ExampleAdvocate[],
): ExampleCase[] {
  const held = advocates.flatMap(({ situation, contact }) => (situation === 'held' ? [contact.account] : []))
  const quiet = customers.filter((account) => !isAccountHeld(account, today) || !held.includes(account))
  const closed = dice.some(quiet, 38).map((account) => {
    const openedOn = addDays(today, -dice.between(40, 360))
    return { account, severity: severityOf(dice), openedOn, closedOn: addDays(openedOn, dice.between(1, 35)) }
  })
  const open = dice.some(quiet, 10).map((account) => {
    const severity = dice.weigh([
      ['minor', 60],
      ['normal', 40],
    ] as const)
    return { account, severity, openedOn: addDays(today, -dice.between(1, 25)), closedOn: null }
  })
  const serious = held.slice(0, 4).map((account) => {
    return {
      account,
      severity: 'serious' as const,
      openedOn: addDays(today, -dice.between(2, 18)),
      closedOn: null,
    }
  })
  return [...closed, ...open, ...serious].map((each, at) => {
    return { ...each, number: `CS-${40_100 + at * 7}`, title: dice.pick(caseTitles) }
  })
}

const severityOf = (dice: Dice) =>
  dice.weigh([
    ['minor', 45],
    ['normal', 42],
    ['serious', 13],
  ] as const)

function makeAbsences(
  dice: Dice,
  today: Day,
  contacts: readonly ExampleContact[],
  advocates: readonly ExampleAdvocate[],
): ExampleAbsence[] {
  const inProgram = new Set(advocates.map(({ contact }) => contact))
  const others = contacts.filter(
    (contact) => !inProgram.has(contact) && contact.account.standing === 'customer',
  )
  const held = advocates.filter(({ situation }) => situation === 'held').slice(-2)
  return [...dice.some(others, 14), ...held.map(({ contact }) => contact)].map((contact) => {
    const fromOn = addDays(today, -dice.between(1, 40))
    return {
      contact,
      fromOn,
      untilOn: addDays(today, dice.between(5, 160)),
      reason: dice.pick(absenceReasons),
    }
  })
}
