/** How a person is told of a theme: by mail at once, in the digest, in the app only, or not at all. */
export const tellings = ['now', 'digest', 'app', 'off'] as const
export type Telling = (typeof tellings)[number]

/** An act waits for the reader; news only tells. */
export type Importance = 'act' | 'news'

type ThemeWords = {
  readonly title: string
  readonly detail: string
  readonly importance: Importance
  readonly usual: Telling
  /** Its mails carry what cannot wait or be shortened, a calendar entry say: they go one by one, whatever is chosen. */
  readonly alone?: true
}

/**
 * What people choose by. Acts go at once. News goes at once where its reader can still do something about it, and with
 * the digest where not. Source: experience.md, "one digest instead of many mails".
 */
export const themes = {
  approvals: {
    title: 'Approvals asked of you',
    detail: 'May we ask your customer, with the button that answers',
    importance: 'act',
    usual: 'now',
  },
  'next-steps': {
    title: 'Your next step',
    detail: 'A question to you, whether a talk took place, whether a request is still needed',
    importance: 'act',
    usual: 'now',
  },
  entries: {
    title: 'Calendar entries and texts to send on',
    detail: 'They come by mail, since they belong into your calendar and your own mail',
    importance: 'act',
    usual: 'now',
    alone: true,
  },
  conversation: {
    title: 'Messages and mentions',
    detail: 'What colleagues write about your requests',
    importance: 'news',
    usual: 'now',
  },
  answers: {
    title: 'Answers of customers and approvers',
    detail: 'Yes, no, or nobody answered',
    importance: 'news',
    usual: 'now',
  },
  'own-customers': {
    title: 'Your customers',
    detail: 'Who asks them, what they did, who else plans with them, who leaves the program',
    importance: 'news',
    usual: 'now',
  },
  'customer-contacts': {
    title: 'Contacts with your customers',
    detail: 'Who of ours talked or wrote to them, and gave them something',
    importance: 'news',
    usual: 'digest',
  },
  'own-work': {
    title: 'Work handed to you, and what comes due',
    detail: 'Hand-overs, escalations, days that move',
    importance: 'news',
    usual: 'now',
  },
  progress: {
    title: 'Progress of your requests',
    detail: 'Taken up, taken back, closed',
    importance: 'news',
    usual: 'digest',
  },
  'new-requests': {
    title: 'New requests',
    detail: 'Submitted, and nobody looks after them yet',
    importance: 'news',
    usual: 'digest',
  },
  nominations: {
    title: 'Your nominations',
    detail: 'What became of customers you put forward',
    importance: 'news',
    usual: 'digest',
  },
  fits: {
    title: 'Needs you keep',
    detail: 'Who fits them since you looked',
    importance: 'news',
    usual: 'digest',
  },
} as const satisfies Readonly<Record<string, ThemeWords>>

export type Theme = keyof typeof themes

/** Every theme, in the order in which people choose. */
export const themeNames = Object.keys(themes) as readonly Theme[]

/** What a kind of notification is about, by its name. A kind is one occasion on which somebody is told. */
const kinds: Readonly<Record<string, Theme>> = {
  approval: 'approvals',
  reminder: 'approvals',
  exception: 'approvals',
  outreach: 'approvals',
  question: 'next-steps',
  expiring: 'next-steps',
  feedback: 'next-steps',
  'whether-done': 'next-steps',
  'needs-step': 'next-steps',
  withdrawal: 'next-steps',
  'owner-page': 'next-steps',
  words: 'next-steps',
  'words-wanted': 'next-steps',
  'approver-wanted': 'next-steps',
  'outreach-free': 'next-steps',
  'own-correction': 'next-steps',
  'interview-brief': 'next-steps',
  'interview-confirmation': 'next-steps',
  'interview-times': 'next-steps',
  'letter-to-copy': 'entries',
  'to-copy': 'entries',
  entry: 'entries',
  message: 'conversation',
  mention: 'conversation',
  answer: 'answers',
  expired: 'answers',
  refused: 'answers',
  stopped: 'answers',
  cleared: 'answers',
  times: 'answers',
  'not-needed': 'answers',
  outcome: 'answers',
  'outreach-objected': 'answers',
  'interview-answer': 'answers',
  'draft-answer': 'answers',
  informed: 'own-customers',
  reported: 'own-customers',
  passed: 'own-customers',
  left: 'own-customers',
  'outreach-withdrawn': 'own-customers',
  'own-page': 'own-customers',
  collision: 'own-customers',
  insight: 'own-customers',
  rerouted: 'own-customers',
  contacted: 'customer-contacts',
  handed: 'own-work',
  escalation: 'own-work',
  'entry-moved': 'own-work',
  'entry-needs': 'own-work',
  overdue: 'own-work',
  taken: 'progress',
  closed: 'progress',
  withdrawn: 'progress',
  'request-news': 'progress',
  'new-request': 'new-requests',
  nomination: 'nominations',
  fit: 'fits',
}

/**
 * The kind and theme of what somebody is told. In: its name, which may carry numbers and ids that keep one occasion
 * from another (`whether-done-2`, `approval:<id>`), and what its mail brings. A name that nobody declared is a next step
 * where its mail has a button of its own, an entry where it brings one for the calendar, else progress.
 */
export function readKind(
  name: string,
  brings: { readonly button: boolean; readonly calendar: boolean },
): { readonly kind: string; readonly theme: Theme } {
  if (brings.calendar) return { kind: 'entry', theme: 'entries' }
  const said = name.split(':')[0] ?? ''
  const kind = said.endsWith('-to-copy') && said !== 'letter-to-copy' ? 'to-copy' : said.replace(/-\d+$/, '')
  const theme = kinds[kind]
  if (theme !== undefined) return { kind, theme }
  return brings.button
    ? { kind: 'needs-step', theme: 'next-steps' }
    : { kind: 'request-news', theme: 'progress' }
}

/** Null where somebody may choose that for a theme; else why not. What waits for a person cannot be switched off. */
export function whyNotTold(theme: Theme, how: Telling): string | null {
  const words: ThemeWords = themes[theme]
  if (words.alone && how !== 'now') return 'These come by mail at once.'
  if (words.importance === 'act' && how === 'off')
    return 'What waits for you can be quiet, but not switched off.'
  return null
}
