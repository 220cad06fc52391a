import type { PublicLanguage } from './public-page.ts'

export type SelfTexts = {
  readonly name: string
  readonly email: string
  readonly emailSays: string
  readonly accountText: string
  readonly title: string
  readonly why: string
  readonly whySays: string
  readonly optional: string
  readonly send: string
  readonly trap: string
  readonly failed: string
  readonly tooMany: string
  readonly look: (field: string) => string
  readonly nowhere: string
  readonly nowhereSays: string
  readonly offline: string
  readonly tryAgain: string
}

const english: SelfTexts = {
  name: 'Your name',
  email: 'Work mail',
  emailSays: 'So that whoever looks after you knows you again.',
  accountText: 'Company',
  title: 'What you do there',
  why: 'What went well?',
  whySays: 'A sentence or two is enough.',
  optional: 'optional',
  send: 'Send it',
  trap: 'Leave this empty',
  failed: 'That did not work. Please try again.',
  tooMany: 'That was often. Please try again in an hour.',
  look: (field) => `Please look at “${field}” again.`,
  nowhere: 'There is no page here',
  nowhereSays: 'It was closed, or its address is another one.',
  offline: 'No connection',
  tryAgain: 'Try again',
}

const german: SelfTexts = {
  name: 'Ihr Name',
  email: 'Dienstliche E-Mail',
  emailSays: 'Damit Ihre Ansprechperson Sie wiedererkennt.',
  accountText: 'Unternehmen',
  title: 'Was Sie dort tun',
  why: 'Was lief gut?',
  whySays: 'Ein, zwei Sätze genügen.',
  optional: 'freiwillig',
  send: 'Absenden',
  trap: 'Bitte leer lassen',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  tooMany: 'Das war sehr oft. Bitte versuchen Sie es in einer Stunde wieder.',
  look: (field) => `Bitte sehen Sie sich „${field}“ noch einmal an.`,
  nowhere: 'Hier ist keine Seite',
  nowhereSays: 'Sie wurde geschlossen, oder ihre Adresse ist eine andere.',
  offline: 'Keine Verbindung',
  tryAgain: 'Noch einmal versuchen',
}

/** The words of the public page around what the workspace says itself. */
export function selfTexts(language: PublicLanguage): SelfTexts {
  return language === 'de' ? german : english
}
