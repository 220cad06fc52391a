/** One thing about a record of which one of two values is kept: a column, or several that belong together. */
export type MergeField = {
  readonly name: string
  readonly label: string
  readonly columns: readonly string[]
}

export const mergedRecords = ['contact', 'account'] as const
export type MergedRecord = (typeof mergedRecords)[number]
export type Side = 'survivor' | 'absorbed'
export type Choices = Readonly<Record<string, Side>>

const field = (name: string, label: string, ...columns: readonly string[]): MergeField => ({
  name,
  label,
  columns: columns.length === 0 ? [name] : columns,
})

/** What a person chooses between, in the order of the page. */
export const mergeFields: Readonly<Record<MergedRecord, readonly MergeField[]>> = {
  contact: [
    field('name', 'Name'),
    field('account', 'Account', 'account_id'),
    field('title', 'Title'),
    field('persona', 'Persona', 'persona_id', 'persona_text'),
    field('seniority', 'Seniority'),
    field('phone', 'Phone'),
    field('assistant', 'Assistant'),
    field('preferredChannel', 'Preferred channel', 'preferred_channel'),
    field('timeZone', 'Time zone', 'time_zone'),
    field('owner', 'Relationship owner', 'owner_id'),
    field('crmId', 'CRM id', 'crm_id'),
    field('leftOn', 'Left on', 'left_on'),
  ],
  account: [
    field('name', 'Name'),
    field('website', 'Website'),
    field('standing', 'Standing'),
    field('parent', 'Parent account', 'parent_id', 'parent_text'),
    field('industry', 'Industry', 'industry_id', 'industry_text'),
    field('region', 'Region', 'region_id'),
    field('country', 'Country', 'country', 'country_text'),
    field('city', 'City'),
    field('employees', 'Employees', 'employees', 'employee_band'),
    field('segment', 'Segment'),
    field('tier', 'Tier'),
    field('partner', 'Partner'),
    field('contract', 'Contract value', 'contract_minor', 'contract_currency'),
    field('customerSince', 'Customer since', 'customer_since'),
    field('renewalOn', 'Renewal', 'renewal_on'),
    field('health', 'Health'),
    field('churnNoticeOn', 'Churn notice', 'churn_notice_on'),
    field('publicSector', 'Public sector', 'public_sector'),
    field('giftRule', 'Gift rule', 'gift_rule'),
    field('crmId', 'CRM id', 'crm_id'),
    field('owner', 'Relationship owner', 'owner_id', 'owner_kind', 'owner_text'),
    field('lastContactOn', 'Last real contact', 'last_contact_on'),
  ],
}

/** What is never taken over: it says which record this is, or how often it was changed. */
const ownToEach = ['id', 'workspace_id', 'merged_into', 'version', 'created_at', 'updated_at']

export type RecordValues = Readonly<Record<string, unknown>>

const isKnown = (value: unknown) => value !== null && value !== undefined && value !== ''

/** The side that is kept where nobody chooses: the survivor's, unless only the other says anything. */
export function usualSide(field: MergeField, survivor: RecordValues, absorbed: RecordValues): Side {
  const says = (values: RecordValues) => field.columns.some((column) => isKnown(values[column]))
  return !says(survivor) && says(absorbed) ? 'absorbed' : 'survivor'
}

/** True where both say the same, so that there is nothing to choose. */
export function isSame(field: MergeField, survivor: RecordValues, absorbed: RecordValues): boolean {
  return field.columns.every((column) => (survivor[column] ?? null) === (absorbed[column] ?? null))
}

/**
 * The columns the survivor gets from the absorbed record. In: what was chosen, field by field; both rows. Columns that no
 * field names are taken over where the survivor's are empty, so that nothing known is lost. A name is never emptied.
 */
export function columnsTaken(
  record: MergedRecord,
  choices: Choices,
  survivor: RecordValues,
  absorbed: RecordValues,
): Record<string, unknown> {
  const named = new Set(mergeFields[record].flatMap(({ columns }) => columns))
  const taken = mergeFields[record].flatMap((each) =>
    (choices[each.name] ?? usualSide(each, survivor, absorbed)) === 'absorbed' ? each.columns : [],
  )
  const rest = Object.keys(absorbed).filter(
    (column) =>
      !named.has(column) &&
      !ownToEach.includes(column) &&
      column !== 'folded_name' &&
      !isKnown(survivor[column]),
  )
  const all = [...taken, ...rest].filter(
    (column) => (survivor[column] ?? null) !== (absorbed[column] ?? null),
  )
  return Object.fromEntries(
    all.flatMap((column) =>
      column === 'name' && !isKnown(absorbed.name) ? [] : [[column, absorbed[column] ?? null]],
    ),
  )
}
