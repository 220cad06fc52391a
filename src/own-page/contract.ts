import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../kernel/contract.ts'
import { accountParts, correctionStates } from './own-page.ts'

// What staff see and do about the own pages of advocates.

const params = closed({ contactId: UuidSchema })

const CorrectionSchema = closed({
  id: UuidSchema,
  contact: NamedSchema,
  account: nullable(NamedSchema),
  part: oneOf(accountParts),
  held: nullable(Type.String()),
  wanted: Type.String(),
  saidAt: InstantSchema,
  state: oneOf(correctionStates),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(InstantSchema),
  answer: nullable(Type.String()),
})

const OwnLinkSchema = closed({
  /** The last time a link was sent by a person or asked for; mails to them bring links too. */
  sentAt: nullable(InstantSchema),
  sentBy: nullable(Type.String()),
  how: nullable(oneOf(['mail', 'copied', 'asked'])),
  /** Links that still open the page, and until when the last one does. */
  links: Type.Integer(),
  expiresAt: nullable(InstantSchema),
  /** The last thing they did on it. */
  usedAt: nullable(InstantSchema),
  /** The latest; more of them are a list of its own. */
  corrections: Type.Array(CorrectionSchema),
  moreCorrections: Type.Boolean(),
  /** send, copy, revoke, decide */
  may: MaySchema,
})

const access = ['program-manager', 'member', 'executive', 'administrator'] as const

export const getOwnLink = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/own-page',
  noun: 'own-page',
  summary: 'How it stands with an advocate’s own page: its links, and what they say is wrong',
  access,
  params,
  response: OwnLinkSchema,
})

export const sendOwnLink = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/own-page',
  noun: 'own-page',
  summary: 'Send an advocate the link to their own page, or take its address along to send it oneself',
  access: ['program-manager'],
  params,
  body: closed({ through: oneOf(['mail', 'copied']) }),
  response: closed({ address: nullable(Type.String()), page: OwnLinkSchema }),
})

export const revokeOwnLinks = endpoint({
  method: 'DELETE',
  path: '/advocates/:contactId/own-page',
  noun: 'own-page',
  summary: 'End every link to an advocate’s own page',
  access: ['program-manager'],
  params,
  response: OwnLinkSchema,
})

export const listOwnCorrections = endpoint({
  method: 'GET',
  path: '/own-corrections',
  noun: 'own-page',
  summary: 'What advocates say is wrong with what we hold, the newest first',
  access: ['program-manager'],
  query: closed({
    ...pageQuery,
    state: Type.Optional(oneOf(correctionStates)),
    contact: Type.Optional(UuidSchema),
  }),
  response: pageOf(CorrectionSchema),
})

export const countOwnCorrections = endpoint({
  method: 'GET',
  path: '/own-corrections/counts',
  noun: 'own-page',
  summary: 'How many of what advocates say is wrong wait, were taken over, or were not',
  access: ['program-manager'],
  query: closed({ contact: Type.Optional(UuidSchema) }),
  response: closed({ open: Type.Integer(), takenOver: Type.Integer(), declined: Type.Integer() }),
})

export const decideOwnCorrection = endpoint({
  method: 'POST',
  path: '/own-corrections/:ownCorrectionId/decision',
  noun: 'own-page',
  summary:
    'Say what became of a correction: taken over into the record, or not and why; the advocate reads it',
  access: ['program-manager'],
  params: closed({ ownCorrectionId: UuidSchema }),
  body: closed({ isTakenOver: Type.Boolean(), answer: nullable(LineSchema) }),
  response: closed({ correction: CorrectionSchema }),
})
