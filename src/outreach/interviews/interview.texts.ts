import type { PageLanguage } from '../../requests/asks/page-language.ts'
import type { PreparedSection } from './invitation.ts'

/** What customers read around an interview: the letter, the page, the questions. */
export type InterviewTexts = {
  letter(given: { name: string; sender: string; account: string; workspace: string; minutes: number }): {
    readonly subject: string
    readonly paragraphs: readonly string[]
  }
  letterButton: string
  letterBelow: string
  agreedMail(given: { name: string; sender: string; moment: string; place: string | null }): {
    readonly subject: string
    readonly paragraphs: readonly string[]
  }
  cancelledMail(given: { name: string; sender: string; reason: string | null }): {
    readonly subject: string
    readonly paragraphs: readonly string[]
  }
  summary(workspace: string): string
  title(name: string, interviewer: string): string
  agreedTitle(interviewer: string): string
  says(minutes: number): string
  agreed(moment: string): string
  named: string
  cancelled: string
  over: string
  where: string
  calendarFile: string
  questions: string
  questionsSay: string
  question: Readonly<Record<PreparedSection, string>>
  save: string
  saved: string
  callOff: string
  callOffSays: string
  none: string
}

const en: InterviewTexts = {
  letter: ({ name, sender, account, workspace, minutes }) => ({
    subject: `A time for our conversation`,
    paragraphs: [
      `Dear ${name},`,
      `thank you for taking the time. I would like to hear what you did at ${account} and what came of it; it takes about ${minutes} minutes.`,
      'Behind the button are times to choose from and the questions. You may write something ahead, or nothing at all. Nothing is published without your yes.',
      `${sender}\n${workspace}`,
    ],
  }),
  letterButton: 'Choose a time',
  letterBelow:
    'One page, no signing in. None of the times fits? You can name others there, or answer this mail.',
  agreedMail: ({ name, sender, moment, place }) => ({
    subject: `Agreed: ${moment}`,
    paragraphs: [
      `Dear ${name},`,
      `we talk on ${moment}.${place === null ? '' : ` Where: ${place}.`} The entry for your calendar comes with this mail.`,
      sender,
    ],
  }),
  cancelledMail: ({ name, sender, reason }) => ({
    subject: 'Our conversation is called off',
    paragraphs: [
      `Dear ${name},`,
      `our conversation will not take place.${reason === null ? '' : ` ${reason}`} The cancellation for your calendar comes with this mail.`,
      sender,
    ],
  }),
  summary: (workspace) => `Conversation with ${workspace}`,
  title: (name, interviewer) => `${name}, when would you like to talk with ${interviewer}?`,
  agreedTitle: (interviewer) => `Your conversation with ${interviewer}`,
  says: (minutes) =>
    `About ${minutes} minutes on what you did and what came of it. You may leave out whatever you like, and nothing is published without your yes.`,
  agreed: (moment) => `It is agreed: ${moment}. The invitation is in your mail.`,
  named: 'Your times have been sent. You get the invitation as soon as one is chosen.',
  cancelled: 'This conversation was called off. Nothing else is to be done.',
  over: 'The conversation has taken place. Thank you.',
  where: 'Where',
  calendarFile: 'Put it into your calendar (a file)',
  questions: 'What we would like to ask',
  questionsSay:
    'What we believe to know stands there already. Correct it or add to it if you like; you need not.',
  question: {
    you: 'What do you do, and how did you come to it?',
    organisation: 'What is your organisation busy with now?',
    before: 'What was the problem, and what did it cost?',
    choice: 'Whom did you look at, and why us?',
    deployment: 'What is in use, where, and since when?',
    results: 'What is different now, in numbers?',
    advice: 'What should others in your place know?',
  },
  save: 'Send this ahead',
  saved: 'Sent. You can change it until we talk.',
  callOff: 'I cannot after all',
  callOffSays: 'No reason is needed. The entry leaves your calendar.',
  none: 'None of the times offered is left. Name some of your own.',
}

const de: InterviewTexts = {
  letter: ({ name, sender, account, workspace, minutes }) => ({
    subject: 'Ein Termin für unser Gespräch',
    paragraphs: [
      `Guten Tag ${name},`,
      `danke, dass Sie sich die Zeit nehmen. Ich möchte hören, was Sie bei ${account} getan haben und was daraus geworden ist; es dauert etwa ${minutes} Minuten.`,
      'Hinter dem Knopf stehen Zeiten zur Wahl und die Fragen. Sie können vorher etwas dazu schreiben, müssen aber nicht. Ohne Ihr Ja wird nichts veröffentlicht.',
      `${sender}\n${workspace}`,
    ],
  }),
  letterButton: 'Zeit wählen',
  letterBelow:
    'Eine Seite, ohne Anmeldung. Passt keine Zeit? Dort können Sie andere nennen, oder antworten Sie einfach auf diese Mail.',
  agreedMail: ({ name, sender, moment, place }) => ({
    subject: `Vereinbart: ${moment}`,
    paragraphs: [
      `Guten Tag ${name},`,
      `wir sprechen am ${moment}.${place === null ? '' : ` Wo: ${place}.`} Der Eintrag für Ihren Kalender liegt dieser Mail bei.`,
      sender,
    ],
  }),
  cancelledMail: ({ name, sender, reason }) => ({
    subject: 'Unser Gespräch ist abgesagt',
    paragraphs: [
      `Guten Tag ${name},`,
      `unser Gespräch findet nicht statt.${reason === null ? '' : ` ${reason}`} Die Absage für Ihren Kalender liegt dieser Mail bei.`,
      sender,
    ],
  }),
  summary: (workspace) => `Gespräch mit ${workspace}`,
  title: (name, interviewer) => `${name}, wann möchten Sie mit ${interviewer} sprechen?`,
  agreedTitle: (interviewer) => `Ihr Gespräch mit ${interviewer}`,
  says: (minutes) =>
    `Etwa ${minutes} Minuten über das, was Sie getan haben und was daraus geworden ist. Sie dürfen auslassen, was Sie möchten, und ohne Ihr Ja wird nichts veröffentlicht.`,
  agreed: (moment) => `Es ist vereinbart: ${moment}. Die Einladung liegt in Ihrer Mail.`,
  named: 'Ihre Zeiten sind unterwegs. Sie bekommen die Einladung, sobald eine gewählt ist.',
  cancelled: 'Dieses Gespräch ist abgesagt. Es ist nichts weiter zu tun.',
  over: 'Das Gespräch hat stattgefunden. Vielen Dank.',
  where: 'Wo',
  calendarFile: 'In den Kalender eintragen (eine Datei)',
  questions: 'Was wir fragen möchten',
  questionsSay:
    'Was wir zu wissen glauben, steht schon da. Verbessern oder ergänzen Sie es, wenn Sie möchten; Sie müssen nicht.',
  question: {
    you: 'Was tun Sie, und wie kamen Sie dazu?',
    organisation: 'Womit ist Ihr Haus gerade beschäftigt?',
    before: 'Was war das Problem, und was hat es gekostet?',
    choice: 'Wen haben Sie sich angesehen, und warum wir?',
    deployment: 'Was ist im Einsatz, wo und seit wann?',
    results: 'Was ist heute anders, in Zahlen?',
    advice: 'Was sollten andere an Ihrer Stelle wissen?',
  },
  save: 'Vorab senden',
  saved: 'Gesendet. Bis zum Gespräch können Sie es ändern.',
  callOff: 'Ich kann doch nicht',
  callOffSays: 'Einen Grund braucht es nicht. Der Eintrag verschwindet aus Ihrem Kalender.',
  none: 'Von den angebotenen Zeiten ist keine mehr frei. Nennen Sie eigene.',
}

/** The words around an interview in one of our languages. */
export function interviewTexts(language: PageLanguage): InterviewTexts {
  return language === 'de' ? de : en
}
