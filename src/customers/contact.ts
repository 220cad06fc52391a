import { squeeze } from '../kernel/text.ts'

export const seniorities = ['executive', 'vice-president', 'director', 'manager', 'specialist'] as const
export type Seniority = (typeof seniorities)[number]

let languageCodes: ReadonlyMap<string, string> | undefined

/**
 * Reads a language as an ISO 639 code. In: a code (`de`, `de-CH`, `DEU`) or a name in English, in German or in
 * the language itself (`German`, `Deutsch`). Null where it is none.
 */
export function readLanguage(text: string): string | null {
  const plain = text.trim().toLowerCase().replace('_', '-')
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(plain)) {
    const code = new Intl.Locale(plain).language
    const known = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code)
    if (known !== undefined && /^[a-z]{2,3}$/.test(code)) return code
  }
  languageCodes ??= namesOfLanguages()
  return languageCodes.get(squeeze(text)) ?? null
}

const commonLanguages = (
  'ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms mt nb nl nn no pl pt ro ru sk sl ' +
  'sq sr sv sw ta te th tl tr uk ur uz vi zh'
).split(' ')

function namesOfLanguages(): Map<string, string> {
  const names = new Map<string, string>()
  for (const code of commonLanguages) {
    for (const locale of [code, 'de', 'en']) {
      const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code)
      if (name !== undefined) names.set(squeeze(name), code)
    }
  }
  names.set('mandarin', 'zh')
  names.set('cantonese', 'zh')
  return names
}

/** A contact's mail addresses, in lower case, each once, in the order given; what is no address is left out. */
export function readMails(texts: readonly string[], isAddress: (text: string) => boolean): string[] {
  return [...new Set(texts.map((text) => text.trim().toLowerCase()).filter(isAddress))]
}
