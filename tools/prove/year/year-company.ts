import type { AdvocateRow } from '../../../src/advocates/advocate-row.ts'
import type { AccountRow } from '../../../src/customers/account-row.ts'
import type { ContactRow } from '../../../src/customers/contact-row.ts'
import { Dice } from '../../../src/example/dice.ts'
import type { PersonRow } from '../../../src/identity/person-row.ts'
import { addDays, type Day } from '../../../src/kernel/time.ts'

/** The company of the simulated year as its files would bring it. */
export type YearCompany = {
  readonly people: readonly PersonRow[]
  readonly accounts: readonly AccountRow[]
  readonly contacts: readonly ContactRow[]
  readonly advocates: readonly AdvocateRow[]
}

/** Teams that nominate, and how many are in each. The first are those that own relationships. */
export const yearTeams: readonly (readonly [name: string, size: number])[] = [
  ['Customer Success North', 5],
  ['Customer Success South', 5],
  ['Customer Success West', 5],
  ['Account management', 5],
  ['Support', 3],
  ['Services', 3],
  ['Sales', 4],
]

const owningTeams = 4
const perTeam = 5
const industries = [
  'Banking',
  'Hospitals',
  'Software',
  'Food and beverage',
  'Logistics',
  'Public administration',
]
const lands = ['DE', 'FR', 'GB', 'US', 'PL', 'JP', 'SE', 'BR']

const ownerMail = (at: number) => `owner-${at}@tarnwell.example`
const advocateCrmId = (at: number) => `year-contact-${at}`

/** How many contacts are there for each advocate: the rest are customers whom somebody may nominate. */
const othersPerAdvocate = 1

/** So many advocates at three accounts for every five of them, each account with an owner; always the same. */
export function makeYearCompany(advocates: number, today: Day): YearCompany {
  const dice = new Dice('a year of a program')
  const accountCount = Math.ceil((advocates * 3) / 5)
  const contactCount = advocates * (1 + othersPerAdvocate)
  const rows = <Row>(count: number, make: (at: number) => Row) =>
    Array.from({ length: count }, (_, at) => make(at))
  return {
    people: makePeople(),
    accounts: rows(accountCount, (at) => makeAccount(dice, at, today)),
    contacts: rows(contactCount, (at) => makeContact(at, accountCount)),
    advocates: rows(advocates, (at) => makeAdvocate(dice, at, addDays(today, -dice.between(1, 700)))),
  }
}

function makePeople(): PersonRow[] {
  let row = 0
  return yearTeams.flatMap(([team, size], teamAt) =>
    Array.from({ length: size }, (_, at) => {
      const owner = teamAt < owningTeams ? ownerMail(teamAt * perTeam + at) : null
      row += 1
      const email = owner ?? `${team.toLowerCase()}-${at}@tarnwell.example`
      return { row, name: `${team} ${at + 1}`, email, title: team, team }
    }),
  )
}

function makeAccount(dice: Dice, at: number, today: Day): AccountRow {
  return {
    row: at + 1,
    crmId: `year-account-${at}`,
    name: `Account ${at}`,
    domains: [`account-${at}.example`],
    standing: 'customer',
    industry: dice.pick(industries),
    country: dice.pick(lands),
    health: dice.chance(0.9) ? 'good' : 'watch',
    renewalOn: addDays(today, dice.between(20, 700)),
    owner: ownerMail(at % (owningTeams * perTeam)),
    ownerKind: 'csm',
    lastContactOn: addDays(today, -dice.between(1, 60)),
  }
}

function makeContact(at: number, accounts: number): ContactRow {
  return {
    row: at + 1,
    crmId: advocateCrmId(at),
    name: `Contact ${at}`,
    accountCrmId: `year-account-${at % accounts}`,
    mails: [`contact-${at}@account-${at % accounts}.example`],
    title: 'Head of operations',
    languages: ['en'],
  }
}

/** Somebody who was an advocate before the program came here, asked for two kinds. */
function makeAdvocate(dice: Dice, at: number, joinedOn: Day): AdvocateRow {
  return {
    row: at + 1,
    crmId: advocateCrmId(at),
    stage: 'discoverable',
    joinedOn,
    interviewedOn: joinedOn,
    introducedBy: ownerMail(at % (owningTeams * perTeam)),
    willingness: { 'sales-reference-call': 'yes', 'quote-approval': 'yes', 'event-speech': 'maybe' },
    permissions: { name: 'given', logo: 'given', quote: 'given' },
    situation: `Three systems that did not talk to each other at plant ${at}.`,
    outcome: 'Month end closes in two days instead of nine.',
    advice: 'Begin with the people who do the work.',
    ownAsksAQuarter: dice.chance(0.2) ? dice.between(1, 3) : null,
  }
}
