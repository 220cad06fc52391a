/** An amount in the smallest unit of its currency (cents for EUR, yen for JPY), and the ISO 4217 code. */
export type Money = { readonly minor: number; readonly currency: string }

/** How many decimal places a currency has: 2 for EUR, 0 for JPY, 3 for KWD. Unknown codes count as 2. */
export function minorDigits(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    )
  } catch {
    return 2
  }
}

/** Turns a decimal amount (12.5) into the smallest unit (1250). Rounds half away from zero. */
export function toMinor(amount: number, currency: string): number {
  const scaled = amount * 10 ** minorDigits(currency)
  return Math.sign(scaled) * Math.round(Math.abs(scaled) + Number.EPSILON)
}

/** True when `code` is a currency this runtime knows. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code)
}
