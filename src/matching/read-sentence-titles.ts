import type { Seniority } from '../customers/contact.ts'
import { personaOf, seniorityOf } from '../customers/persona.ts'
import { isBreak, type Token } from './read-sentence-tokens.ts'

/** A job title in a sentence: words up to before another, with the persona's code and how senior it is. */
export type FoundTitle = {
  readonly to: number
  readonly personaCode: string | null
  readonly seniority: Seniority | null
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

// Words that make a title of what stands beside them; plurals are cut before.
const heads =
  list(`ceo cfo cio cto cmo coo ciso chro cro cpo cdo cco clo cso vp svp evp avp director head manager lead leader executive
  leiter leiterin leitung direktor direktorin chef chefin controller engineer developer analyst administrator architect accountant
  buyer scientist officer geschaftsfuhrer geschaftsfuhrerin geschaftsfuhrung geschaftsleitung vorstand inhaber grunder founder
  owner president chairman chairwoman entwickler ingenieur buchhalter einkaufer treasurer auditor physician surgeon nurse pharmacist
  lawyer counsel prokurist referent sachbearbeiter planner technician techniker specialist spezialist vorstande arzt chefarzt`)
const levels: Readonly<Record<string, Seniority>> = {
  executives: 'executive',
  fuhrungskraft: 'director',
  fuhrungskrafte: 'director',
  vorstandsebene: 'executive',
  geschaftsfuhrungsebene: 'executive',
  csuite: 'executive',
  clevel: 'executive',
  board: 'executive',
}
const lone = list(
  'director manager head vp svp evp executive lead leader chef chefin direktor direktorin leiter leiterin leitung officer owner president specialist spezialist',
)
const joints = list('of for der des fur the vice')

/** The title that begins at a word, the longest; null where none does. */
export function titleAt(
  tokens: readonly Token[],
  at: number,
  isFree: (at: number) => boolean,
): FoundTitle | null {
  const level = levelAt(tokens, at)
  if (level !== null) return level
  for (let to = Math.min(tokens.length, at + 5); to > at; to -= 1) {
    const window = tokens.slice(at, to)
    const isWhole = window.every((token, ahead) => isFree(at + ahead) && (ahead === 0 || !isBreak(token)))
    if (!isWhole) continue
    const found = titleOf(window.map(({ key }) => key))
    if (found !== null) return { to, ...found }
  }
  return null
}

function levelAt(tokens: readonly Token[], at: number): FoundTitle | null {
  const [first, second] = [tokens[at]?.key ?? '', tokens[at + 1]?.key ?? '']
  const isPair =
    (first === 'c' && ['level', 'suite', 'levels'].includes(second)) ||
    (first === 'board' && second === 'level')
  const isSenior =
    (first === 'senior' || first === 'top') &&
    /^(management|leader|leaders|leadership|executive|executives|manager|managers)$/.test(second)
  if (isPair || isSenior)
    return { to: at + 2, personaCode: null, seniority: isPair || first === 'top' ? 'executive' : 'director' }
  const own = levels[first]
  return own === undefined || first === 'board' ? null : { to: at + 1, personaCode: null, seniority: own }
}

/** A window is a title where it has a head, and each of its other words is part of what the head is of. */
function titleOf(words: readonly string[]): Omit<FoundTitle, 'to'> | null {
  const parts = words.map((word) => singular(word))
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  const isLed = isHead(first) || ['chief', 'vice'].includes(first)
  const isEnded = isHead(last)
  if (parts.length === 1) return loneTitle(first)
  if ((!isLed && !isEnded) || joints.has(last)) return null
  const rest = parts.filter(
    (word, at) => !joints.has(word) && !(at === 0 && isLed) && !(at === parts.length - 1 && isEnded),
  )
  if (['of', 'the', 'der', 'des', 'fur', 'for'].includes(first)) return null
  const title = parts.join(' ')
  if (
    isLed &&
    !isEnded &&
    !/\b(of|for|der|des|fur|leiter|leiterin|leitung|vp|chief|head|vorstand|direktor)\b/.test(title)
  )
    return null
  if (rest.some((word) => !saysFunction(word, title))) return null
  const personaCode = personaOf(title)
  return personaCode === null ? null : { personaCode, seniority: seniorityOf(title) }
}

// A word that no function is known by is no part of a title: CFO Germany.
function saysFunction(word: string, title: string): boolean {
  if (personaOf(word) !== null) return true
  if (
    /^(senior|junior|deputy|global|group|regional|chief|vice|president|officer|executive|managing|general|account|key|stellvertretender)$/.test(
      word,
    )
  )
    return true
  return (
    /\b(supply chain|customer success|real estate|human resource|r d|business intelligence|machine learning|fp a)\b/.test(
      title,
    ) &&
    /^(supply|chain|customer|success|human|resource|r|d|business|intelligence|machine|learning|fp|a)$/.test(
      word,
    )
  )
}

const isHead = (word: string) =>
  heads.has(word) || /(?:leiter|leiterin|leitung|direktor|direktorin|manager|fuhrer|fuhrerin)$/.test(word)

function loneTitle(word: string): Omit<FoundTitle, 'to'> | null {
  if (!isHead(word) && !/^chro|ceo|cfo$/.test(word)) return null
  const personaCode = personaOf(word)
  const seniority = seniorityOf(word)
  if (lone.has(word) && personaCode === null)
    return word === 'head' || word === 'lead' || word === 'owner' || word === 'officer'
      ? null
      : titleLevel(seniority)
  if (lone.has(word)) return titleLevel(seniority)
  return personaCode === null ? titleLevel(seniority) : { personaCode, seniority }
}

const titleLevel = (seniority: Seniority | null) =>
  seniority === null ? null : { personaCode: null, seniority }

const singular = (word: string) =>
  /^(?:[a-z]{2,}[^s])s$/.test(word) && (isHead(word.slice(0, -1)) || word.length === 4)
    ? word.slice(0, -1)
    : word
