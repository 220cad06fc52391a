import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { RowWarning } from '../row-result.ts'
import { resolveCountries } from './taxonomy.reads.ts'

type Column = string | number | boolean | null | undefined
type Reading = {
  readonly columns: Readonly<Record<string, Column>>
  readonly warnings: RowWarning[]
}

/**
 * Gives rows whose country no list knows the one that somebody of this workspace has mapped the text to. One
 * statement, and none where every country is known.
 */
export async function placeCountries<Given extends Reading>(
  tx: WorkspaceTx,
  workspaceId: string,
  readings: readonly Given[],
): Promise<Given[]> {
  const texts = readings.flatMap(({ columns }) => textOf(columns) ?? [])
  const countries = texts.length === 0 ? new Map() : await resolveCountries(tx, workspaceId, texts)
  return readings.map((reading) => {
    const country = countries.get(textOf(reading.columns))
    return country == null ? reading : withCountry(reading, country)
  })
}

function textOf({ country_text: text }: Reading['columns']): string | undefined {
  return typeof text === 'string' ? text : undefined
}

function withCountry<Given extends Reading>(reading: Given, country: string): Given {
  const { country_text: _, ...columns } = reading.columns
  const warnings = reading.warnings.filter((warning) => warning.field !== 'country')
  // An account's region follows from its country.
  const region = 'region' in reading ? { region: country } : {}
  return { ...reading, ...region, warnings, columns: { ...columns, country } }
}
