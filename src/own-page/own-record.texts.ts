import type { PageLanguage } from '../requests/asks/page-language.ts'

/** The labels of what we hold, on the page and in the file. */
export type RecordTexts = {
  readonly groups: Readonly<
    Record<
      'you' | 'reach' | 'words' | 'results' | 'will' | 'limits' | 'permits' | 'also' | 'done' | 'wrong',
      string
    >
  >
  readonly labels: Readonly<
    Record<
      | 'employer'
      | 'persona'
      | 'seniority'
      | 'assistant'
      | 'channel'
      | 'leftOn'
      | 'owner'
      | 'before'
      | 'away'
      | 'asks'
      | 'notice'
      | 'notFrom'
      | 'never'
      | 'rests'
      | 'stage'
      | 'introduced'
      | 'nominated'
      | 'gifts'
      | 'recommend'
      | 'again'
      | 'interview'
      | 'answer'
      | 'text'
      | 'feedback'
      | 'mail',
      string
    >
  >
  readonly stages: Readonly<Record<string, string>>
  readonly seniorities: Readonly<Record<string, string>>
  readonly states: Readonly<Record<string, string>>
  readonly deeds: Readonly<Record<string, string>>
  /** What an interview keeps beside the profile. */
  readonly notes: Readonly<Record<string, string>>
  readonly corrected: Readonly<Record<'open' | 'taken-over' | 'declined', string>>
  asks(count: number | null): string
  notice(days: number | null): string
  window(from: string, until: string): string
  person(use: string): string
  ofAccount(use: string): string
  given(until: string | null, scope: string | null): string
  withdrawn(on: string): string
  refused: string
  notAsked: string
  result(before: string | null, after: string | null): string
  openAsk(activity: string, day: string | null): string
  openYes(activity: string, day: string | null): string
  file: {
    title(name: string, workspace: string): string
    made(on: string, program: string): string
    nothing: string
    without: string
  }
}

const en: RecordTexts = {
  groups: {
    you: 'You',
    reach: 'How to reach you',
    words: 'Your words',
    results: 'Your results',
    will: 'What you would do',
    limits: 'Your limits',
    permits: 'What is allowed',
    also: 'How you came to us, and what else we noted',
    done: 'What you did, got and were written',
    wrong: 'What you said is wrong',
  },
  labels: {
    employer: 'Company',
    persona: 'Field',
    seniority: 'Level',
    assistant: 'Assistant',
    channel: 'Best way',
    leftOn: 'Left on',
    owner: 'Your contact here',
    before: 'Before',
    away: 'Away',
    asks: 'Asks',
    notice: 'Notice',
    notFrom: 'Not from',
    never: 'Never with',
    rests: 'Resting until',
    stage: 'In the program',
    introduced: 'Introduced by',
    nominated: 'Put forward',
    gifts: 'Gifts',
    recommend: 'Would recommend us',
    again: 'To be asked again',
    interview: 'Interview',
    answer: 'Your answer',
    text: 'Published words',
    feedback: 'Your feedback',
    mail: 'Mail to you',
  },
  stages: {
    potential: 'Known to the program',
    introduced: 'Introduced',
    interviewed: 'Interviewed',
    discoverable: 'Can be asked',
    active: 'Active',
    retired: 'Left',
    declined: 'Declined',
  },
  seniorities: {
    executive: 'Executive',
    'vice-president': 'Vice president',
    director: 'Director',
    manager: 'Manager',
    specialist: 'Specialist',
  },
  states: {
    done: 'took place',
    debriefed: 'took place',
    declined: 'declined',
    deferred: 'put off',
    expired: 'not answered',
    withdrawn: 'taken back',
    missed: 'did not take place',
    asked: 'asked',
    accepted: 'agreed to',
    scheduled: 'agreed',
  },
  deeds: { ask: 'You were asked', give: 'You got', touch: 'We were in touch', share: 'Shared' },
  notes: {
    help: 'What would help you',
    firstActivity: 'What to begin with',
    mayQuote: 'May be quoted',
    recording: 'Recording',
  },
  corrected: { open: 'being looked at', 'taken-over': 'taken over', declined: 'not taken over' },
  asks: (count) => (count === null ? 'As many as suit' : count === 0 ? 'None' : `At most ${count} a quarter`),
  notice: (days) => (days === null ? 'None named' : days === 1 ? 'One working day' : `${days} working days`),
  window: (from, until) => `${from} to ${until}`,
  person: (use) => `Your ${use}`,
  ofAccount: (use) => `Your company’s ${use}`,
  given: (until, scope) =>
    `allowed${until === null ? '' : ` until ${until}`}${scope === null ? '' : `: ${scope}`}`,
  withdrawn: (on) => `withdrawn on ${on}`,
  refused: 'refused',
  notAsked: 'not asked yet',
  result: (before, after) =>
    before !== null && after !== null ? `from ${before} to ${after}` : (after ?? before ?? ''),
  openAsk: (activity, day) => `${activity}: you were asked${day === null ? '' : `, for ${day}`}.`,
  openYes: (activity, day) => `${activity}: you agreed${day === null ? '' : `, for ${day}`}.`,
  file: {
    title: (name, workspace) => `What ${workspace} holds on ${name}`,
    made: (on, program) => `Made on ${on}. Questions go to ${program}.`,
    nothing: 'Nothing.',
    without:
      'Not in it: what we think of our business with your company, and impressions of our own staff that are theirs alone.',
  },
}

const de: RecordTexts = {
  groups: {
    you: 'Sie',
    reach: 'Wie Sie zu erreichen sind',
    words: 'Ihre Worte',
    results: 'Ihre Ergebnisse',
    will: 'Was Sie tun würden',
    limits: 'Ihre Grenzen',
    permits: 'Was erlaubt ist',
    also: 'Wie Sie zu uns kamen, und was wir noch notiert haben',
    done: 'Was Sie getan, bekommen und an Post erhalten haben',
    wrong: 'Was nach Ihrem Wort nicht stimmt',
  },
  labels: {
    employer: 'Unternehmen',
    persona: 'Gebiet',
    seniority: 'Ebene',
    assistant: 'Assistenz',
    channel: 'Bester Weg',
    leftOn: 'Ausgeschieden am',
    owner: 'Ihr Kontakt hier',
    before: 'Vorher',
    away: 'Abwesend',
    asks: 'Bitten',
    notice: 'Vorlauf',
    notFrom: 'Nicht von',
    never: 'Nie mit',
    rests: 'Ruhe bis',
    stage: 'Im Programm',
    introduced: 'Vorgestellt von',
    nominated: 'Vorgeschlagen',
    gifts: 'Geschenke',
    recommend: 'Würden uns empfehlen',
    again: 'Wieder zu fragen',
    interview: 'Interview',
    answer: 'Ihre Antwort',
    text: 'Veröffentlichte Worte',
    feedback: 'Ihre Rückmeldung',
    mail: 'Mail an Sie',
  },
  stages: {
    potential: 'Dem Programm bekannt',
    introduced: 'Vorgestellt',
    interviewed: 'Interview geführt',
    discoverable: 'Kann gefragt werden',
    active: 'Aktiv',
    retired: 'Ausgeschieden',
    declined: 'Abgelehnt',
  },
  seniorities: {
    executive: 'Geschäftsleitung',
    'vice-president': 'Bereichsleitung',
    director: 'Leitung',
    manager: 'Führungskraft',
    specialist: 'Fachkraft',
  },
  states: {
    done: 'hat stattgefunden',
    debriefed: 'hat stattgefunden',
    declined: 'abgelehnt',
    deferred: 'verschoben',
    expired: 'nicht beantwortet',
    withdrawn: 'zurückgenommen',
    missed: 'fand nicht statt',
    asked: 'gefragt',
    accepted: 'zugesagt',
    scheduled: 'vereinbart',
  },
  deeds: { ask: 'Sie wurden gebeten', give: 'Sie bekamen', touch: 'Wir hatten Kontakt', share: 'Geteilt' },
  notes: {
    help: 'Was Ihnen helfen würde',
    firstActivity: 'Womit beginnen',
    mayQuote: 'Zitieren erlaubt',
    recording: 'Aufzeichnung',
  },
  corrected: { open: 'wird geprüft', 'taken-over': 'übernommen', declined: 'nicht übernommen' },
  asks: (count) =>
    count === null ? 'So viele, wie passen' : count === 0 ? 'Keine' : `Höchstens ${count} im Quartal`,
  notice: (days) =>
    days === null ? 'Keiner genannt' : days === 1 ? 'Ein Arbeitstag' : `${days} Arbeitstage`,
  window: (from, until) => `${from} bis ${until}`,
  person: (use) => `Von Ihnen: ${use}`,
  ofAccount: (use) => `Von Ihrem Unternehmen: ${use}`,
  given: (until, scope) =>
    `erlaubt${until === null ? '' : ` bis ${until}`}${scope === null ? '' : `: ${scope}`}`,
  withdrawn: (on) => `widerrufen am ${on}`,
  refused: 'abgelehnt',
  notAsked: 'noch nicht gefragt',
  result: (before, after) =>
    before !== null && after !== null ? `von ${before} auf ${after}` : (after ?? before ?? ''),
  openAsk: (activity, day) => `${activity}: Sie wurden gebeten${day === null ? '' : `, für den ${day}`}.`,
  openYes: (activity, day) => `${activity}: Sie haben zugesagt${day === null ? '' : `, für den ${day}`}.`,
  file: {
    title: (name, workspace) => `Was ${workspace} über ${name} gespeichert hat`,
    made: (on, program) => `Erstellt am ${on}. Fragen beantwortet ${program}.`,
    nothing: 'Nichts.',
    without:
      'Nicht darin: was wir über unser Geschäft mit Ihrem Unternehmen denken, und Eindrücke unserer Leute, die nur ihnen gehören.',
  },
}

/** The labels of what we hold, in one of our languages. */
export function recordTexts(language: PageLanguage): RecordTexts {
  return language === 'de' ? de : en
}
