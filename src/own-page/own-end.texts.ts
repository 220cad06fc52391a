import type { PageLanguage } from '../requests/asks/page-language.ts'

/** The words of taking everything along, of a lost link, of leaving and of being erased. */
export type OwnEndTexts = {
  file: string
  fileSays: string
  fileJson: string
  fileHtml: string
  renew: string
  renewSays: string
  renewSend: string
  renewed: string
  leave: string
  leaveSays: string
  leaveWhy: string
  leaveSend: string
  erase: string
  eraseSays: string
  eraseSend: string
  erased: string
  eraseNoMail(program: string): string
  eraseTitle(name: string): string
  eraseConfirmSays: string
  eraseConfirm: string
  eraseKeep: string
  eraseDoneTitle: string
  eraseDone: string
  lost: string
  lostSays: string
  lostMail: string
  lostSend: string
  lostSent: string
  lostMany: string
}

const en: OwnEndTexts = {
  file: 'Take it all along',
  fileSays: 'Everything we hold on you, complete: to read and print, or as data for programs.',
  fileHtml: 'To read and print (HTML)',
  fileJson: 'As data (JSON)',
  renew: 'This link got into other hands',
  renewSays: 'Every link to this page ends now, and a new one goes to your mail address.',
  renewSend: 'End all links and mail me a new one',
  renewed: 'All links are ended. The new one is on its way to your mail address.',
  leave: 'Leave the program',
  leaveSays:
    'Everything open with you ends, whoever asked is told, and nobody asks you for anything again. What you did stays known.',
  leaveWhy: 'Why, if you like',
  leaveSend: 'Yes, leave the program',
  erase: 'Erase me',
  eraseSays:
    'We mail you a second link. Only when you confirm there does everything personal go: name, addresses, words, files. Sums of what was done stay, without you in them.',
  eraseSend: 'Mail me the link to confirm',
  erased:
    'The link is on its way to your mail address. It works for two days; until you confirm, nothing is erased.',
  eraseNoMail: (program) =>
    `No mail address is known, so the second link cannot be sent. Write to ${program}.`,
  eraseTitle: (name) => `${name}, erase everything about you?`,
  eraseConfirmSays:
    'Your name, addresses, words, answers and files go, from every list and from the search. What is open with you ends. This cannot be undone.',
  eraseConfirm: 'Erase everything about me',
  eraseKeep: 'Close this page to keep things as they are.',
  eraseDoneTitle: 'It is done',
  eraseDone:
    'Nothing personal is held on you any more, or it goes as soon as the program has checked that it is you. This page ends here.',
  lost: 'Get the link to your page',
  lostSays: 'Enter the mail address we write to. If we know it, the link is there in a minute.',
  lostMail: 'Your mail address',
  lostSend: 'Mail me the link',
  lostSent: 'If we know this address, the link is on its way to it.',
  lostMany: 'That was asked for often just now. Try again in a quarter of an hour.',
}

const de: OwnEndTexts = {
  file: 'Alles mitnehmen',
  fileSays:
    'Alles, was wir über Sie gespeichert haben, vollständig: zum Lesen und Drucken oder als Daten für Programme.',
  fileHtml: 'Zum Lesen und Drucken (HTML)',
  fileJson: 'Als Daten (JSON)',
  renew: 'Dieser Link kam in andere Hände',
  renewSays: 'Jeder Link zu dieser Seite endet jetzt, und ein neuer geht an Ihre Mailadresse.',
  renewSend: 'Alle Links beenden und mir einen neuen schicken',
  renewed: 'Alle Links sind beendet. Der neue ist unterwegs an Ihre Mailadresse.',
  leave: 'Das Programm verlassen',
  leaveSays:
    'Alles Offene mit Ihnen endet, wer Sie gebeten hat, erfährt es, und niemand bittet Sie wieder um etwas. Was Sie getan haben, bleibt bekannt.',
  leaveWhy: 'Warum, wenn Sie mögen',
  leaveSend: 'Ja, das Programm verlassen',
  erase: 'Mich löschen',
  eraseSays:
    'Wir schicken Ihnen einen zweiten Link. Erst wenn Sie dort bestätigen, verschwindet alles Persönliche: Name, Adressen, Worte, Dateien. Summen dessen, was getan wurde, bleiben, ohne Sie darin.',
  eraseSend: 'Den Link zum Bestätigen schicken',
  erased:
    'Der Link ist unterwegs an Ihre Mailadresse. Er gilt zwei Tage; bevor Sie bestätigen, wird nichts gelöscht.',
  eraseNoMail: (program) =>
    `Es ist keine Mailadresse bekannt, also kann der zweite Link nicht geschickt werden. Schreiben Sie an ${program}.`,
  eraseTitle: (name) => `${name}, alles über Sie löschen?`,
  eraseConfirmSays:
    'Ihr Name, Ihre Adressen, Worte, Antworten und Dateien verschwinden, aus jeder Liste und aus der Suche. Was mit Ihnen offen ist, endet. Das lässt sich nicht zurücknehmen.',
  eraseConfirm: 'Alles über mich löschen',
  eraseKeep: 'Schließen Sie diese Seite, wenn alles bleiben soll, wie es ist.',
  eraseDoneTitle: 'Es ist geschehen',
  eraseDone:
    'Über Sie ist nichts Persönliches mehr gespeichert, oder es verschwindet, sobald das Programm geprüft hat, dass Sie es sind. Diese Seite endet hier.',
  lost: 'Den Link zu Ihrer Seite bekommen',
  lostSays:
    'Geben Sie die Mailadresse ein, an die wir Ihnen schreiben. Kennen wir sie, ist der Link in einer Minute dort.',
  lostMail: 'Ihre Mailadresse',
  lostSend: 'Link schicken',
  lostSent: 'Kennen wir diese Adresse, ist der Link dorthin unterwegs.',
  lostMany: 'Das wurde eben oft verlangt. Versuchen Sie es in einer Viertelstunde noch einmal.',
}

/** The same in one of our languages. */
export function ownEndTexts(language: PageLanguage): OwnEndTexts {
  return language === 'de' ? de : en
}
