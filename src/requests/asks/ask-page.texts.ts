import type { PermissionUse } from '../../activities/activity-type.ts'
import type { ProfileSection, WillingnessAnswer } from '../../advocates/profile.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { type Asked, tellMinutes } from './letter.texts.ts'
import { begin, type PageLanguage } from './page-language.ts'
import { tellDay, tellMoment } from './page-time.ts'

/** What the server says on the customer's page: sentences that hold names, days and answers. */
export type AskPageTexts = {
  title(given: Asked & { readonly name: string }): string
  askedBy(given: Asked & { readonly name: string; readonly post: string | null }): string
  /** The head of the page once they said yes. */
  agreedTitle(given: Asked): string
  labels: Readonly<Record<'why' | 'with' | 'long' | 'where' | 'begins' | 'private', string>>
  lasts(minutes: number, language: string | null): string
  notQuoted: string
  answered: {
    agreed(moment: Instant, zone: string): string
    yes(asker: string): string
    yesFor(asker: string, day: Day): string
    otherTimes(asker: string): string
    /** The other side has their times, or named its own. */
    offered(other: string): string
    named(other: string): string
    notNow(until: Day | null): string
    no: string
    never: string
    colleague(name: string): string
    done(on: Day | null): string
    missed: string
  }
  last(given: { on: Day | null; activity: string; with: string | null }): string
  outcome(outcome: string | null, with_: string | null): string | null
  gave(title: string): string
  held: Readonly<
    Record<
      | 'name'
      | 'title'
      | 'account'
      | 'mails'
      | 'phone'
      | 'languages'
      | 'zone'
      | 'topics'
      | 'willing'
      | 'permits'
      | 'results',
      string
    >
  >
  sections: Readonly<Record<ProfileSection, string>>
  uses: Readonly<Record<PermissionUse, string>>
  answers: Readonly<Record<WillingnessAnswer, string>>
  question(given: {
    side: 'requester' | 'advocate' | 'prospect'
    name: string
    /** Who is asked. */
    reader: string
    activity: string
    with: string | null
  }): {
    readonly title: string
    readonly question: string
  }
}

const en: AskPageTexts = {
  title: ({ name, isTalk, activity, whom }) =>
    isTalk
      ? `${name}, would you talk with ${whom ?? 'somebody in your place of some time ago'}?`
      : `${name}, may we ask you for this: ${activity}?`,
  askedBy: ({ name, post, isTalk, isPrivate }) =>
    `${name}${post === null ? '' : `, ${post},`} asks ${isTalk ? `for a ${isPrivate ? 'private ' : ''}talk` : 'you'}.`,
  agreedTitle: ({ isTalk, activity, whom }) =>
    isTalk ? `Your talk${whom === null ? '' : ` with ${whom}`}` : activity,
  labels: {
    why: 'Why you',
    with: 'With',
    long: 'How long',
    where: 'Where',
    begins: 'Begins',
    private: 'Private',
  },
  lasts: (minutes, language) => `${tellMinutes(minutes, 'en')}${language === null ? '' : `, in ${language}`}`,
  notQuoted: 'Not recorded, not quoted',
  answered: {
    agreed: (moment, zone) => `You said yes: ${tellMoment(moment, zone, 'en')}.`,
    yes: (asker) => `You said yes. ${asker} comes back to you.`,
    yesFor: (asker, day) => `You said yes, for ${tellDay(day, 'en')}. ${asker} comes back to you.`,
    otherTimes: (asker) => `You said yes and suggested other times. ${asker} comes back to you with one.`,
    offered: (other) =>
      `You said yes. ${begin(other)} has your times and chooses one; then you get the invitation.`,
    named: (other) =>
      `You said yes. None of your times suits ${other}: choose one of theirs, or offer others.`,
    notNow: (until) =>
      until === null ? 'You said: not now.' : `You said: not before ${tellDay(until, 'en')}.`,
    no: 'You said no to this one.',
    never: 'You said never to this kind. It will not be asked again.',
    colleague: (name) => `You said to ask ${name} instead.`,
    done: (on) =>
      on === null ? 'It took place. Thank you.' : `It took place on ${tellDay(on, 'en')}. Thank you.`,
    missed: 'It did not take place.',
  },
  last: ({ on, activity, with: whom }) =>
    `${on === null ? '' : `${tellDay(on, 'en')}: `}${activity}${whom === null ? '' : ` with ${whom}`}.`,
  outcome: (outcome, whom) =>
    outcome === 'won'
      ? `${whom ?? 'They'} decided for us.`
      : outcome === 'lost'
        ? `${whom ?? 'They'} decided otherwise.`
        : null,
  gave: (title) => `You got: ${title}`,
  held: {
    name: 'Name',
    title: 'Post',
    account: 'Company',
    mails: 'Mail',
    phone: 'Phone',
    languages: 'Languages',
    zone: 'Time zone',
    topics: 'Topics',
    willing: 'What you would do',
    permits: 'What you allow',
    results: 'Results',
  },
  sections: {
    role: 'Your role',
    motives: 'What you want from it',
    organisation: 'Your organisation',
    situation: 'Before',
    choice: 'Why you chose us',
    deployment: 'What is in use',
    outcome: 'What came of it',
    'honest-view': 'Your honest view',
    advice: 'Your advice to peers',
    audiences: 'Whom you like to talk to',
    availability: 'When and how',
    contact: 'How to reach you',
  },
  uses: {
    name: 'name and post',
    logo: 'logo',
    quote: 'quote',
    recording: 'recording',
    press: 'press',
    analysts: 'analysts',
    investors: 'investors',
  },
  answers: { yes: 'yes', maybe: 'maybe', no: 'no', never: 'never' },
  question: ({ side, name, reader, activity, with: whom }) =>
    side === 'prospect'
      ? {
          title: `How was your talk with ${name}?`,
          question: `${reader}, how well did it help you? 1 is not at all, 5 is very much.`,
        }
      : side === 'advocate'
        ? {
            title: `${name}, how was it for you?`,
            question: `${activity}${whom === null ? '' : ` with ${whom}`}: was your time well used? 1 is not at all, 5 is very much.`,
          }
        : {
            title: `How well did ${name} help?`,
            question: `${activity}${whom === null ? '' : ` with ${whom}`}. 1 is not at all, 5 is very much.`,
          },
}

const de: AskPageTexts = {
  title: ({ name, isTalk, activity, whom }) =>
    isTalk
      ? `${name}, würden Sie mit ${whom ?? 'jemandem'} sprechen?`
      : `${name}, dürfen wir Sie darum bitten: ${activity}?`,
  askedBy: ({ name, post, isTalk, isPrivate }) =>
    `${name}${post === null ? '' : `, ${post},`} bittet ${isTalk ? `um ein ${isPrivate ? 'vertrauliches ' : ''}Gespräch` : 'Sie'}.`,
  agreedTitle: ({ isTalk, activity, whom }) =>
    isTalk ? `Ihr Gespräch${whom === null ? '' : ` mit ${whom}`}` : activity,
  labels: {
    why: 'Warum Sie',
    with: 'Mit',
    long: 'Wie lange',
    where: 'Wo',
    begins: 'Beginn',
    private: 'Vertraulich',
  },
  lasts: (minutes, language) =>
    `${tellMinutes(minutes, 'de')}${language === null ? '' : `, auf ${language}`}`,
  notQuoted: 'Keine Aufnahme, kein Zitat',
  answered: {
    agreed: (moment, zone) => `Sie haben zugesagt: ${tellMoment(moment, zone, 'de')}.`,
    yes: (asker) => `Sie haben zugesagt. ${asker} meldet sich bei Ihnen.`,
    yesFor: (asker, day) =>
      `Sie haben für den ${tellDay(day, 'de')} zugesagt. ${asker} meldet sich bei Ihnen.`,
    offered: (other) =>
      `Sie haben zugesagt. ${begin(other)} hat Ihre Zeiten und wählt eine davon; dann bekommen Sie die Einladung.`,
    named: (other) =>
      `Sie haben zugesagt. Von Ihren Zeiten passt keine (${other}): Wählen Sie eine der genannten, oder bieten Sie andere an.`,
    otherTimes: (asker) =>
      `Sie haben zugesagt und andere Zeiten vorgeschlagen. ${asker} meldet sich mit einer davon.`,
    notNow: (until) =>
      until === null
        ? 'Sie haben gesagt: nicht jetzt.'
        : `Sie haben gesagt: nicht vor dem ${tellDay(until, 'de')}.`,
    no: 'Sie haben dazu Nein gesagt.',
    never: 'Sie haben gesagt: so etwas nie. Es wird nicht wieder gefragt.',
    colleague: (name) => `Sie haben gesagt, wir sollen ${name} fragen.`,
    done: (on) =>
      on === null ? 'Es hat stattgefunden. Danke.' : `Es hat am ${tellDay(on, 'de')} stattgefunden. Danke.`,
    missed: 'Es hat nicht stattgefunden.',
  },
  last: ({ on, activity, with: whom }) =>
    `${on === null ? '' : `${tellDay(on, 'de')}: `}${activity}${whom === null ? '' : ` mit ${whom}`}.`,
  outcome: (outcome, whom) =>
    outcome === 'won'
      ? `${whom ?? 'Das Unternehmen'} hat sich für uns entschieden.`
      : outcome === 'lost'
        ? `${whom ?? 'Das Unternehmen'} hat sich anders entschieden.`
        : null,
  gave: (title) => `Sie bekamen: ${title}`,
  held: {
    name: 'Name',
    title: 'Funktion',
    account: 'Unternehmen',
    mails: 'Mail',
    phone: 'Telefon',
    languages: 'Sprachen',
    zone: 'Zeitzone',
    topics: 'Themen',
    willing: 'Was Sie tun würden',
    permits: 'Was Sie erlauben',
    results: 'Ergebnisse',
  },
  sections: {
    role: 'Ihre Rolle',
    motives: 'Ihre Beweggründe',
    organisation: 'Ihr Haus',
    situation: 'Lage vorher',
    choice: 'Warum Sie uns gewählt haben',
    deployment: 'Wie es eingeführt wurde',
    outcome: 'Was es gebracht hat',
    'honest-view': 'Ihre ehrliche Sicht',
    advice: 'Ihr Rat an andere',
    audiences: 'Vor wem Sie sprechen würden',
    availability: 'Wann Sie können',
    contact: 'Wie Sie zu erreichen sind',
  },
  uses: {
    name: 'Name und Funktion',
    logo: 'Logo',
    quote: 'Zitat',
    recording: 'Aufnahme',
    press: 'Presse',
    analysts: 'Analysten',
    investors: 'Investoren',
  },
  answers: { yes: 'ja', maybe: 'vielleicht', no: 'nein', never: 'nie' },
  question: ({ side, name, reader, activity, with: whom }) =>
    side === 'prospect'
      ? {
          title: `Wie war Ihr Gespräch mit ${name}?`,
          question: `${reader}, wie sehr hat es Ihnen geholfen? 1 heißt gar nicht, 5 heißt sehr.`,
        }
      : {
          title: `${name}, wie war es für Sie?`,
          question: `${activity}${whom === null ? '' : ` mit ${whom}`}: War Ihre Zeit gut genutzt? 1 heißt gar nicht, 5 heißt sehr.`,
        },
}

/** The words of the customer's page in one of our languages. */
export function askPageTexts(language: PageLanguage): AskPageTexts {
  return language === 'de' ? de : en
}
