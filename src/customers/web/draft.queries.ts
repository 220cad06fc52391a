import { isCurrency, type Money, minorDigits, toMinor } from '../../kernel/money.ts'

/** Text of a field, null where it holds nothing. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** The parts of a field that holds several, parted by commas, semicolons or lines. */
export function listOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** The amount of a pair of fields, null where nothing was typed, undefined where it is no amount. */
export function readMoney(amount: string, currency: string): Money | null | undefined {
  if (amount.trim() === '') return null
  const value = Number(amount.replace(/[\s'’]/g, '').replace(',', '.'))
  const code = currency.trim().toUpperCase()
  if (!Number.isFinite(value) || value < 0 || !isCurrency(code)) return undefined
  return { minor: toMinor(value, code), currency: code }
}

/** An amount as its field shows it. */
export function writeMoney(money: Money | null | undefined): string {
  return money == null ? '' : String(money.minor / 10 ** minorDigits(money.currency))
}

/** A named record as a ComboBox holds it. */
export function choiceOf(named: { readonly id: string; readonly name: string } | null | undefined) {
  return named == null ? null : { id: named.id, label: named.name }
}

/** The values that differ: only they go out, so that somebody else's change of another field stays. */
export function changesBetween<Values extends object>(before: Values, after: Values): Partial<Values> {
  const was = before as Record<string, unknown>
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
  )
  return Object.fromEntries(changed) as Partial<Values>
}
