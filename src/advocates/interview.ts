import { Type } from 'typebox'
import { accept, type Decision, refuse } from '../kernel/result.ts'
import { setting } from '../kernel/setting.ts'
import type { ProfileSection } from './profile.ts'

/** The fifteen parts of the interview with a new advocate, in their order. Source: practice B5. */
export const interviewSections = [
  'opening',
  'you',
  'organisation',
  'before',
  'choice',
  'deployment',
  'results',
  'honest-view',
  'advice',
  'willingness',
  'limits',
  'permissions',
  'gifts',
  'contact',
  'close',
] as const
export type InterviewSection = (typeof interviewSections)[number]

/** A large field of an interview that is a text of the profile. */
type TextField = { readonly section: ProfileSection; readonly label: string; readonly help?: string }

export type InterviewQuestion = {
  readonly section: InterviewSection
  readonly title: string
  readonly question: string
  readonly advice: string
  /** What to ask where the answer stays thin. */
  readonly probe: string | null
  /** How long it takes, in minutes. */
  readonly minutes: number
  readonly texts: readonly TextField[]
}

/** How long the whole talk takes, in minutes: 30 to 45 (practice B5). */
export const plannedMinutes = 45

/** The questions as the scribe reads them. Source: practice B5, one question for each of its sections. */
export const interviewQuestions: readonly InterviewQuestion[] = [
  {
    section: 'opening',
    title: 'Opening',
    question: 'What is this, and what may be refused?',
    advice:
      'Say in two sentences what the program is, that every ask can be refused, and ask how to take notes.',
    probe: null,
    minutes: 2,
    texts: [],
  },
  {
    section: 'you',
    title: 'You',
    question: 'What do you do, and what would you like from this?',
    advice:
      'Role, years with us, the way there. Then the motive: to be seen, to meet peers, to shape the product, to learn.',
    probe: 'What would make the next year a good one for you?',
    minutes: 4,
    texts: [
      { section: 'role', label: 'Role and path' },
      {
        section: 'motives',
        label: 'What they want from it',
        help: 'Only the program and the relationship owner read this.',
      },
    ],
  },
  {
    section: 'organisation',
    title: 'Organisation',
    question: 'What is your organisation busy with now?',
    advice: 'Business, size, regions, the two or three initiatives everybody there talks about.',
    probe: 'What does your board ask about most?',
    minutes: 3,
    texts: [{ section: 'organisation', label: 'Their organisation' }],
  },
  {
    section: 'before',
    title: 'Before',
    question: 'What was the problem, and what did it cost?',
    advice: 'The old way, the price of doing nothing, and what made them start looking.',
    probe: 'On which day was it clear that it could not go on?',
    minutes: 4,
    texts: [{ section: 'situation', label: 'Before, in their words' }],
  },
  {
    section: 'choice',
    title: 'Choice',
    question: 'Whom did you look at, and why us?',
    advice: 'Alternatives, criteria, the business case, who decided. Names of rivals stay inside.',
    probe: 'What spoke against us?',
    minutes: 3,
    texts: [{ section: 'choice', label: 'The choice, in their words' }],
  },
  {
    section: 'deployment',
    title: 'Deployment',
    question: 'What is in use, where, and since when?',
    advice: 'Products, users, regions, integrations, partners, go-live, how people took it up.',
    probe: 'Who resisted, and what won them over?',
    minutes: 5,
    texts: [{ section: 'deployment', label: 'What is in use' }],
  },
  {
    section: 'results',
    title: 'Results',
    question: 'What is different now, in numbers?',
    advice:
      'Ask for before and after, since when, and who could confirm it. One solid number is worth more than five soft ones.',
    probe: 'What would break if you went back? What did nobody expect?',
    minutes: 5,
    texts: [{ section: 'outcome', label: 'In their words' }],
  },
  {
    section: 'honest-view',
    title: 'Honest view',
    question: 'What was hard, and what must become better?',
    advice: 'Open issues first, then the score. What is said here goes to the people who can change it.',
    probe: 'What would you tell a friend before they sign?',
    minutes: 3,
    texts: [
      {
        section: 'honest-view',
        label: 'Honest view',
        help: 'Only the program and the relationship owner read this.',
      },
    ],
  },
  {
    section: 'advice',
    title: 'Advice to peers',
    question: 'What should others in your place know?',
    advice: 'Advice, the topics they enjoy, the audiences they like, the rivals they can compare.',
    probe: 'Which question do peers ask you again and again?',
    minutes: 3,
    texts: [
      { section: 'advice', label: 'Advice to peers' },
      { section: 'audiences', label: 'Whom they like to talk to' },
    ],
  },
  {
    section: 'willingness',
    title: 'Willingness',
    question: 'What would you be happy to do?',
    advice:
      'Read the kinds out. Maybe is an answer, and so is never. Ask for public or private, and for languages.',
    probe: 'Which of these have you done before and liked?',
    minutes: 4,
    texts: [],
  },
  {
    section: 'limits',
    title: 'Limits',
    question: 'How much is too much?',
    advice: 'Asks in a quarter, notice, busy weeks, whom they will not talk to, who else must agree.',
    probe: 'When in the year should nobody call?',
    minutes: 2,
    texts: [{ section: 'availability', label: 'Busy times, and who must agree' }],
  },
  {
    section: 'permissions',
    title: 'Permissions',
    question: 'What may we use, and until when?',
    advice: 'Theirs first, then what the company allows. Not asked is better than guessed.',
    probe: null,
    minutes: 3,
    texts: [],
  },
  {
    section: 'gifts',
    title: 'Gifts',
    question: 'May you accept anything at all?',
    advice: 'The employer’s rule, and whether this is public sector.',
    probe: null,
    minutes: 1,
    texts: [],
  },
  {
    section: 'contact',
    title: 'Contact',
    question: 'How do we reach you best?',
    advice: 'Channel, how often, assistant, and who else in the firm would like to be heard.',
    probe: null,
    minutes: 1,
    texts: [{ section: 'contact', label: 'How to reach them' }],
  },
  {
    section: 'close',
    title: 'Close',
    question: 'What help do you need from us now?',
    advice:
      'Write down the help, agree on a first light activity and on the day of the next word. Say thank you.',
    probe: null,
    minutes: 2,
    texts: [],
  },
]

/** How the talk was taken down. */
export const recordings = ['notes', 'recording', 'none'] as const
export type Recording = (typeof recordings)[number]

/** Whether their words may be quoted. */
export const quoteAnswers = ['yes', 'after-reading', 'no'] as const
export type QuoteAnswer = (typeof quoteAnswers)[number]

/** What an interview keeps for itself, beside what it writes into the profile. */
export type InterviewNotes = {
  readonly recording?: Recording | null
  readonly mayQuote?: QuoteAnswer | null
  readonly help?: string | null
  readonly firstActivity?: string | null
  /** Sections gone through. */
  readonly done?: readonly InterviewSection[]
  /** Sections passed over, and why. */
  readonly skipped?: Partial<Readonly<Record<InterviewSection, string>>>
}

/** Notes as they are after a section was gone through, skipped with a reason, or opened again. */
export function markSection(
  notes: InterviewNotes,
  section: InterviewSection,
  mark: 'done' | 'open' | { readonly skipped: string },
): InterviewNotes {
  const done = new Set(notes.done ?? [])
  const { [section]: _, ...skipped } = notes.skipped ?? {}
  if (mark === 'done') done.add(section)
  else done.delete(section)
  return {
    ...notes,
    done: interviewSections.filter((each) => done.has(each)),
    skipped: typeof mark === 'object' ? { ...skipped, [section]: mark.skipped } : skipped,
  }
}

/** Whether an interview may be finished: every section was gone through or passed over with a reason. */
export function decideFinish(notes: InterviewNotes): Decision<object, 'sections-open'> {
  const seen = new Set<string>([...(notes.done ?? []), ...Object.keys(notes.skipped ?? {})])
  const open = interviewQuestions.filter(({ section }) => !seen.has(section))
  if (open.length === 0) return accept({})
  const names = open.map(({ title }) => title).join(', ')
  return refuse('sections-open', `Still open: ${names}. Go through them, or skip them with a reason.`, {
    sections: open.map(({ section }) => section),
  })
}

/** How long nobody has to have written before somebody else may go on without asking, in minutes. */
export const scribeIdle = setting<number>({
  name: 'interview.scribe-idle',
  title: 'How long an interview stays with whoever writes it down',
  unit: 'minutes since the last word',
  source: 'practice B5: one scribe',
  schema: Type.Integer({ minimum: 1, maximum: 1_440 }),
  default: 30,
})

/**
 * Whether somebody may write an interview down: its scribe; anybody permitted while nobody has begun, or once the scribe
 * has been quiet for so many minutes, and then they are the scribe. Refuses two who write at once. Source: practice B5.
 */
export function decideScribe(
  interview: { readonly scribeId: string; readonly startedAt: string | null; readonly updatedAt: string },
  personId: string | null,
  at: { readonly now: string; readonly idleMinutes: number },
): Decision<{ readonly takesOver: boolean }, 'other-scribe'> {
  if (personId === null || interview.scribeId === personId) return accept({ takesOver: false })
  const quiet = (Date.parse(at.now) - Date.parse(interview.updatedAt)) / 60_000
  if (interview.startedAt === null || quiet >= at.idleMinutes) return accept({ takesOver: true })
  return refuse('other-scribe', 'Somebody else is writing this down. Take it over first.', {
    scribeId: interview.scribeId,
  })
}
