import type { AccountProductCell, AccountRow } from '../customers/account-row.ts'
import { addDays, type Day } from '../kernel/time.ts'
import { Dice } from './dice.ts'
import { type Land, lands } from './lands.ts'
import type { Colleague } from './make-people.ts'
import { competitors, type ExampleProduct, partners, products } from './make-products.ts'
import { plainly } from './person-name.ts'
import { nameIn, type Sector, sectors } from './sectors.ts'

/** An account of the example, with what its people, deals and advocates are made from. */
export type ExampleAccount = {
  readonly crmId: string
  readonly name: string
  readonly stem: string
  readonly domain: string
  readonly land: Land
  readonly sector: Sector
  readonly city: string
  readonly standing: 'customer' | 'prospect' | 'former'
  readonly employees: number
  readonly isStrategic: boolean
  readonly health: 'good' | 'watch' | 'poor' | null
  readonly since: Day | null
  readonly renewalOn: Day | null
  readonly products: readonly (ExampleProduct & { readonly liveOn: Day })[]
  readonly displaced: string | null
  readonly ownerMail: string
  readonly row: AccountRow
}

const howMany = 400

/** Words a CRM might have for an industry: most find their place, some wait to be given one. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  bank: ['Retail banking', 'Bankng'],
  freight: ['Logistics & Transportation', 'Contract logistics, cold chain'],
  food: ['Food & Beverage', 'Sugar and starch'],
  machinery: ['Machine building', 'Weighing technology'],
  software: ['SaaS', 'Geodata'],
  grocer: ['Grocery', 'Farm shops'],
}

/** About 400 accounts in 30 countries: customers, prospects and former customers. */
export function makeAccounts(today: Day, colleagues: readonly Colleague[]): ExampleAccount[] {
  const dice = new Dice('Merriden accounts')
  const total = lands.reduce((sum, land) => sum + land.weight, 0)
  return lands
    .flatMap((land) => siteNames(dice, land, Math.max(3, Math.round((land.weight * howMany) / total))))
    .map((site, at) => makeAccount(dice, today, colleagues, site, at))
    .map((account, at, all) => withParent(dice, account, all.slice(0, at)))
}

/** Now and then two companies that bear the same name belong together. */
function withParent(dice: Dice, account: ExampleAccount, before: readonly ExampleAccount[]): ExampleAccount {
  const same = before.find(
    ({ land, stem, sector }) => land === account.land && stem === account.stem && !sector.isPublic,
  )
  if (same === undefined || account.sector.isPublic || !dice.chance(0.12)) return account
  return { ...account, row: { ...account.row, parentCrmId: same.crmId } }
}

type Site = { readonly land: Land; readonly sector: Sector; readonly stem: string; readonly name: string }

function siteNames(dice: Dice, land: Land, count: number): Site[] {
  const taken = new Set<string>()
  const sites: Site[] = []
  while (sites.length < count) {
    const sector = dice.weigh(sectors.map((each) => [each, each.weight] as const))
    const stem = land.stems[sites.length % land.stems.length] ?? land.code
    const bare = nameIn(land.naming, sectors.indexOf(sector), stem)
    if (taken.has(bare)) continue
    taken.add(bare)
    sites.push({ land, sector, stem, name: sector.isPublic ? bare : `${bare} ${dice.pick(land.forms)}` })
  }
  return sites
}

function makeAccount(
  dice: Dice,
  today: Day,
  colleagues: readonly Colleague[],
  site: Site,
  at: number,
): ExampleAccount {
  const { land, sector, name } = site
  const crmId = `ACC-${String(at + 1).padStart(4, '0')}`
  const standing = dice.weigh([
    ['customer', 79],
    ['prospect', 12],
    ['former', 9],
  ] as const)
  const [least, most] = sector.employees
  const employees = Math.round(least * (most / least) ** dice.next())
  const since = standing === 'prospect' ? null : addDays(today, -dice.between(240, 3_100))
  const facts = {
    ...{ crmId, name, stem: site.stem, land, sector, standing, employees, since },
    domain: `${plainly(nameIn(land.naming, sectors.indexOf(sector), site.stem))}.example`,
    city: dice.pick(land.cities),
    isStrategic: standing === 'customer' && dice.chance(0.09),
    health:
      standing === 'customer'
        ? dice.weigh([
            ['good', 74],
            ['watch', 16],
            ['poor', 6],
            [null, 4],
          ] as const)
        : null,
    renewalOn: standing === 'customer' ? addDays(today, renewalIn(dice)) : null,
    products:
      since === null ? [] : withAnalytics(runsProducts(dice, today, since), isWholeNeed(land, sector)),
    displaced: displacedBy(dice, land, sector, since),
    ownerMail: ownerOf(dice, land, colleagues).email,
  }
  return { ...facts, row: rowOf(dice, today, facts, at) }
}

/** Most renewals are far; some are so near that nobody is asked for anything. */
function renewalIn(dice: Dice): number {
  return dice.weigh([
    [dice.between(4, 29), 6],
    [dice.between(31, 90), 15],
    [dice.between(91, 420), 79],
  ])
}

function runsProducts(dice: Dice, today: Day, since: Day) {
  const count = dice.weigh([
    [1, 42],
    [2, 34],
    [3, 17],
    [4, 7],
  ] as const)
  return dice.some(products, count).map((product) => {
    const liveOn = addDays(since, dice.between(40, 900))
    return { ...product, liveOn: liveOn > today ? addDays(since, 60) : liveOn }
  })
}

const regions: readonly (readonly [string, RegExp])[] = [
  ['Asia Pacific', /^(JP|KR|IN|AU)$/],
  ['Americas', /^(US|CA|BR|MX)$/],
  ['EMEA', /./],
]

function ownerOf(dice: Dice, land: Land, colleagues: readonly Colleague[]): Colleague {
  const region = regions.find(([, codes]) => codes.test(land.code))?.[0] ?? 'EMEA'
  const team = dice.chance(0.78) ? `Customer Success ${region}` : 'Account management'
  const own = colleagues.filter((colleague) => colleague.team === team && colleague.manager !== null)
  return dice.pick(own)
}

type Facts = Omit<ExampleAccount, 'row'>

/**
 * Hospitals of the German-speaking countries left Oldsoft, run Analytics and talk about it: so that there is one need
 * of many parts that is met in full.
 */
export function isWholeNeed(land: Pick<Land, 'code'>, sector: Pick<Sector, 'code'>): boolean {
  return sector.code === 'hospital' && ['DE', 'AT', 'CH'].includes(land.code)
}

function withAnalytics(owned: ReturnType<typeof runsProducts>, isWanted: boolean) {
  const [analytics] = products
  const [oldest] = owned
  if (!isWanted || analytics === undefined || oldest === undefined) return owned
  if (owned.some(({ name }) => name === analytics.name)) return owned
  return [{ ...analytics, liveOn: oldest.liveOn }, ...owned]
}

function displacedBy(dice: Dice, land: Land, sector: Sector, since: Day | null): string | null {
  if (since === null) return null
  const picked = dice.chance(0.38) ? dice.pick(competitors) : null
  return isWholeNeed(land, sector) ? 'Oldsoft' : picked
}

function rowOf(dice: Dice, today: Day, facts: Facts, at: number): AccountRow {
  const { land, sector, employees } = facts
  const words = dice.chance(0.12) ? otherWords[sector.code] : undefined
  return {
    row: at + 1,
    crmId: facts.crmId,
    name: facts.name,
    domains: [facts.domain],
    website: `https://www.${facts.domain}`,
    standing: facts.standing,
    industry: words === undefined ? sector.industry : dice.pick(words),
    country: land.code,
    city: facts.city,
    employees,
    segment: employees >= 1_000 ? 'Enterprise' : employees >= 250 ? 'Mid-market' : 'Small business',
    tier: facts.isStrategic ? 'strategic' : 'standard',
    partner: dice.chance(0.14) ? dice.pick(partners) : null,
    publicSector: sector.isPublic,
    giftRule: sector.isPublic ? 'No gifts; a meal up to 25 euros is fine' : null,
    useCases: [...new Set(facts.products.map(({ useCases }) => dice.pick(useCases)))],
    displacedCompetitors: facts.displaced === null ? [] : [facts.displaced],
    ...relationOf(dice, today, facts),
  }
}

/** What there is only with customers, and what has ended with former ones. */
function relationOf(dice: Dice, today: Day, facts: Facts): Partial<AccountRow> {
  const isCustomer = facts.standing === 'customer'
  const gaveNotice = isCustomer && facts.health === 'poor' && dice.chance(0.35)
  const products = facts.products.map(({ name, liveOn }): AccountProductCell => {
    return { product: name, liveOn, version: dice.pick(['24.2', '25.1', '25.3', '26.0']) }
  })
  const held = {
    owner: facts.ownerMail,
    ownerKind: dice.chance(0.8) ? ('csm' as const) : ('account-manager' as const),
    lastContactOn: addDays(today, -dice.between(1, 110)),
  }
  return {
    contract: isCustomer ? contractOf(dice, facts) : null,
    customerSince: facts.since,
    renewalOn: facts.renewalOn,
    health: facts.health,
    churnNoticeOn: gaveNotice ? addDays(today, -dice.between(3, 60)) : null,
    products,
    ...(facts.standing === 'former' ? {} : held),
  }
}

const contractCurrencies = ['EUR', 'GBP', 'USD', 'CHF', 'SEK', 'DKK', 'NOK'] as const
const perEuro: Readonly<Record<string, number>> = {
  EUR: 1,
  GBP: 0.86,
  USD: 1.09,
  CHF: 0.95,
  SEK: 11.3,
  DKK: 7.46,
  NOK: 11.6,
}

function contractOf(dice: Dice, { land, products: owned, employees }: Facts) {
  const currency = contractCurrencies.find((code) => code === land.currency) ?? 'EUR'
  const list = owned.reduce((sum, product) => sum + product.price, 0)
  const euros = list * (0.7 + dice.next() * 0.6) * Math.max(1, Math.sqrt(employees / 400))
  return { minor: Math.round((euros * (perEuro[currency] ?? 1)) / 50) * 5_000, currency }
}
