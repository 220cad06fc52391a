import { expect, test } from 'vitest'
import type { AskFacts } from './ask-facts.ts'
import { languageOf, writeAgreement, writeAskLetter, writeOutcome, writeThanks } from './ask-letter.ts'

const person = (name: string, email: string | null = `${name.toLowerCase()}@tarnwell.example`) => ({
  id: name,
  name,
  email,
  title: null,
})

const ask: AskFacts = {
  id: 'ask',
  state: 'asked',
  wasAsked: true,
  wishedOn: '2026-12-02',
  doneOn: null,
  answeredAt: null,
  deferredUntil: null,
  neverAgain: false,
  reason: null,
  workspace: { id: 'w', name: 'Tarnwell', timeZone: 'Europe/Berlin' },
  request: {
    id: 'r',
    number: 1,
    title: 'A finance lead',
    handlerId: null,
    requesterId: 'Ines',
    audience: 'buyers',
    minutes: 30,
    language: 'de',
    place: null,
    needBy: null,
    speaksWith: 'Kjersti Amundsen',
    speaksWithEmail: null,
    ownFields: [],
  },
  activity: {
    id: 't',
    name: 'Sales reference call',
    germanName: 'Referenzgespräch',
    family: 'talks',
    isLive: true,
    timing: 'slot',
    dayLabel: 'Talk by',
  },
  account: { id: 'a', name: 'Nordkai', country: 'PL' },
  contact: {
    id: 'c',
    name: 'Małgorzata Nowak',
    title: 'CFO',
    mail: 'm@nordkai.example',
    timeZone: 'Europe/Warsaw',
    languages: ['pl', 'en'],
  },
  proposer: { ...person('Noor'), title: 'Customer program' },
  requester: { ...person('Ines'), timeZone: null },
  handler: null,
  owner: null,
  opportunityId: null,
  prospect: 'Hofstad Energi',
  whyYou: 'You went from 11 days to 4',
  ownerAsks: false,
  sentThrough: 'mail',
  answerBy: '2026-11-27T16:00:00.000Z',
  colleague: null,
  offered: ['2026-12-02T09:00:00.000Z', '2026-11-01T09:00:00.000Z'],
  suggested: [],
  counterTimes: [],
  meeting: null,
  prospectSide: null,
  isCleared: true,
  needsWords: false,
}
const textOf = ({ subject, paragraphs, below }: ReturnType<typeof writeAskLetter>) =>
  [subject, ...paragraphs, ...below].join('\n')

test('the letter asks in the name of a person, with why, times ahead in the reader’s zone, and a way out', () => {
  const text = textOf(writeAskLetter(ask, '2026-11-22T09:00:00.000Z'))
  expect(text).toContain('Would you talk with Kjersti Amundsen?')
  expect(text).toContain('Why you: You went from 11 days to 4')
  expect(text).toContain('(Warsaw time):\n– Wed 2 December, 10:00')
  expect(text).not.toContain('November, 10:00')
  expect(text).toContain('no, never, or a colleague instead')
  expect(text).toContain('Kind regards\nNoor\nCustomer program, Tarnwell')
  expect(text).not.toMatch(/!|null|undefined/)
})

test.each([
  [['de'], 'PL', 'de'],
  [['de', 'en'], 'DE', 'de'],
  [['de', 'en'], 'US', 'en'],
  [['en'], 'DE', 'en'],
  [[], 'AT', 'de'],
  [[], 'FR', 'en'],
  [['fr'], 'CH', 'en'],
])('who speaks %j in %s is written to in %s', (languages, country, language) => {
  const { contact } = ask
  if (contact === null) throw new Error('the ask has its contact')
  const asked = { ...ask, contact: { ...contact, languages }, account: { ...ask.account, country } }
  expect(languageOf(asked)).toBe(language)
})

test('every letter to a customer is whole in German too', () => {
  const { contact } = ask
  if (contact === null) throw new Error('the ask has its contact')
  const meeting = {
    startsAt: '2026-12-02T09:00:00.000Z',
    minutes: 30,
    timeZone: 'Europe/Warsaw',
    place: null,
    sequence: 0,
    state: 'planned',
    fromUs: null,
  } as const
  const german = { ...ask, contact: { ...contact, languages: ['de'] }, meeting }
  expect(textOf(writeAskLetter(german, '2026-11-22T09:00:00.000Z'))).toContain(
    'Würden Sie mit Kjersti Amundsen sprechen?',
  )
  expect(writeAgreement(german).subject).toBe('Vereinbart: Referenzgespräch, Mi., 2. Dezember, 10:00')
  expect(textOf(writeThanks(german))).toContain('vielen Dank für Ihre Zeit')
  const outcome = textOf(writeOutcome(german, { won: true, on: '2027-01-04' }))
  expect(outcome).toContain('Hofstad Energi hat sich am 4. Januar 2027 für uns entschieden.')
})

const speech: AskFacts = {
  ...ask,
  activity: {
    ...ask.activity,
    name: 'Event speech',
    germanName: 'Vortrag',
    family: 'stage',
    timing: 'fixed-day',
    dayLabel: 'Day of the event',
  },
  request: {
    ...ask.request,
    needBy: '2027-04-02',
    place: 'Messe Hannover',
    ownFields: [{ label: 'Event', kind: 'text', text: 'Finance Days', isForCustomer: true }],
  },
  offered: ['2027-04-02T07:30:00.000Z'],
}

test('a letter says what its kind is about: the event, its day and hour, and where', () => {
  const text = textOf(writeAskLetter(speech, '2026-11-22T09:00:00.000Z'))
  expect(text).toContain('May we ask you for something: Event speech?')
  expect(text).toContain(
    '– Event: Finance Days\n– Day of the event: 2 April 2027\n– Begins: Fri 2 April, 09:30 (Warsaw time)\n– Where: Messe Hannover',
  )
  expect(text).not.toContain('These times would suit')
  const own = {
    ...speech.request,
    ownFields: [{ label: 'Named', kind: 'choice', text: 'by name', isForCustomer: true }],
  } as const
  const words = { ...speech.activity, timing: 'by-day', dayLabel: 'Words needed by' } as const
  const german = {
    ...speech,
    request: own,
    activity: words,
    offered: [],
    account: { ...ask.account, country: 'AT' },
  }
  const inGerman = textOf(writeAskLetter({ ...german, contact: null }, '2026-11-22T09:00:00.000Z'))
  expect(inGerman).toContain('– Nennung: mit Namen\n– Wortlaut bis: 2. April 2027')
  expect(inGerman).not.toContain('Messe')
})

test('a letter needs no more than a name of a company', () => {
  const bare = { ...ask, contact: null, prospect: null, whyYou: '', offered: [], answerBy: null }
  const text = textOf(
    writeAskLetter({ ...bare, request: { ...ask.request, speaksWith: null, language: null } }, ''),
  )
  expect(text).toContain('Dear Nordkai,')
  expect(text).not.toMatch(/null|undefined/)
})
