import type { HistoryRow } from '../activities/history-row.ts'
import type { AdvocateRow } from '../advocates/advocate-row.ts'
import { readEmployeeBand } from '../customers/account.ts'
import type { AccountRow } from '../customers/account-row.ts'
import type { ContactRow } from '../customers/contact-row.ts'
import { titleWithout } from '../customers/customer-text.ts'
import type { CustomerTextKind, CustomerTextRow } from '../customers/customer-text-row.ts'
import type { OpportunityRow } from '../customers/opportunity-row.ts'
import type { PersonRow } from '../identity/person-row.ts'
import { type Money, toMinor } from '../kernel/money.ts'
import { permissionUses } from './advocate-fields.ts'
import type { Amount, ConvertedRow, Value } from './convert-row.ts'

/** What the rows of one file have in common. */
export type FileFacts = {
  /** For amounts whose row and column name no currency. */
  readonly currency: string
  /** The kind of owner that the column of owners announces. */
  readonly ownerKind: string | null
}

// Each field's reading settles what its value is, so the rows' own types can be promised here.
const pick = <Row>(converted: ConvertedRow, names: readonly (keyof Row & string)[]): Partial<Row> => {
  const picked: Record<string, Value | null> = {}
  for (const name of names) {
    const value = converted.values.get(name)
    if (value !== undefined) picked[name] = value
  }
  return picked as Partial<Row>
}

const lineOf = (converted: ConvertedRow, name: string): string | null | undefined => {
  const value = converted.values.get(name)
  return typeof value === 'string' || value == null ? value : String(value)
}

function moneyOf(converted: ConvertedRow, name: string, facts: FileFacts): Money | null | undefined {
  const value = converted.values.get(name)
  if (value == null) return value
  const amount = value as Amount
  const named = lineOf(converted, 'currency')?.toUpperCase()
  const currency =
    amount.currency ?? (named !== undefined && /^[A-Z]{3}$/.test(named) ? named : facts.currency)
  return { minor: toMinor(amount.value, currency), currency }
}

/** The whole name: as given, else from its parts. */
function nameOf(converted: ConvertedRow, field = 'name'): string | null | undefined {
  const whole = lineOf(converted, field)
  if (whole != null) return whole
  const parts = [lineOf(converted, 'firstName'), lineOf(converted, 'lastName')]
  const joined = parts.filter((part) => part != null).join(' ')
  return joined === '' ? whole : joined
}

const accountNames = ['accountCrmId', 'accountDomain', 'accountName'] as const

/** A row of a file of accounts. */
export function buildAccountRow(converted: ConvertedRow, facts: FileFacts): AccountRow {
  const band = lineOf(converted, 'employeeBand')
  const products = converted.values.get('products') as readonly string[] | null | undefined
  return {
    row: converted.row,
    ...pick<AccountRow>(converted, [
      ...([
        'name',
        'crmId',
        'domains',
        'website',
        'parentCrmId',
        'parentName',
        'standing',
        'industry',
      ] as const),
      ...(['useCases', 'country', 'region', 'city', 'employees', 'segment', 'tier', 'partner'] as const),
      ...(['customerSince', 'renewalOn', 'health', 'churnNoticeOn', 'publicSector', 'giftRule'] as const),
      ...(['owner', 'ownerKind', 'lastContactOn', 'displacedCompetitors', 'rivals'] as const),
    ]),
    contract: moneyOf(converted, 'contract', facts),
    employeeBand: band == null ? null : readEmployeeBand(band),
    products: products?.map((product) => ({ product })),
    ...ownerKindOf(converted, facts),
  }
}

function ownerKindOf(converted: ConvertedRow, facts: FileFacts): Pick<AccountRow, 'ownerKind'> {
  if (facts.ownerKind === null || converted.values.get('owner') == null) return {}
  if (converted.values.get('ownerKind') != null) return {}
  return { ownerKind: facts.ownerKind as NonNullable<AccountRow['ownerKind']> }
}

/** A row of a file of contacts. */
export function buildContactRow(converted: ConvertedRow): ContactRow {
  return {
    row: converted.row,
    ...pick<ContactRow>(converted, [
      ...([
        'crmId',
        ...accountNames,
        'mails',
        'bouncedOn',
        'title',
        'persona',
        'seniority',
        'phone',
      ] as const),
      ...(['timeZone', 'preferredChannel', 'assistant', 'languages', 'owner', 'leftOn'] as const),
    ]),
    name: nameOf(converted),
    ...idsAfterConversion(converted),
    ...titleAndAccountOf(converted),
  }
}

/** A lead that was converted is the contact it became, not a second person. */
function idsAfterConversion(converted: ConvertedRow): Pick<ContactRow, 'crmId' | 'accountCrmId'> {
  const [contact, account] = [
    lineOf(converted, 'convertedContactId'),
    lineOf(converted, 'convertedAccountId'),
  ]
  return {
    ...(contact == null ? {} : { crmId: contact }),
    ...(account == null ? {} : { accountCrmId: account }),
  }
}

/** "CEO & Software Engineer, Amarula Solutions": the account at the end is left out of the title. */
function titleAndAccountOf(converted: ConvertedRow): Pick<ContactRow, 'title'> {
  const both = lineOf(converted, 'titleAndAccount')
  if (both == null) return {}
  return { title: titleWithout(both, lineOf(converted, 'accountName') ?? null) }
}

/** A row of a file of opportunities, or of their stage changes. */
export function buildOpportunityRow(converted: ConvertedRow, facts: FileFacts): OpportunityRow {
  const amount = moneyOf(converted, 'amount', facts)
  const since = lineOf(converted, 'stageSince')
  const stage = lineOf(converted, 'stage')
  const base = { row: converted.row, ...pick<OpportunityRow>(converted, ['crmId']) }
  if (since != null) return stage == null ? base : { ...base, stages: [{ stage, at: since, amount }] }
  return {
    ...base,
    ...pick<OpportunityRow>(converted, [
      ...(['name', ...accountNames, 'prospect', 'kind', 'stage', 'state', 'createdOn', 'closeOn'] as const),
      ...(['owner', 'product', 'industry', 'country', 'need', 'competitors'] as const),
    ]),
    amount,
    ...stateOf(converted),
  }
}

/** Salesforce says in two columns whether a deal is closed and won. */
function stateOf(converted: ConvertedRow): Pick<OpportunityRow, 'state'> {
  const won = converted.values.get('isWon')
  const isClosed = converted.values.get('isClosed')
  if (converted.values.get('state') != null) return {}
  if (won === true) return { state: 'won' }
  if (isClosed === true && won === false) return { state: 'lost' }
  return isClosed === false ? { state: 'open' } : {}
}

export type ProductCells = {
  readonly row: number
  readonly crmId?: string | null | undefined
  readonly name?: string | null | undefined
  readonly family?: string | null | undefined
  readonly price?: Money | null | undefined
}

/** A row of a file of products. */
export function buildProductRow(converted: ConvertedRow, facts: FileFacts): ProductCells {
  return {
    row: converted.row,
    ...pick<ProductCells>(converted, ['crmId', 'name', 'family']),
    price: moneyOf(converted, 'price', facts),
  }
}

/** A row of a file of people. */
export function buildPersonRow(converted: ConvertedRow): PersonRow {
  return {
    row: converted.row,
    ...pick<PersonRow>(converted, ['email', 'crmId', 'title', 'team', 'office', 'manager']),
    name: nameOf(converted) ?? null,
  }
}

/** A row of a file of existing advocates. */
export function buildAdvocateRow(converted: ConvertedRow): AdvocateRow {
  return {
    row: converted.row,
    ...pick<AdvocateRow>(converted, [
      ...([
        'crmId',
        'email',
        'accountCrmId',
        'stage',
        'joinedOn',
        'introducedBy',
        'introductionHow',
      ] as const),
      ...([
        'willingTo',
        'permissionsUntil',
        'companyPermissionsUntil',
        'ownAsksAQuarter',
        'ownNoticeDays',
      ] as const),
      ...([
        'blackoutFrom',
        'blackoutUntil',
        'neverWith',
        'topics',
        'languages',
        'situation',
        'choice',
      ] as const),
      ...(['deployment', 'outcome', 'honestView', 'advice', 'recommendScore', 'interviewedOn'] as const),
    ]),
    name: nameOf(converted) ?? null,
    account: lineOf(converted, 'accountName') ?? null,
    permissions: columnsOf(converted, 'permission.', permissionUses),
    companyPermissions: columnsOf(converted, 'companyPermission.', permissionUses),
    willingness: columnsOf(converted, 'willing.'),
  }
}

/** The filled columns of a group, such as one per permission, by the end of their names. */
function columnsOf(
  converted: ConvertedRow,
  prefix: string,
  ends?: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of converted.values) {
    const end = name.slice(prefix.length)
    if (!name.startsWith(prefix) || typeof value !== 'string') continue
    if (ends === undefined || ends.includes(end)) found[end] = value
  }
  return found
}

/** A row of a file of past uses. */
export function buildHistoryRow(converted: ConvertedRow): HistoryRow {
  return {
    row: converted.row,
    ...pick<HistoryRow>(converted, [
      ...(['externalId', 'crmId', 'email', ...accountNames, 'activityType', 'kind', 'on', 'title'] as const),
      ...(['minutes', 'outcome', 'audience', 'opportunityCrmId'] as const),
    ]),
    name: nameOf(converted),
  }
}

/** A row of a file of stories or quotes. */
export function buildTextRow(kind: CustomerTextKind, converted: ConvertedRow): CustomerTextRow {
  return {
    row: converted.row,
    kind,
    ...pick<CustomerTextRow>(converted, [
      ...([
        'externalId',
        'title',
        'summary',
        'body',
        ...accountNames,
        'contactCrmId',
        'contactMail',
      ] as const),
      ...(['attribution', 'tags', 'product', 'industry', 'country', 'link', 'owner', 'permission'] as const),
      'datedOn',
    ]),
    contactName: nameOf(converted, 'contactName'),
  }
}
