import type { QuoteAnswer } from '../../advocates/interview.ts'
import type { ProfileSection } from '../../advocates/profile.ts'

export const draftKinds = ['story', 'quote'] as const
export type DraftKind = (typeof draftKinds)[number]

/** A draft is edited, sent to the speaker, and approved, marked up or refused by them; or dropped by us. */
export const draftStates = ['draft', 'sent', 'approved', 'marked-up', 'refused', 'dropped'] as const
export type DraftState = (typeof draftStates)[number]

const draftWords: Readonly<Record<DraftState, string>> = {
  draft: 'to be edited',
  sent: 'with the speaker',
  approved: 'approved',
  'marked-up': 'changed by the speaker',
  refused: 'not to be used',
  dropped: 'dropped',
}

/** What the answers of an interview are, as far as words are made of them. */
export type Answered = {
  readonly speaker: string
  readonly account: string | null
  readonly mayQuote: QuoteAnswer | null
  readonly sections: Partial<Readonly<Record<ProfileSection, string>>>
  readonly results: readonly {
    readonly measure: string
    readonly before: string | null
    readonly after: string | null
    readonly since: string | null
  }[]
}

export type MadeDraft = {
  readonly kind: DraftKind
  readonly title: string | null
  readonly body: string
  /** The sections it was made of, so that each word leads back to its answer. */
  readonly sources: readonly ProfileSection[]
}

/** The story in the order in which it is told: situation, choice, deployment, results (domain.md, "Advocate"). */
const storySections: readonly ProfileSection[] = [
  'organisation',
  'situation',
  'choice',
  'deployment',
  'outcome',
]
/** Where quotable sentences stand. What is for the program alone is never quoted. */
const quoteSections: readonly ProfileSection[] = ['outcome', 'advice', 'situation', 'choice', 'deployment']

/** At most so many quotes are proposed of one interview, so that somebody reads them all. */
const mostQuotes = 5
/** A quote is between so many characters: shorter says nothing, longer nobody prints. */
const quoteLength = { least: 30, most: 280 }

/**
 * Makes a story and quote candidates out of the answers of an interview. In: what was said, by section, and results before
 * and after. Out: at most one story, a paragraph for each section that was answered, in the order of the story, and up to
 * five sentences, those with figures or results first, each with the section it stands in. Nothing is added to what was
 * said. No quotes where the speaker may not be quoted; no story of fewer than two answers. Source: practice B5.
 */
export function makeDrafts(answered: Answered): MadeDraft[] {
  const story = makeStory(answered)
  const quotes = answered.mayQuote === 'no' ? [] : makeQuotes(answered)
  return story === null ? quotes : [story, ...quotes]
}

function makeStory({ sections, results, speaker, account }: Answered): MadeDraft | null {
  const told = storySections.flatMap((section) => {
    const said = paragraph(sections[section])
    return said === null ? [] : [{ section, said }]
  })
  const figures = results.map(sayResult).filter((line) => line !== null)
  if (told.length + (figures.length > 0 ? 1 : 0) < 2) return null
  const body = [...told.map(({ said }) => said), ...(figures.length === 0 ? [] : [figures.join('\n')])]
  const sources = [
    ...new Set([...told.map(({ section }) => section), ...(figures.length > 0 ? ['outcome' as const] : [])]),
  ]
  return {
    kind: 'story',
    title: account === null ? speaker : `${speaker}, ${account}`,
    body: body.join('\n\n'),
    sources,
  }
}

/** “Monthly close: from 9 to 5, since March 2026.” Null where there is nothing to compare. */
function sayResult(result: Answered['results'][number]): string | null {
  const { measure, before, after, since } = result
  if (after === null) return null
  const change = before === null ? after : `from ${before} to ${after}`
  return `${measure}: ${change}${since === null ? '' : `, since ${since}`}.`
}

function makeQuotes({ sections }: Answered): MadeDraft[] {
  const found = quoteSections.flatMap((section, at) =>
    sentencesOf(sections[section] ?? '').map((body) => ({ body, section, weight: weightOf(body) - at })),
  )
  const seen = new Set<string>()
  return found
    .filter(({ weight, body }) => weight > 0 && !seen.has(body) && seen.add(body))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostQuotes)
    .map(({ body, section }) => ({ kind: 'quote', title: null, body, sources: [section] }))
}

const figure = /\d|\b(?:half|twice|double|third|quarter|halb|hälfte|doppelt|drittel|viertel)\b/iu
const change =
  /\b(?:now|since|before|instead|no longer|faster|fewer|less|more|saved?|cut|jetzt|seit|früher|statt|schneller|weniger|mehr|gespart)\b/iu
const voice = /\b(?:I|we|my|our|us|ich|wir|mein|unser)\w*\b/iu

/** Figures count most, a change next, somebody who speaks for themself after that. */
function weightOf(sentence: string): number {
  return (figure.test(sentence) ? 20 : 0) + (change.test(sentence) ? 10 : 0) + (voice.test(sentence) ? 5 : 0)
}

/** Sentences of a text that are neither too short nor too long to be quoted; as they stand, in their order. */
export function sentencesOf(text: string): string[] {
  const parts = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.replace(/\s+/g, ' '))
  return [...parts]
    .map(({ segment }) => segment.trim())
    .filter(({ length }) => length >= quoteLength.least && length <= quoteLength.most)
}

function paragraph(text: string | undefined): string | null {
  const said = text?.trim().replace(/[ \t]+/g, ' ') ?? ''
  if (said === '') return null
  return /[.!?…»”"]$/u.test(said) ? said : `${said}.`
}

/** What may be done with a draft in each state. */
const acts = {
  edit: ['draft', 'marked-up', 'refused'],
  send: ['draft', 'marked-up'],
  drop: ['draft', 'sent', 'marked-up', 'refused'],
  answer: ['sent'],
} as const satisfies Record<string, readonly DraftState[]>

/** The sentence that says why an act is not possible in a state; null where it is. */
export function whyNotDraft(state: DraftState, act: keyof typeof acts): string | null {
  const allowed: readonly DraftState[] = acts[act]
  return allowed.includes(state) ? null : `Not possible any more: ${draftWords[state]}.`
}
