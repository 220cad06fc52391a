import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  MaySchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { mailStates } from './mail-state.ts'

const staff = ['administrator', 'program-manager'] as const
const params = closed({ mailId: UuidSchema })

const MailRowSchema = closed({
  id: UuidSchema,
  audience: oneOf(['staff', 'customer']),
  to: closed({ address: nullable(Type.String()), name: nullable(Type.String()) }),
  subject: Type.String(),
  state: oneOf(mailStates),
  failure: nullable(Type.String()),
  createdAt: InstantSchema,
  sentAt: nullable(InstantSchema),
})

const MailSchema = closed({
  ...MailRowSchema.properties,
  fromName: nullable(Type.String()),
  replyTo: nullable(Type.String()),
  text: Type.String(),
  calendar: nullable(Type.String({ description: 'The iCalendar file that goes with it' })),
  about: nullable(closed({ kind: Type.String(), id: UuidSchema })),
  may: MaySchema,
})

export const listMails = endpoint({
  method: 'GET',
  path: '/mails',
  noun: 'mails',
  summary: 'Every mail the product wrote, the latest first',
  access: staff,
  query: closed({
    ...pageQuery,
    state: Type.Optional(oneOf(mailStates)),
    audience: Type.Optional(oneOf(['staff', 'customer'])),
  }),
  response: closed({
    ...pageOf(MailRowSchema).properties,
    counts: Type.Record(Type.String(), Type.Integer(), { description: 'How many mails are in each state' }),
    smtp: Type.Boolean({ description: 'Whether mails are handed to an SMTP server' }),
  }),
})

export const getMail = endpoint({
  method: 'GET',
  path: '/mails/:mailId',
  noun: 'mails',
  summary: 'One mail with its text, to be read and copied',
  access: staff,
  params,
  response: MailSchema,
})

export const sendAgain = endpoint({
  method: 'POST',
  path: '/mails/:mailId/sending',
  noun: 'mails',
  summary: 'Send a mail that was kept, failed, or of which nobody knows whether it went',
  access: staff,
  params,
  response: MailSchema,
})

export const settleMail = endpoint({
  method: 'PUT',
  path: '/mails/:mailId/state',
  noun: 'mails',
  summary: 'Say that a mail went after all, or was copied into somebody’s own mail',
  access: staff,
  params,
  body: closed({ state: oneOf(['sent', 'copied']) }),
  response: MailSchema,
})
