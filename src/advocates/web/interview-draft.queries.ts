import { readLanguage } from '../../customers/contact.ts'
import { languageName } from '../../customers/web/contact.queries.ts'
import { type InterviewSection, interviewQuestions, type QuoteAnswer, type Recording } from '../interview.ts'
import type { ProfileSection } from '../profile.ts'
import type { Answers } from './interview.queries.ts'
import { type PermissionDraft, permissionsFrom } from './PermissionsForm.tsx'
import type { Interview } from './queries.ts'
import { type ResultDraft, resultsFrom, resultsTo } from './ResultsForm.tsx'
import { draftsFrom, type WillingDraft } from './WillingnessForm.tsx'

/** Everything the form of an interview holds, as it is typed. */
export type InterviewDraft = {
  readonly texts: Readonly<Partial<Record<ProfileSection, string>>>
  readonly results: readonly ResultDraft[]
  readonly topics: string
  readonly willingness: Readonly<Record<string, WillingDraft>>
  readonly permissions: Readonly<Record<string, PermissionDraft>>
  readonly asksAQuarter: number | null
  readonly noticeDays: number | null
  readonly languages: string
  readonly recording: Recording | null
  readonly mayQuote: QuoteAnswer | null
  readonly help: string
  readonly firstActivity: string
  readonly recommendScore: number | null
  readonly giftNote: string
  readonly recontactOn: string
}

/** What the form begins with: the profile, what was written before, and what customer facts say already. */
export function draftOfInterview({ advocate, interview, known, nomination }: Interview): InterviewDraft {
  const profile = advocate.profile
  const texts = Object.fromEntries((profile?.sections ?? []).map(({ section, body }) => [section, body]))
  return {
    texts: { ...aheadOf(known), ...texts },
    results: resultsFrom(profile?.results ?? []),
    topics: (profile?.topics ?? []).join(', '),
    willingness: draftsFrom(profile?.willingness ?? []),
    permissions: permissionsFrom(profile?.permissions ?? []),
    asksAQuarter: profile?.limits.asksAQuarter ?? nomination?.asksAQuarter ?? null,
    noticeDays: profile?.limits.noticeDays ?? null,
    languages: advocate.languages.map(languageName).join(', '),
    recording: interview?.recording ?? null,
    mayQuote: interview?.mayQuote ?? null,
    help: interview?.help ?? '',
    firstActivity: interview?.firstActivity ?? '',
    recommendScore: profile?.recommendScore ?? null,
    giftNote: profile?.giftNote ?? known.find(({ section }) => section === 'gifts')?.text ?? '',
    recontactOn: profile?.recontactOn ?? '',
  }
}

/** What customer facts say stands in the first text of its section, until somebody says otherwise. */
function aheadOf(known: Interview['known']): Partial<Record<ProfileSection, string>> {
  const pairs = known.flatMap(({ section, text }) => {
    const first = interviewQuestions.find((question) => question.section === section)?.texts[0]
    return first === undefined ? [] : [[first.section, text]]
  })
  return Object.fromEntries(pairs)
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
const listOf = (text: string) => text.split(/[,;\n]/).flatMap((part) => part.trim() || [])

/** What a section of the form says, as the API takes it. */
export function answersOf(section: InterviewSection, draft: InterviewDraft): Answers {
  const question = interviewQuestions.find((each) => each.section === section)
  const texts = question?.texts ?? []
  const sections =
    texts.length === 0
      ? {}
      : {
          sections: Object.fromEntries(
            texts.map((text) => [text.section, orNull(draft.texts[text.section] ?? '')]),
          ),
        }
  return { ...sections, ...moreOf(section, draft) }
}

function moreOf(section: InterviewSection, draft: InterviewDraft): Answers {
  switch (section) {
    case 'opening':
      return { recording: draft.recording }
    case 'results':
      return { results: resultsTo(draft.results), mayQuote: draft.mayQuote }
    case 'honest-view':
      return { recommendScore: draft.recommendScore }
    case 'advice':
      return { topics: listOf(draft.topics) }
    case 'willingness':
      return {
        willingness: Object.values(draft.willingness).filter((each) => each.answer !== null),
        languages: [...new Set(listOf(draft.languages).flatMap((text) => readLanguage(text) ?? []))],
      }
    case 'limits':
      return { limits: { asksAQuarter: draft.asksAQuarter, noticeDays: draft.noticeDays } }
    case 'permissions':
      return { permissions: Object.values(draft.permissions) }
    case 'gifts':
      return { giftNote: orNull(draft.giftNote) }
    case 'close':
      return {
        help: orNull(draft.help),
        firstActivity: orNull(draft.firstActivity),
        recontactOn: orNull(draft.recontactOn),
      }
    default:
      return {}
  }
}

export type SectionState = 'done' | 'empty' | 'skipped' | 'ahead' | 'open'

/** How far a section is: gone through with something written or with nothing, skipped, filled ahead from what was known, or open. */
export function stateOfSection(
  section: InterviewSection,
  { advocate, interview, known }: Interview,
  draft: InterviewDraft,
): SectionState {
  const hasAnswer = isFilled(section, draft) || (section === 'limits' && hasWrittenLimits(advocate))
  if (interview?.done.includes(section)) return hasAnswer ? 'done' : 'empty'
  if (interview?.skipped.some((each) => each.section === section)) return 'skipped'
  const isKnown = known.some((each) => each.section === section)
  return isKnown || hasAnswer ? 'ahead' : 'open'
}

/** Days and companies somebody named are written at once, and are no part of the draft. */
function hasWrittenLimits({ profile }: Interview['advocate']): boolean {
  return profile !== null && profile.blackouts.length + profile.neverWith.length > 0
}

function isFilled(section: InterviewSection, draft: InterviewDraft): boolean {
  const values = Object.values(answersOf(section, draft)).flatMap((value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.values(value) : [value],
  )
  return values.some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined,
  )
}
