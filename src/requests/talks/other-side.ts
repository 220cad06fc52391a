import type { AskFacts } from '../asks/ask-facts.ts'
import type { PageLanguage } from '../asks/page-language.ts'
import { isTimeZone } from '../asks/page-time.ts'

type Named = {
  readonly request: Pick<AskFacts['request'], 'speaksWith'>
  readonly prospect: AskFacts['prospect']
}

const article = /^(Their|The|Our|An?|His|Her)\b/
const shortPost = /\b(C[A-Z]O|[SE]?VP)\b/
const post =
  /\b(head|chief|director|manager|lead|leader|officer|president|partner|founder|owner|engineer|analyst|editor|team|board|committee|department|leiter(in)?|leitung|vorstand|direktor(in)?|chef(in)?)\b/i

/** Who stands before the comma; what stands behind it is their post. Empty where nobody is named. */
const personOf = ({ request }: Named) => request.speaksWith?.split(',')[0]?.trim() ?? ''

/** True where the other side is known by name, and may be greeted so. */
export function isNamed(ask: Named): boolean {
  const person = personOf(ask)
  const words = person.split(/\s+/)
  const isName = /^\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*$/u
  const isPost =
    article.test(person) ||
    /^(Der|Die|Ihr|Ihre)\b/.test(person) ||
    post.test(person) ||
    shortPost.test(person)
  return words.length > 1 && !isPost && isName.test(words[0] ?? '') && isName.test(words.at(-1) ?? '')
}

/** Whom the customer would talk to, as a sentence names them; null where nobody is known. */
export function nameOtherSide(ask: Named, language: PageLanguage): string | null {
  const person = personOf(ask)
  if (person === '') return ask.prospect
  if (isNamed(ask)) return person
  // A post written in English, or without the case that a German sentence wants, reads badly there.
  if (language === 'de') return ask.prospect ?? (article.test(person) ? null : person)
  return person.replace(article, (word) => word.toLowerCase())
}

/** The same with their company behind it, for a sentence. */
export function nameInFull(ask: Named, language: PageLanguage): string | null {
  const name = nameOtherSide(ask, language)
  return name === null || ask.prospect === null || ask.prospect === '' || name === ask.prospect
    ? name
    : `${name} (${ask.prospect})`
}

/** The other side as the brief has it, with their post and company: for a list of facts, not for a sentence. */
export function otherSideAsWritten({ request, prospect }: Named): string {
  const [person, account] = [request.speaksWith ?? '', prospect ?? '']
  return person === '' || account === '' ? `${person}${account}` : `${person} (${account})`
}

/** The other side's name, and a word for whoever it may be where nobody is known. */
export function prospectName(ask: Named, language: PageLanguage): string {
  return nameOtherSide(ask, language) ?? (language === 'de' ? 'die andere Seite' : 'the other side')
}

/** The language whoever is to be convinced reads: that of the talk, as far as it is one of ours. */
export function prospectLanguage(ask: AskFacts): PageLanguage {
  return ask.request.language === 'de' ? 'de' : 'en'
}

/** The zone in which whoever is to be convinced reads times: as their browser told it, else the requester's. */
export function prospectZone(ask: AskFacts): string {
  const own = ask.prospectSide?.timeZone ?? null
  if (own !== null && isTimeZone(own)) return own
  return ask.requester.timeZone ?? ask.workspace.timeZone
}
