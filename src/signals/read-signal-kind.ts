import { squeeze } from '../kernel/text.ts'
import type { SignalKind, Tone } from './signal.ts'

/** What a file says a signal is: a kind, or a case that was closed, which is praise or satisfaction by what they said. */
export type SignalWord = SignalKind | 'closed-case'

/** What may stand there, for the sentence that asks what something else means. */
export const signalKindWords = [
  'NPS',
  'CSAT',
  'CES',
  'praise',
  'closed case',
  'business review',
  'usage milestone',
  'renewal',
  'won deal',
  'public review',
  'event',
  'story',
  'note',
] as const

// The first that fits counts: a case study is a story and no case, a business review no public one.
const forms: readonly (readonly [RegExp, SignalWord])[] = [
  [/^nps|netpromoter|recommend|weiterempfehl/, 'nps'],
  [/^csat|satisfaction|zufriedenheit/, 'csat'],
  [/^ces$|^cesscore|effort|^ease|aufwand/, 'ces'],
  [/^stor(y|ies)|casestud|quote|zitat|erfolgsgeschicht/, 'story'],
  [/businessreview|^[qe]br$|quarterlyreview|quartalsgespr|jahresgespr/, 'business-review'],
  [/praise|kudos|compliment|thank|^lob|^dank/, 'praise'],
  [/case|ticket|incident|supportfall|servicefall/, 'closed-case'],
  [/usage|adoption|milestone|nutzung|meilenstein/, 'usage'],
  [/renew|verlangerung|vertragsverlang/, 'renewal'],
  [/^won|wondeal|dealwon|gewonnen/, 'won-deal'],
  [/review|rezension/, 'review'],
  [/event|speaker|speech|webinar|panel|podcast|veranstaltung|vortrag/, 'event'],
  [/^note|observation|notiz|beobachtung/, 'note'],
]

/** Reads the kind of a signal from what a file calls it: “QBR”, “Kudos”, “Closed case”. Null where it is none we know. */
export function readSignalKind(text: string): SignalWord | null {
  const word = squeeze(text)
  return forms.find(([form]) => form.test(word))?.[1] ?? null
}

const toneForms: readonly (readonly [RegExp, Tone])[] = [
  [/^(good|positive|happy|promoter|gut|positiv)$/, 'good'],
  [/^(neutral|passive|mixed|gemischt)$/, 'neutral'],
  [/^(bad|negative|unhappy|detractor|schlecht|negativ)$/, 'bad'],
]

/** Reads how a signal speaks for whoever gave it: “positive”, “Detractor”. Null where it is no such word. */
export function readTone(text: string): Tone | null {
  const word = squeeze(text)
  return toneForms.find(([form]) => form.test(word))?.[1] ?? null
}
