/** Folds a text for comparison: lower case, no accents, single spaces, no punctuation at the ends. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** Only letters and digits of the folded text, so that `GTXPro` and `GTX Pro` are one. */
export function squeeze(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The text with outer white space and control characters removed; null when nothing is left. */
export function clean(text: string | null | undefined): string | null {
  if (text == null) return null
  const kept = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim()
  return kept === '' ? null : kept
}

/** The host of a web or mail address, without `www.`; null when there is none. */
export function domainOf(address: string): string | null {
  const text = address.trim().toLowerCase()
  const host = text.includes('@')
    ? text.slice(text.lastIndexOf('@') + 1)
    : text.replace(/^[a-z]+:\/\//, '').replace(/[/?#:].*$/, '')
  const bare = host.replace(/^www\./, '').replace(/\.$/, '')
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(bare) ? bare : null
}

/** True when `text` looks like one mail address. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]{2,}$/.test(text)
}
