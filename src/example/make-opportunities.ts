import type { OpportunityKind } from '../customers/opportunity.ts'
import type { OpportunityRow } from '../customers/opportunity-row.ts'
import { addDays, type Day, daysBetween } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import { type Land, lands } from './lands.ts'
import type { ExampleAccount } from './make-accounts.ts'
import type { Colleague } from './make-people.ts'
import { competitors, products } from './make-products.ts'
import { nameIn, sectors } from './sectors.ts'

const howMany = 900
const stages = ['Qualify', 'Discover', 'Prove', 'Propose', 'Negotiate'] as const

const salesTeams: readonly (readonly [RegExp, string])[] = [
  [/^(DE|AT|CH)$/, 'Sales DACH'],
  [/^(GB|IE)$/, 'Sales UK and Ireland'],
  [/^(SE|DK|NO|FI|NL|BE)$/, 'Sales Nordics and Benelux'],
  [/^(US|CA|BR|MX)$/, 'Sales Americas'],
  [/^(JP|KR|IN|AU)$/, 'Sales Asia Pacific'],
  [/./, 'Sales South and East'],
]

/** 900 opportunities over 18 months: new business with strangers, expansion and renewal with customers. */
export function makeOpportunities(
  today: Day,
  accounts: readonly ExampleAccount[],
  colleagues: readonly Colleague[],
): OpportunityRow[] {
  const dice = new Dice('Merriden opportunities')
  const customers = accounts.filter((account) => account.standing !== 'former')
  return Array.from({ length: howMany }, (_, at) => {
    const account = dice.chance(0.68) ? dice.pick(customers) : null
    return makeOpportunity(dice, today, account, colleagues, at)
  })
}

function makeOpportunity(
  dice: Dice,
  today: Day,
  account: ExampleAccount | null,
  colleagues: readonly Colleague[],
  at: number,
): OpportunityRow {
  const stranger = account === null ? strangerOf(dice) : null
  const land = account?.land ?? stranger?.land ?? dice.pick(lands)
  const product = dice.pick(products)
  const kind = kindOf(dice, account)
  const seller = sellerOf(dice, land, colleagues)
  const amount = { minor: Math.round(product.price * (0.6 + dice.next() * 6)) * 100, currency: 'EUR' }
  const way = makeWay(dice, today)
  return {
    row: at + 1,
    crmId: `OPP-${String(at + 1).padStart(4, '0')}`,
    name: `${product.name.replace('Merriden ', '')}, ${account?.name ?? stranger?.name ?? ''}`,
    ...(account === null ? { prospect: stranger?.name ?? null } : { accountCrmId: account.crmId }),
    kind,
    state: way.state,
    stage: way.stage,
    amount,
    createdOn: way.createdOn,
    closeOn: way.closeOn,
    owner: seller.email,
    // The CRM still has a product that is no longer sold, and that nobody has told us about.
    product: dice.chance(0.012) ? 'Merriden Classic' : product.name,
    industry: account?.sector.industry ?? stranger?.sector.industry ?? null,
    country: land.code,
    need: dice.chance(0.3) ? needOf(dice, product.useCases) : null,
    competitors: dice.chance(0.42) ? dice.some(competitors, dice.between(1, 2)) : [],
    stages: way.steps.map(({ stage, on }) => ({ stage, at: `${on}T09:00:00.000Z`, amount })),
  }
}

function kindOf(dice: Dice, account: ExampleAccount | null): OpportunityKind {
  if (account === null || account.standing === 'prospect') return 'new'
  return dice.chance(0.55) ? 'expansion' : 'renewal'
}

function sellerOf(dice: Dice, land: Land, colleagues: readonly Colleague[]): Colleague {
  const region = salesTeams.find(([codes]) => codes.test(land.code))?.[1]
  return dice.pick(colleagues.filter(({ team }) => team === region))
}

function strangerOf(dice: Dice) {
  const land = dice.weigh(lands.map((each) => [each, each.weight] as const))
  const sector = dice.pick(sectors)
  const stem = `${dice.pick(land.stems)}-${dice.pick(['Nova', 'Primo', 'Delta', 'Vega', 'Orion', 'Alto'])}`
  return { land, sector, name: nameIn(land.naming, sectors.indexOf(sector), stem) }
}

const needs = [
  'wants to hear from somebody who replaced spreadsheets in less than half a year',
  'asks how the data team was staffed after the switch',
  'needs proof that it holds with several thousand users',
  'worries about moving ten years of history',
  'wants a reference of its own size and country',
  'asks what the first year really cost',
] as const

function needOf(dice: Dice, useCases: readonly string[]): string {
  return `${dice.pick(useCases)}: ${dice.pick(needs)}`
}

/** A deal's way through the stages: closed ones ended before today, open ones are somewhere on it. */
function makeWay(dice: Dice, today: Day) {
  const createdOn = addDays(today, -dice.between(4, 540))
  const closeOn = addDays(createdOn, dice.between(35, 230))
  const isClosed = closeOn <= today
  const state = isClosed
    ? dice.weigh([
        ['won', 44],
        ['lost', 56],
      ] as const)
    : ('open' as const)
  const lastDay = isClosed ? closeOn : today
  const length = Math.max(1, daysBetween(createdOn, lastDay))
  const reached = state === 'won' ? stages.length : dice.between(1, stages.length)
  const steps: { stage: string; on: Day }[] = stages
    .slice(0, reached)
    .map((stage, n) => ({ stage, on: addDays(createdOn, Math.floor((length * n) / stages.length)) }))
  const last = state === 'won' ? 'Closed won' : state === 'lost' ? 'Closed lost' : null
  if (last !== null) steps.push({ stage: last, on: closeOn })
  return { createdOn, closeOn, state, steps, stage: steps.at(-1)?.stage ?? stages[0] }
}
