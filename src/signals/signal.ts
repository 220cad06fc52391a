import { ratings } from '../customers/case.ts'
import { accept, type Decision, refuse } from '../kernel/result.ts'
import { type Day, isDay, isStillToCome } from '../kernel/time.ts'

/** What evidence of goodwill there is. Source: MAT-3. */
export const signalKinds = [
  'nps',
  'csat',
  'ces',
  'won-deal',
  'renewal',
  'praise',
  'business-review',
  'usage',
  'review',
  'event',
  'story',
  'note',
] as const
export type SignalKind = (typeof signalKinds)[number]

/** As it stands in a list and in a reason. */
export const signalWords: Readonly<Record<SignalKind, string>> = {
  nps: 'Survey',
  csat: 'Satisfaction',
  ces: 'Effort',
  'won-deal': 'Won deal',
  renewal: 'Renewal',
  praise: 'Praise',
  'business-review': 'Business review',
  usage: 'Usage milestone',
  review: 'Public review',
  event: 'Event',
  story: 'Story',
  note: 'Note of a colleague',
}

/** How it speaks for them: a bad one is evidence too. */
export const tones = ['good', 'neutral', 'bad'] as const
export type Tone = (typeof tones)[number]

export const toneWords: Readonly<Record<Tone, string>> = { good: 'good', neutral: 'neutral', bad: 'bad' }

/** How a signal came in. */
export const signalSources = ['person', 'import', 'api', 'product'] as const
export type SignalSource = (typeof signalSources)[number]

/** What one writes down by hand; the others the product finds in its own records. */
export const loggedKinds = [
  'praise',
  'business-review',
  'usage',
  'nps',
  'csat',
  'ces',
  'review',
  'event',
  'note',
] as const satisfies readonly SignalKind[]

/** The lowest and the highest answer of kinds that are a score, where nobody says another scale. */
const scales: Partial<Record<SignalKind, { readonly from: number; readonly to: number }>> = {
  nps: { from: 0, to: 10 },
  csat: { from: 1, to: 5 },
  ces: { from: 1, to: 7 },
  /** What a customer gave a closed case, beside their words. */
  praise: { from: ratings.minimum, to: ratings.maximum },
  review: { from: 0, to: 5 },
  'business-review': { from: 0, to: 10 },
}

/** The top of a kind's scale where nobody says another; null for a kind without a score. */
export function scaleOf(kind: SignalKind): number | null {
  return scales[kind]?.to ?? null
}

/** True for kinds that are nothing without a score. */
export function needsScore(kind: SignalKind): boolean {
  return kind === 'nps' || kind === 'csat' || kind === 'ces'
}

const outOfFive: readonly SignalKind[] = ['csat', 'praise', 'review']

/**
 * How an answer speaks for whoever gave it. In: kind, score and the top of its scale. Promoters answer 9 or 10, passives 7
 * or 8; satisfied are the upper two of five, of a survey, a closed case or a public review; little effort the upper three
 * of seven. Source: Reichheld's net promoter question; the top-two-box reading of satisfaction; the second customer effort
 * score.
 */
export function toneOf(kind: SignalKind, score: number, scale: number): Tone {
  const share = score / scale
  const [good, neutral] = kind === 'ces' ? [5 / 7, 4 / 7] : outOfFive.includes(kind) ? [0.8, 0.6] : [0.9, 0.7]
  // Shares of whole answers are no exact numbers: 9 of 10 must not fall below nine tenths.
  if (share >= good - 1e-9) return 'good'
  return share >= neutral - 1e-9 ? 'neutral' : 'bad'
}

/** What is said of a signal before it is taken in. */
export type SignalGiven = {
  readonly kind: SignalKind
  readonly score: number | null
  /** The top of the scale; null: the usual one of the kind. */
  readonly scale: number | null
  /** Null: as the score has it, else good. */
  readonly tone: Tone | null
  readonly on: Day
  readonly comment: string | null
}

type Read = { readonly score: number | null; readonly scale: number | null; readonly tone: Tone }

/**
 * Reads a signal. In: what was given, and today. Out: score, scale and tone. Refuses a survey answer without its score, a
 * score outside its scale, a day that does not exist or lies ahead, a note that says nothing; the facts name the field.
 */
export function readSignal(
  given: SignalGiven,
  today: Day,
): Decision<Read, 'score-missing' | 'score-outside' | 'day-wrong' | 'comment-missing'> {
  const { kind, score, on, comment } = given
  if (!isDay(on)) return refuse('day-wrong', `“${on}” is no day.`, { field: 'on' })
  if (isStillToCome(on, today)) return refuse('day-wrong', 'This day is still to come.', { field: 'on' })
  if (kind === 'note' && comment === null) {
    return refuse('comment-missing', 'Say what you noticed.', { field: 'comment' })
  }
  const usual = scales[kind]
  if (score === null) {
    return needsScore(kind)
      ? refuse('score-missing', `${signalWords[kind]}: say which score.`, { field: 'score' })
      : accept({ score: null, scale: null, tone: given.tone ?? toneUnsaid(kind) })
  }
  const from = Math.min(usual?.from ?? 0, score)
  const to = given.scale ?? usual?.to ?? 10
  if (score < (usual?.from ?? 0) || score > to || to < 1 || to > 1_000) {
    return refuse('score-outside', `The score is between ${usual?.from ?? from} and ${to}.`, {
      field: 'score',
    })
  }
  return accept({ score, scale: to, tone: given.tone ?? toneOf(kind, score, to) })
}

/** That a business review was held says nothing of how it went; the other kinds are noted down because they are good. */
const toneUnsaid = (kind: SignalKind): Tone => (kind === 'business-review' ? 'neutral' : 'good')

/**
 * What a closed case is evidence of, by what the customer said of it: praise where they were content and said so in words,
 * else how satisfied they were.
 */
export function kindOfCase(
  score: number | null,
  scale: number | null,
  words: string | null,
): 'praise' | 'csat' {
  if (score === null || words === null) return 'csat'
  return toneOf('csat', score, scale ?? ratings.maximum) === 'good' ? 'praise' : 'csat'
}

/** A signal in a few words, as reasons and lists have it: “Survey 10 of 10”, “Praise”. */
export function sayScore(kind: SignalKind, score: number | null, scale: number | null): string {
  if (score === null) return signalWords[kind]
  // Praise has a number now and then; nobody would know of how many it is.
  const usual = kind === 'praise' ? null : scaleOf(kind)
  return `${signalWords[kind]} ${score}${scale === null || scale === usual ? '' : ` of ${scale}`}`
}
