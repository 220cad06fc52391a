import { describe, expect, test } from 'vitest'
import { exampleLexicon } from './example-lexicon.ts'
import { readSentence } from './read-sentence.ts'

// A Monday. Dates without a year are the next such day from here.
const today = '2026-11-23'
const lexicon = exampleLexicon()

/** What a sentence was read as, in one line: what it asks for, then ! what was not understood, then the words. */
function read(text: string): string {
  const { activityTypeId, wishedOn, by, wanted, criteria, words, spans } = readSentence(text, lexicon, today)
  const missed = spans.flatMap(({ sense, text: said }) =>
    sense.as === 'not-understood' ? [`!${sense.why}(${said})`] : [],
  )
  return [
    ...criteria.map(({ kind, value, isMust }) => `${kind}=${value}${isMust ? '!' : ''}`),
    ...(activityTypeId === null ? [] : [activityTypeId]),
    ...(wishedOn === null ? [] : [`on ${wishedOn}`]),
    ...(by === null ? [] : [`by ${by}`]),
    ...(wanted === null ? [] : [`×${wanted}`]),
    ...missed,
    ...(words === '' ? [] : [`“${words}”`]),
  ].join(' ')
}

const call = 'sales-reference-call'

describe('whole sentences', () => {
  test.each([
    [
      'two healthcare customers in DACH on Analytics who left Oldsoft, video call before 15 June',
      `industry=healthcare region=DACH product=Merriden Analytics competitor=Oldsoft ${call} by 2027-06-15 ×2`,
    ],
    [
      'zwei Kunden aus dem Gesundheitswesen in der DACH-Region mit Analytics, die Oldsoft abgelöst haben, Videocall bis 15. Juni',
      `industry=healthcare region=DACH product=Merriden Analytics competitor=Oldsoft ${call} by 2027-06-15 ×2`,
    ],
    [
      'a dairy or food producer in northern Europe that left Cubeline, for a call by 11 December, hands-on',
      `industry=food region=154 competitor=Cubeline ${call} by 2026-12-11 “hands-on”`,
    ],
    [
      'we need a CFO of a Swiss bank who speaks French',
      'persona=finance.executive region=CH industry=banking language=fr!',
    ],
    [
      'Ich suche einen CFO bei einer Schweizer Bank, der Französisch spricht, customer story',
      'persona=finance.executive region=CH industry=banking language=fr! written-case-study',
    ],
    [
      'site visit at a Krankenhaus in Österreich nächste Woche please',
      'industry=hospitals region=AT hosted-site-visit on 2026-11-30 by 2026-12-06',
    ],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('industries, lands and their forms', () => {
  test.each([
    ['German hospital', 'region=DE industry=hospitals'],
    ['GERMAN HOSPITALS', 'region=DE industry=hospitals'],
    ['deutsches Krankenhaus', 'region=DE industry=hospitals'],
    ['deutsche Krankenhäuser', 'region=DE industry=hospitals'],
    ['ein deutscher Krankenhauskunde', 'region=DE industry=hospitals'],
    ['hospital in Germany', 'industry=hospitals region=DE'],
    ['Klinik in Deutschland', 'industry=hospitals region=DE'],
    ['Universitätsklinik', 'industry=hospitals'],
    ['banks in Switzerland', 'industry=banking region=CH'],
    ['Banken in der Schweiz', 'industry=banking region=CH'],
    ['Bankenbranche', 'industry=banking'],
    ['Versicherungsunternehmen', 'industry=insurance'],
    ['Pharmakonzern', 'industry=life-sciences'],
    ['Softwarefirma aus Finnland', 'industry=software region=FI'],
    ['health care', 'industry=healthcare'],
    ['health-care', 'industry=healthcare'],
    ['life sciences in the Nordics', 'industry=life-sciences region=NORDICS'],
    ['Einzelhandel in Benelux', 'industry=retail region=BENELUX'],
    ['retail in the UK', 'industry=retail region=GB'],
    ['US hospital', 'region=US industry=hospitals'],
    ['hospitals in the US', 'industry=hospitals region=US'],
    ['they helped us with the month end', '“helped, month end”'],
    ['it was hands-on', '“hands-on”'],
    ['IT company', 'industry=technology'],
    ['customers in Turkey', 'region=TR'],
    ['a bank in Georgia', 'industry=banking region=GE'],
    ['a bank in Georgia, USA', 'industry=banking region=US'],
    ['Danish or Swedish insurers', 'region=DK region=SE industry=insurance'],
    ['Côte d’Ivoire', 'region=CI'],
    ['Zürich', '“Zürich”'],
    ['hands-on training', '“hands-on training”'],
    ['training companies', 'industry=training'],
    ['security review', '“security review”'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('slips of the pen', () => {
  test.each([
    ['helthcare in Germny', 'industry=healthcare region=DE', ['Healthcare', 'Germany']],
    ['Krankenhuas in Österrreich', 'industry=hospitals region=AT', ['Krankenhaus', 'Österreich']],
    ['who left Oldsfot', 'competitor=Oldsoft', ['Oldsoft']],
    ['Swizerland', 'region=CH', ['Switzerland']],
    ['pharmaceuticls', 'industry=pharmaceuticals', ['Pharmaceutical']],
    ['webinr in insurence', 'industry=insurance webinar', ['Webinar', 'Insurance']],
  ])('%s', (text, expected, corrected) => {
    expect(read(text)).toBe(expected)
    const told = readSentence(text, lexicon, today).spans.flatMap((span) => span.corrected ?? [])
    expect(told).toEqual(corrected)
  })
})

describe('products and competitors', () => {
  test.each([
    ['on Analytics', 'product=Merriden Analytics'],
    ['Merriden Ledger', 'product=Merriden Ledger'],
    ['uses Forecast and Ledger', 'product=Merriden Forecast product=Merriden Ledger'],
    ['who left Oldsoft', 'competitor=Oldsoft'],
    ['switched from Oldsoft', 'competitor=Oldsoft'],
    ['migrated away from Quillon Reports', 'competitor=Quillon Reports'],
    ['replaced Numeratix or Oldsoft', 'competitor=Numeratix competitor=Oldsoft'],
    ['replaced spreadsheets', 'competitor=a spreadsheet'],
    ['weg von Oldsoft', 'competitor=Oldsoft'],
    ['von Oldsoft gewechselt', 'competitor=Oldsoft'],
    ['die Oldsoft abgelöst haben', 'competitor=Oldsoft'],
    ['Oldsoft-Ablösung', 'competitor=Oldsoft'],
    ['haben Oldsoft ersetzt', 'competitor=Oldsoft'],
    ['left Cubeline, call', `competitor=Cubeline ${call}`],
    ['die Cubeline abgelöst haben', 'competitor=Cubeline'],
    ['weg von SAP BW', 'competitor=SAP BW'],
    ['we have two calls left', `${call} ×2`],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('sizes', () => {
  test.each([
    ['over 5,000 employees', 'size=5000+'],
    ['mehr als 1.000 Mitarbeiter', 'size=1000-4999 size=5000+'],
    ['500-1000 people', 'size=250-999'],
    ['between 100 and 500 employees', 'size=50-249 size=250-999'],
    ['under 50 employees', 'size=1-49'],
    ['no more than 250 staff', 'size=1-49 size=50-249'],
    ['mid-sized insurer', 'size=50-249 size=250-999 industry=insurance'],
    ['mittelständische Bank', 'size=50-249 size=250-999 industry=banking'],
    ['large enterprise', 'size=1000-4999 size=5000+'],
    ['großes Krankenhaus', 'size=1000-4999 size=5000+ industry=hospitals'],
    ['with 120 employees', 'size=50-249'],
    ['10k employees', 'size=5000+'],
    ['large data volumes', '“large data volumes”'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('people and languages', () => {
  test.each([
    ['CFO', 'persona=finance.executive'],
    ['CFOs', 'persona=finance.executive'],
    ['head of IT', 'persona=it.leader'],
    ['IT director', 'persona=it.leader'],
    ['VP of Sales', 'persona=sales.leader'],
    ['Geschäftsführer', 'persona=management.executive'],
    ['Finanzleiterin', 'persona=finance.leader'],
    ['Leiter Einkauf', 'persona=supply.leader'],
    ['C-level', 'seniority=executive'],
    ['speaks French', 'language=fr!'],
    ['French-speaking', 'language=fr!'],
    ['auf Französisch', 'language=fr!'],
    ['französischsprachig', 'language=fr!'],
    ['speaks German and French', 'language=de! language=fr!'],
    ['speaks German or French', 'language=de language=fr'],
    ['in German hospitals', 'region=DE industry=hospitals'],
    ['auf Deutsch', 'language=de!'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('kinds of activity and numbers', () => {
  test.each([
    ['video call', call],
    ['Referenzgespräch', call],
    ['Referenzgespräche', call],
    ['site visit', 'hosted-site-visit'],
    ['Vor-Ort-Besuch', 'hosted-site-visit'],
    ['case study', 'written-case-study'],
    ['Fallstudie', 'written-case-study'],
    ['quote for the press', 'press-release-quote'],
    ['Pressezitat', 'press-release-quote'],
    ['speak at our event', 'event-speech'],
    ['Vortrag', 'event-speech'],
    ['webinar', 'webinar'],
    ['analyst call', 'analyst-interview'],
    ['talk to an analyst', 'analyst-interview'],
    ['investor call', 'investor-call'],
    ['a call, then a case study', `${call} !second(case study)`],
    ['two customers', '×2'],
    ['3 references', '×3'],
    ['zwei Referenzen', '×2'],
    ['at least three customers', '×3'],
    ['mindestens drei Kunden', '×3'],
    ['a couple of banks', 'industry=banking ×2'],
    ['two or three banks', 'industry=banking ×3'],
    ['500 customers', '!too-many(500)'],
    ['three plants in two years', '“three plants in two”'],
    ['this one', ''],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected))
})

test('what an account of the workspace is called is offered with its deals, however it is written', () => {
  const choices = [{ as: 'account', id: 'a1', name: 'Brødrene Lunde Meieri' }] as const
  const prospects = [{ spelling: 'brodrenelunde', choices }]
  const { spans, words } = readSentence('a call for brodrene LUNDE, hands-on', lexicon, today, prospects)
  expect(spans.find(({ sense }) => sense.as === 'for')).toMatchObject({ text: 'for brodrene LUNDE', choices })
  expect(words).toBe('hands-on')
  expect(readSentence('a call for Brødrene Lunde', lexicon, today).words).toBe('Brødrene Lunde')
})

test('a name that means several things is read by what stands around it, and the others are offered', () => {
  const [span] = readSentence('on Analytics', lexicon, today).spans
  expect(span?.choices.flatMap((each) => (each.as === 'criteria' ? each.criteria : []))).toContainEqual(
    expect.objectContaining({ kind: 'use-case' }),
  )
  const turkey = readSentence('we roast turkey', lexicon, today).spans.find(({ text }) => text === 'turkey')
  expect(turkey).toMatchObject({ sense: { as: 'words' }, choices: [{ criteria: [{ value: 'TR' }] }] })
})
