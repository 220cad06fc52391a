/** The languages in which outsiders read what we write. */
export const pageLanguages = ['en', 'de'] as const
export type PageLanguage = (typeof pageLanguages)[number]

const germanSpeaking = ['DE', 'AT', 'CH', 'LI']

/**
 * In which language somebody reads what we write to them. German where it is the only one of ours they are known
 * to speak, or they are where it is spoken and are not known not to speak it; else English.
 */
export function languageFor(reader: {
  readonly languages: readonly string[]
  readonly country: string | null
}): PageLanguage {
  const speaksGerman = reader.languages.includes('de')
  const isThere = germanSpeaking.includes(reader.country ?? '')
  if (speaksGerman) return isThere || !reader.languages.includes('en') ? 'de' : 'en'
  return isThere && reader.languages.length === 0 ? 'de' : 'en'
}

/** Words as they stand at the beginning of a sentence. */
export function begin(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
