import type { Audience } from '../../activities/activity-type.ts'
import type { PageLanguage } from '../asks/page-language.ts'

/** The words of the page that prepares one side of a talk. */
export type SideBriefTexts = {
  title(activity: string, whom: string): string
  heads: Readonly<
    Record<
      | 'when'
      | 'whom'
      | 'why'
      | 'questions'
      | 'topics'
      | 'good'
      | 'story'
      | 'own'
      | 'about'
      | 'opportunity'
      | 'customer'
      | 'not'
      | 'last'
      | 'standing',
      string
    >
  >
  labels: Readonly<
    Record<
      | 'when'
      | 'long'
      | 'where'
      | 'there'
      | 'name'
      | 'why'
      | 'topics'
      | 'talksWith'
      | 'account'
      | 'what'
      | 'language'
      | 'private'
      | 'fromUs'
      | 'free'
      | 'need'
      | 'opportunity'
      | 'stage'
      | 'amount'
      | 'closes'
      | 'audience'
      | 'purpose'
      | 'context'
      | 'standing'
      | 'neverKinds'
      | 'neverWith'
      | 'notAllowed',
      string
    >
  >
  noTime: string
  noQuestions: string
  ownQuestions: string
  notRecorded: string
  freeToAdvocate: string
  freeToProspect: string
  audiences: Readonly<Record<Audience, string>>
}

const en: SideBriefTexts = {
  title: (activity, whom) => `${activity}: ${whom}`,
  heads: {
    when: 'When and where',
    whom: 'Whom you talk to',
    why: 'Why you',
    questions: 'What they would like to hear about',
    topics: 'What you are asked for your view on',
    good: 'Good to know',
    story: 'Their story in short',
    own: 'What you would like to hear about',
    about: 'About it',
    opportunity: 'The opportunity',
    customer: 'The customer',
    not: 'What not to ask',
    last: 'What they did last',
    standing: 'Standing',
  },
  labels: {
    when: 'When',
    long: 'How long',
    where: 'Where',
    there: 'For them',
    name: 'Name',
    why: 'Why them',
    topics: 'Topics',
    talksWith: 'Talks with',
    account: 'Company',
    what: 'What',
    language: 'Language',
    private: 'Private',
    fromUs: 'From us',
    free: 'Free to say',
    need: 'Looked for',
    opportunity: 'Opportunity',
    stage: 'Stage',
    amount: 'Amount',
    closes: 'Closes',
    audience: 'Audience',
    purpose: 'Purpose',
    context: 'Context',
    standing: 'Now',
    neverKinds: 'Never asked for',
    neverWith: 'Never with',
    notAllowed: 'Not allowed',
  },
  noTime: 'No time is agreed yet.',
  noQuestions: 'Nothing was named yet.',
  ownQuestions: 'You have named nothing yet; a line on your page is enough.',
  notRecorded: 'Not recorded, not quoted',
  freeToAdvocate: 'You decide what you speak about; anything you would rather leave out you leave out.',
  freeToProspect:
    'They give their time freely. Ask about their experience; prices and contracts are ours to answer.',
  audiences: {
    buyers: 'Buyers',
    analysts: 'Analysts',
    media: 'Media',
    investors: 'Investors',
    internal: 'Our own people',
    public: 'The public',
  },
}

const de: SideBriefTexts = {
  title: (activity, whom) => `${activity}: ${whom}`,
  heads: {
    when: 'Wann und wo',
    whom: 'Mit wem Sie sprechen',
    why: 'Warum Sie',
    questions: 'Was man von Ihnen hören möchte',
    topics: 'Wonach Sie gefragt werden können',
    good: 'Gut zu wissen',
    story: 'Die Geschichte in Kürze',
    own: 'Was Sie hören möchten',
    about: 'Dazu',
    opportunity: 'Das Vorhaben',
    customer: 'Der Kunde',
    not: 'Wonach man nicht fragt',
    last: 'Was zuletzt war',
    standing: 'Stand',
  },
  labels: {
    when: 'Wann',
    long: 'Wie lange',
    where: 'Wo',
    there: 'Dort',
    name: 'Name',
    why: 'Warum',
    topics: 'Themen',
    talksWith: 'Spricht mit',
    account: 'Unternehmen',
    what: 'Was',
    language: 'Sprache',
    private: 'Vertraulich',
    fromUs: 'Von uns',
    free: 'Frei',
    need: 'Gesucht',
    opportunity: 'Vorhaben',
    stage: 'Stufe',
    amount: 'Betrag',
    closes: 'Abschluss',
    audience: 'Publikum',
    purpose: 'Zweck',
    context: 'Umstände',
    standing: 'Jetzt',
    neverKinds: 'Nie gefragt',
    neverWith: 'Nie mit',
    notAllowed: 'Nicht erlaubt',
  },
  noTime: 'Es ist noch keine Zeit vereinbart.',
  noQuestions: 'Bisher wurde nichts genannt.',
  ownQuestions: 'Sie haben noch nichts genannt; eine Zeile auf Ihrer Seite genügt.',
  notRecorded: 'Keine Aufnahme, kein Zitat',
  freeToAdvocate: 'Sie bestimmen, worüber Sie sprechen; was Sie lieber auslassen, lassen Sie aus.',
  freeToProspect:
    'Die Zeit wird freiwillig gegeben. Fragen Sie nach Erfahrungen; Preise und Verträge beantworten wir.',
  audiences: {
    buyers: 'Käufer',
    analysts: 'Analysten',
    media: 'Medien',
    investors: 'Investoren',
    internal: 'Eigene Leute',
    public: 'Öffentlichkeit',
  },
}

/** The words of that page in one of our languages. */
export function sideBriefTexts(language: PageLanguage): SideBriefTexts {
  return language === 'de' ? de : en
}
