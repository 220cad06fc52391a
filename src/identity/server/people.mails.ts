import { layOutMail, linkPlace } from '../../server/mail.ts'

/** Asks somebody to come in. */
export function invitationMail(given: { inviter: string; workspace: string; days: number }) {
  const { inviter, workspace, days } = given
  return {
    subject: `${inviter} invites you to ${workspace} on Avouch`,
    ...layOutMail({
      paragraphs: [
        `${inviter} would like you to join ${workspace} on Avouch, where ${workspace} looks after the customers who speak for it.`,
      ],
      button: { label: 'Accept the invitation', address: linkPlace },
      below: [
        `The link works once, for ${days} days. If you did not expect this mail, leave it be: nothing happens.`,
      ],
    }),
  }
}

/** Answers a wish for a new password. */
export function resetMail(minutes: number) {
  return {
    subject: 'Set a new password for Avouch',
    ...layOutMail({
      paragraphs: ['Somebody, probably you, asked to set a new password for your sign-in to Avouch.'],
      button: { label: 'Set a new password', address: linkPlace },
      below: [
        `The link works once, for ${minutes} minutes. If it was not you, leave this mail be: your password stays.`,
      ],
    }),
  }
}
