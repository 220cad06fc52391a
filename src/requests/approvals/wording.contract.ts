import { Type } from 'typebox'
import {
  closed,
  endpoint,
  InstantSchema,
  LineSchema,
  MailSchema,
  MaySchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { pageLanguages } from '../asks/page-language.ts'
import { linkStates } from './approval.contract.ts'
import { approvalRecords, approvalWays, askApprovers } from './approval.ts'
import { longestWords, wordingSides } from './wording.ts'
import { WordsPartSchema } from './words-part.ts'

const params = closed({ requestId: UuidSchema, askId: UuidSchema })
const linkParams = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const linkQuery = closed({ language: Type.Optional(oneOf(pageLanguages)) })

const wordsBody = closed({
  version: Type.Integer({
    minimum: 0,
    description: 'The version they were written on top of; 0 for the first',
  }),
  text: Type.String({ minLength: 1, maxLength: longestWords, pattern: '\\S' }),
  comment: Type.Optional(nullable(Type.String({ maxLength: 1_000 }))),
})
const agreementBody = closed({ version: Type.Integer({ minimum: 1 }) })
const approverBody = closed({ name: LineSchema, email: MailSchema })

const VersionSchema = closed({
  version: Type.Integer(),
  text: Type.String(),
  /** What changed since the version before. */
  changes: Type.Array(WordsPartSchema),
  writtenSide: oneOf(wordingSides),
  by: nullable(Type.String()),
  comment: nullable(Type.String()),
  at: InstantSchema,
  requesterAgreedAt: nullable(InstantSchema),
  requesterAgreedBy: nullable(Type.String()),
  advocateAgreedAt: nullable(InstantSchema),
  /** Who of ours noted the customer's yes; null where they gave it themselves. */
  advocateNotedBy: nullable(Type.String()),
})

/** Everything that was said to an ask, and the words that are printed. */
const ChainSchema = closed({
  /** In the order it was said. */
  answers: Type.Array(
    closed({
      id: UuidSchema,
      approver: oneOf(askApprovers),
      answer: oneOf(approvalRecords),
      by: nullable(Type.String()),
      through: nullable(oneOf(approvalWays)),
      comment: nullable(Type.String()),
      version: nullable(Type.Integer({ description: 'The version of the words it was said to' })),
      at: InstantSchema,
    }),
  ),
  /** Null where no words of the customer are printed. The last version counts. */
  wording: nullable(
    closed({
      versions: Type.Array(VersionSchema),
      /** Agreed by both sides and approved by everybody. */
      isFinal: Type.Boolean(),
      hasAdvocate: Type.Boolean(),
    }),
  ),
  /** Who approves in the customer's house; null where nobody is named, or nobody there is asked. */
  outsideApprover: nullable(
    closed({ name: Type.String(), email: nullable(Type.String()), isUsual: Type.Boolean() }),
  ),
  /** writeWords, agree, noteAgreement (the customer's), nameApprover */
  may: MaySchema,
})

export const getChain = endpoint({
  method: 'GET',
  path: '/requests/:requestId/asks/:askId/chain',
  noun: 'requests',
  summary: 'Everything that was said to an ask, in order, and every version of the words that are printed',
  access: 'signed-in',
  params,
  response: ChainSchema,
})

export const writeWords = endpoint({
  method: 'PUT',
  path: '/requests/:requestId/asks/:askId/words',
  noun: 'requests',
  summary: 'Write the words that are printed, or change them; approvals of other words are open again',
  access: 'signed-in',
  params,
  body: wordsBody,
  response: ChainSchema,
})

export const agreeOnWords = endpoint({
  method: 'POST',
  path: '/requests/:requestId/asks/:askId/words/agreement',
  noun: 'requests',
  summary: 'Agree to the words for our side, or note that the customer did',
  access: 'signed-in',
  params,
  body: closed({
    ...agreementBody.properties,
    side: oneOf(['requester', 'advocate']),
  }),
  response: ChainSchema,
})

export const nameApprover = endpoint({
  method: 'PUT',
  path: '/requests/:requestId/asks/:askId/outside-approver',
  noun: 'requests',
  summary: 'Name who approves in the customer’s house; they get a link of their own',
  access: 'signed-in',
  params,
  body: approverBody,
  response: ChainSchema,
})

/** What the customer's own page shows of the words and of who approves them. */
const OwnWordsSchema = closed({
  link: oneOf(linkStates),
  language: oneOf(pageLanguages),
  /** Null where no words of theirs are printed. */
  words: nullable(
    closed({
      version: Type.Integer({ description: '0 while nothing is written' }),
      text: Type.String(),
      changes: Type.Array(WordsPartSchema),
      by: nullable(Type.String()),
      comment: nullable(Type.String()),
      isAgreed: Type.Boolean({ description: 'The customer agreed to them' }),
      isFinal: Type.Boolean(),
      mayChange: Type.Boolean(),
    }),
  ),
  /** Null where nobody of their house is asked. */
  approver: nullable(closed({ name: nullable(Type.String()), mayName: Type.Boolean() })),
})

export const openOwnWords = endpoint({
  method: 'GET',
  path: '/links/asks/:token/words',
  noun: 'requests',
  summary: 'The words that would be printed, on the advocate’s page',
  access: 'link',
  params: linkParams,
  query: linkQuery,
  response: OwnWordsSchema,
})

export const writeOwnWords = endpoint({
  method: 'PUT',
  path: '/links/asks/:token/words',
  noun: 'requests',
  summary: 'The advocate writes or changes the words',
  access: 'link',
  params: linkParams,
  query: linkQuery,
  body: wordsBody,
  response: OwnWordsSchema,
})

export const agreeOnOwnWords = endpoint({
  method: 'POST',
  path: '/links/asks/:token/words/agreement',
  noun: 'requests',
  summary: 'The advocate agrees to the words',
  access: 'link',
  params: linkParams,
  query: linkQuery,
  body: agreementBody,
  response: OwnWordsSchema,
})

export const nameOwnApprover = endpoint({
  method: 'PUT',
  path: '/links/asks/:token/outside-approver',
  noun: 'requests',
  summary: 'The advocate names who approves in their house',
  access: 'link',
  params: linkParams,
  query: linkQuery,
  body: approverBody,
  response: OwnWordsSchema,
})
