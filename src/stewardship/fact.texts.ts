import type { AgingKind } from '../advocates/freshness.ts'
import { type ProfileSection, profileSections, sectionTitles } from '../advocates/profile.ts'
import type { PageLanguage } from '../requests/asks/page-language.ts'

/** What is known now of somebody and their company, as far as a fact may be asked about. */
export type FactValues = {
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly account: { readonly id: string; readonly name: string } | null
  readonly mail: string | null
  readonly boss: string | null
  readonly products: readonly string[]
  readonly health: string | null
  readonly cases: readonly string[]
  readonly owner: string | null
  readonly sections: Readonly<Record<string, string>>
  readonly results: readonly string[]
  readonly topics: readonly string[]
  readonly yes: readonly string[]
  readonly never: readonly string[]
  readonly asksAQuarter: number | null
  readonly noticeDays: number | null
}

const longest = 220

const germanSections: Readonly<Record<ProfileSection, string>> = {
  role: 'Rolle und Weg',
  motives: 'Was sie davon haben möchten',
  organisation: 'Das Unternehmen',
  situation: 'Vorher',
  choice: 'Warum sie uns wählten',
  deployment: 'Was im Einsatz ist',
  outcome: 'Was daraus wurde',
  'honest-view': 'Ehrliche Sicht',
  advice: 'Rat an andere',
  audiences: 'Mit wem sie gern sprechen',
  availability: 'Wann und wie',
  contact: 'Wie man sie erreicht',
}

const health = {
  en: { good: 'is doing well', watch: 'needs watching', poor: 'is doing poorly' },
  de: { good: 'geht es gut', watch: 'sollte man im Auge behalten', poor: 'geht es schlecht' },
} as const

/**
 * A fact as a sentence that can still be true. In: which fact, what is known now, the reader's language, and whether
 * the reader is the advocate themselves. Out: the sentence; cut where a text is long.
 */
export function tellFact(
  { kind, key }: { readonly kind: AgingKind; readonly key: string },
  values: FactValues,
  language: PageLanguage,
  isOneself = false,
): string {
  const sentence =
    language === 'de' ? inGerman(kind, key, values, isOneself) : inEnglish(kind, key, values, isOneself)
  return sentence.length > longest ? `${sentence.slice(0, longest).trimEnd()}…` : sentence
}

const at = (values: FactValues) => values.account?.name ?? '–'

function inEnglish(kind: AgingKind, key: string, values: FactValues, isOneself: boolean): string {
  const who = isOneself ? 'You' : values.name
  const s = isOneself ? '' : 's'
  switch (kind) {
    case 'employment':
      return values.title === null
        ? `${who} work${s} at ${at(values)}`
        : `${who} ${isOneself ? 'are' : 'is'} ${values.title} at ${at(values)}`
    case 'mail':
      return `${who} read${s} mail at ${values.mail ?? '–'}`
    case 'reporting':
      return `${who} report${s} to ${values.boss ?? '–'}`
    case 'products':
      return `${at(values)} uses ${listed(values.products, 'and')}`
    case 'health':
      return `${at(values)} ${health.en[values.health as 'good'] ?? ''}`
    case 'cases':
      return values.cases.length === 0
        ? `No serious case is open at ${at(values)}`
        : `Serious case open: ${listed(values.cases, 'and')}`
    case 'owner':
      return `${values.owner ?? 'Nobody'} looks after ${at(values)}`
    case 'results':
      return `Results: ${values.results.join('; ')}`
    case 'topics':
      return `${who} talk${s} about ${listed(values.topics, 'and')}`
    case 'willingness':
      return `${who} would do: ${listed(values.yes, 'and') || 'nothing yet'}${values.never.length === 0 ? '' : `; never: ${listed(values.never, 'or')}`}`
    case 'limits':
      return `${who} ${isOneself ? 'have' : 'has'} these limits: ${limitsOf(values, 'en')}`
    case 'text':
      return `${titleOf(key, 'en')}: ${values.sections[key] ?? ''}`
  }
}

function inGerman(kind: AgingKind, key: string, values: FactValues, isOneself: boolean): string {
  const who = isOneself ? 'Sie' : values.name
  const verb = (du: string, sie: string) => (isOneself ? sie : du)
  switch (kind) {
    case 'employment':
      return values.title === null
        ? `${who} ${verb('arbeitet', 'arbeiten')} bei ${at(values)}`
        : `${who} ${verb('ist', 'sind')} ${values.title} bei ${at(values)}`
    case 'mail':
      return `${who} ${verb('liest', 'lesen')} Mails an ${values.mail ?? '–'}`
    case 'reporting':
      return `${who} ${verb('berichtet', 'berichten')} an ${values.boss ?? '–'}`
    case 'products':
      return `${at(values)} nutzt ${listed(values.products, 'und')}`
    case 'health':
      return `${at(values)} ${health.de[values.health as 'good'] ?? ''}`
    case 'cases':
      return values.cases.length === 0
        ? `Bei ${at(values)} ist kein ernster Fall offen`
        : `Ernster Fall offen: ${listed(values.cases, 'und')}`
    case 'owner':
      return `${values.owner ?? 'Niemand'} betreut ${at(values)}`
    case 'results':
      return `Ergebnisse: ${values.results.join('; ')}`
    case 'topics':
      return `${who} ${verb('spricht', 'sprechen')} über ${listed(values.topics, 'und')}`
    case 'willingness':
      return `${who} ${verb('würde', 'würden')} mitmachen bei: ${listed(values.yes, 'und') || 'noch nichts'}${values.never.length === 0 ? '' : `; nie: ${listed(values.never, 'oder')}`}`
    case 'limits':
      return `${who} ${verb('hat', 'haben')} diese Grenzen: ${limitsOf(values, 'de')}`
    case 'text':
      return `${titleOf(key, 'de')}: ${values.sections[key] ?? ''}`
  }
}

function titleOf(key: string, language: PageLanguage): string {
  const section = profileSections.find((each) => each === key)
  if (section === undefined) return language === 'de' ? 'Text' : 'Text'
  return language === 'de' ? germanSections[section] : sectionTitles[section]
}

function limitsOf({ asksAQuarter, noticeDays }: FactValues, language: PageLanguage): string {
  const parts =
    language === 'de'
      ? [
          asksAQuarter === null ? null : `höchstens ${asksAQuarter} Anfragen im Quartal`,
          noticeDays === null ? null : `${noticeDays} Tage Vorlauf`,
        ]
      : [
          asksAQuarter === null ? null : `at most ${asksAQuarter} asks a quarter`,
          noticeDays === null ? null : `${noticeDays} days’ notice`,
        ]
  const said = parts.filter((part) => part !== null).join(', ')
  return said === '' ? (language === 'de' ? 'wie im Profil' : 'as in the profile') : said
}

function listed(all: readonly string[], and: string): string {
  const shown = all.slice(0, 6)
  if (shown.length < 2) return shown[0] ?? ''
  return `${shown.slice(0, -1).join(', ')} ${and} ${shown.at(-1)}`
}

/** The value itself, as a reviewer compares it with what somebody said instead. */
export function valueOfFact(
  { kind, key }: { readonly kind: AgingKind; readonly key: string },
  values: FactValues,
): string | null {
  switch (kind) {
    case 'employment':
      return values.title
    case 'mail':
      return values.mail
    case 'reporting':
      return values.boss
    case 'products':
      return values.products.join(', ')
    case 'health':
      return values.health
    case 'cases':
      return values.cases.join('; ') || null
    case 'owner':
      return values.owner
    case 'results':
      return values.results.join('\n')
    case 'topics':
      return values.topics.join(', ')
    case 'willingness':
      return values.yes.join(', ')
    case 'limits':
      return limitsOf(values, 'en')
    case 'text':
      return values.sections[key] ?? null
  }
}
