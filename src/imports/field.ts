import { squeeze } from '../kernel/text.ts'

/** How a cell is read. */
export type FieldReading =
  | 'line'
  | 'text'
  | 'day'
  | 'moment'
  | 'count'
  | 'amount'
  | 'yes-no'
  | 'mails'
  | 'list'
  | 'word'

/** One thing a column of a file can hold, for one kind of file. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly reads: FieldReading
  /**
   * How exports and people call such a column, in English and German, the most usual first, parted by bars.
   * Compared by letters and digits only.
   */
  readonly says: string
  /** For `word`: the closed word a text means; null where it means none of them. */
  readonly word?: (text: string) => string | null
  /** For `word`: what may stand there, for the sentence that refuses something else. */
  readonly words?: readonly string[]
  /** For `word`: without it nothing is known of the row, so that one who knows is asked what another word means. */
  readonly isAsked?: true
  /** What the values look like, where the name of the column does not tell. */
  readonly looks?: 'mail' | 'web' | 'country'
  /** Several columns may go here; their values are joined in order. */
  readonly many?: true
  /** A column that only looks like this field by its name when its values hold record ids. */
  readonly code?: true
}

/** The names a field answers to, by letters and digits only, the most usual first. */
export function namesOfField(field: Field): readonly string[] {
  const known = names.get(field)
  if (known !== undefined) return known
  const made = field.says.split('|').map(squeeze)
  names.set(field, made)
  return made
}

const names = new WeakMap<Field, readonly string[]>()

/** Left out by every kind: the row is gone where it comes from. */
export const deletedField: Field = {
  name: 'deleted',
  label: 'Deleted where it comes from',
  reads: 'yes-no',
  says: 'IsDeleted | Is Deleted | Deleted | Gelöscht',
}

/** The currency of the amounts of a row. */
export const currencyField: Field = {
  name: 'currency',
  label: 'Currency',
  reads: 'line',
  says: 'Currency | CurrencyIsoCode | Currency ISO Code | Currency Code | Währung | Deal Currency Code',
}

export const idNames = 'Id | Record ID | CRM ID | Salesforce ID | HubSpot ID | External ID | 18 Digit ID'
