import type { ResponseOf } from '../../kernel/contract.ts'
import { apiPages, apiQuery } from '../../web/api-query.ts'
import type { getMail, listMails } from '../mail.contract.ts'
import type { MailState } from '../mail-state.ts'

export type MailRow = ResponseOf<typeof listMails>['rows'][number]
export type Mail = ResponseOf<typeof getMail>

/** Mails, the latest first, of one state or of all. */
export const mailsQuery = (state: string) =>
  apiPages<typeof listMails>('GET /mails', { query: state === '' ? {} : { state: state as MailState } })

/** One mail with its text. */
export const mailQuery = (mailId: string) =>
  apiQuery<typeof getMail>('GET /mails/:mailId', { params: { mailId } })

/** What is no longer true after a decision about a mail. */
export const mailRoutes = ['GET /mails', 'GET /mails/:mailId'] as const
