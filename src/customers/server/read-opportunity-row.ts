import { isCurrency, type Money } from '../../kernel/money.ts'
import { toInstant } from '../../kernel/time.ts'
import { countryOfPlace } from '../country.ts'
import { readOpportunityState } from '../opportunity.ts'
import type { OpportunityRow } from '../opportunity-row.ts'
import { readDay, readLine, readLines, readText } from '../row-reading.ts'
import type { RowWarning } from '../row-result.ts'
import { type AccountMention, readMention } from './read-contact-row.ts'

type Column = string | number | null | undefined

export type StageReading = {
  readonly stage: string
  readonly at: string
  readonly amount_minor: number | null
}

/** A row as far as it can be read by itself: cleaned, checked, and with nothing looked up yet. */
export type OpportunityReading = {
  readonly row: OpportunityRow
  readonly warnings: RowWarning[]
  readonly name: string | undefined
  readonly crmId: string | undefined
  readonly account: AccountMention
  readonly prospect: string | undefined
  readonly columns: Readonly<Record<string, Column>>
  readonly industry: string | undefined
  readonly product: string | undefined
  readonly owner: string | undefined
  readonly competitors: readonly string[]
  readonly stages: readonly StageReading[]
}

export function readOpportunityRow(row: OpportunityRow): OpportunityReading {
  const warnings: RowWarning[] = []
  const line = (field: keyof OpportunityRow) =>
    readLine(row[field] as string | null | undefined, field, warnings)
  const stage = line('stage')
  return {
    row,
    warnings,
    name: line('name'),
    crmId: line('crmId'),
    account: readMention(row, warnings),
    prospect: line('prospect'),
    columns: {
      kind: row.kind ?? undefined,
      state: row.state ?? (stage === undefined ? undefined : readOpportunityState(stage)),
      stage,
      ...readAmount(row.amount, 'amount', warnings),
      created_on: readDay(row.createdOn, 'createdOn', warnings),
      close_on: readDay(row.closeOn, 'closeOn', warnings),
      need: readText(row.need, 'need', warnings),
      ...readCountry(line('country'), warnings),
    },
    industry: line('industry'),
    product: line('product'),
    owner: line('owner'),
    competitors: readLines(row.competitors, 'competitors', warnings),
    stages: (row.stages ?? []).flatMap((each) => readStage(each, warnings)),
  }
}

function readAmount(
  amount: Money | null | undefined,
  field: string,
  warnings: RowWarning[],
): Record<string, Column> {
  if (amount == null) return {}
  if (Number.isSafeInteger(amount.minor) && isCurrency(amount.currency)) {
    return { amount_minor: amount.minor, amount_currency: amount.currency }
  }
  warnings.push({ field, reason: 'is no amount in a known currency and was left out' })
  return {}
}

function readCountry(country: string | undefined, warnings: RowWarning[]): Record<string, Column> {
  if (country === undefined) return {}
  const alpha2 = countryOfPlace(country)
  if (alpha2 !== null) return { country: alpha2, country_text: null }
  warnings.push({ field: 'country', reason: `“${country}” is no known country; it is kept as it came` })
  return { country_text: country }
}

function readStage(
  { stage, at, amount }: NonNullable<OpportunityRow['stages']>[number],
  warnings: RowWarning[],
): StageReading[] {
  const name = readLine(stage, 'stages', warnings)
  if (name === undefined) return []
  try {
    return [{ stage: name, at: toInstant(at), amount_minor: amount?.minor ?? null }]
  } catch {
    warnings.push({ field: 'stages', reason: `“${at}” is no moment; that step was left out` })
    return []
  }
}
