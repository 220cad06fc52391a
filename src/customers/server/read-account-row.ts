import { isCurrency } from '../../kernel/money.ts'
import { domainOf } from '../../kernel/text.ts'
import { bandOfEmployees } from '../account.ts'
import type { AccountProductCell, AccountRow } from '../account-row.ts'
import { countryOfPlace } from '../country.ts'
import { ownDomain, readCount, readDay, readLine, readLines } from '../row-reading.ts'
import type { RowWarning } from '../row-result.ts'

type Column = string | number | boolean | undefined

/** A row as far as it can be read by itself: cleaned, checked, and with nothing looked up yet. */
export type AccountReading = {
  readonly row: AccountRow
  readonly warnings: RowWarning[]
  readonly name: string | undefined
  readonly crmId: string | undefined
  readonly domains: readonly string[]
  readonly columns: Readonly<Record<string, Column>>
  readonly industry: string | undefined
  readonly useCases: readonly string[]
  /** The region's text, or the country as found: either names a term of the region tree. */
  readonly region: string | undefined
  readonly owner: string | undefined
  readonly parentCrmId: string | undefined
  readonly parentName: string | undefined
  readonly products: readonly AccountProductCell[]
  readonly displaced: readonly string[]
  readonly rivals: readonly string[]
}

export function readAccountRow(row: AccountRow): AccountReading {
  const warnings: RowWarning[] = []
  const line = (field: keyof AccountRow) => readLine(row[field] as string | null | undefined, field, warnings)
  const place = readPlace(line('country'), line('city'), warnings)
  return {
    row,
    warnings,
    name: line('name'),
    crmId: line('crmId'),
    domains: readDomains(row, warnings),
    columns: { ...readFacts(row, warnings), ...place.columns },
    industry: line('industry'),
    useCases: readLines(row.useCases, 'useCases', warnings),
    region: place.columns.country ?? line('region'),
    owner: line('owner'),
    parentCrmId: line('parentCrmId'),
    parentName: line('parentName'),
    products: (row.products ?? []).filter((each) => each.product.trim() !== ''),
    displaced: readLines(row.displacedCompetitors, 'displacedCompetitors', warnings),
    rivals: readLines(row.rivals, 'rivals', warnings),
  }
}

function readFacts(row: AccountRow, warnings: RowWarning[]): Record<string, Column> {
  const day = (field: 'customerSince' | 'renewalOn' | 'churnNoticeOn' | 'lastContactOn') =>
    readDay(row[field], field, warnings)
  const employees = readCount(row.employees, 'employees', warnings)
  return {
    website: readLine(row.website, 'website', warnings),
    standing: row.standing ?? undefined,
    employees,
    employee_band: row.employeeBand ?? (employees === undefined ? undefined : bandOfEmployees(employees)),
    segment: readLine(row.segment, 'segment', warnings),
    tier: row.tier ?? undefined,
    partner: readLine(row.partner, 'partner', warnings),
    ...readContract(row, warnings),
    customer_since: day('customerSince'),
    renewal_on: day('renewalOn'),
    health: row.health ?? undefined,
    churn_notice_on: day('churnNoticeOn'),
    public_sector: row.publicSector ?? undefined,
    gift_rule: readLine(row.giftRule, 'giftRule', warnings),
    owner_kind: row.ownerKind ?? undefined,
    last_contact_on: day('lastContactOn'),
  }
}

function readContract({ contract }: AccountRow, warnings: RowWarning[]): Record<string, Column> {
  if (contract == null) return {}
  if (Number.isSafeInteger(contract.minor) && isCurrency(contract.currency)) {
    return { contract_minor: contract.minor, contract_currency: contract.currency }
  }
  warnings.push({ field: 'contract', reason: 'is no amount in a known currency and was left out' })
  return {}
}

/** `Beijing, China` is a country and, where no city is given, a city. */
function readPlace(country: string | undefined, city: string | undefined, warnings: RowWarning[]) {
  if (country === undefined) return { columns: { city, country: undefined } }
  const alpha2 = countryOfPlace(country)
  if (alpha2 === null) {
    warnings.push({ field: 'country', reason: `“${country}” is no known country; it is kept as it came` })
    return { columns: { city, country: undefined, country_text: country } }
  }
  const comma = country.lastIndexOf(',')
  const before = comma > 0 ? country.slice(0, comma).trim() : undefined
  return { columns: { city: city ?? before, country: alpha2 } }
}

function readDomains(row: AccountRow, warnings: RowWarning[]): string[] {
  const given = [...(row.domains ?? []), ...(row.website == null ? [] : [row.website])]
  for (const text of row.domains ?? []) {
    if (text.trim() !== '' && domainOf(text) === null)
      warnings.push({ field: 'domains', reason: `“${text}” is no domain and was left out` })
  }
  return [...new Set(given.flatMap((text) => ownDomain(text) ?? []))]
}
