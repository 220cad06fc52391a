import { Type } from 'typebox'
import { profileSections } from '../../advocates/profile.ts'
import {
  closed,
  endpoint,
  InstantSchema,
  MaySchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'
import { pageLanguages } from '../../requests/asks/page-language.ts'
import { ownerLinkStates } from '../contract.ts'
import { draftKinds, draftStates } from './drafts.ts'

const body = Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' })
const title = nullable(Type.String({ maxLength: 300 }))

const DraftSchema = closed({
  id: UuidSchema,
  kind: oneOf(draftKinds),
  title,
  body: Type.String(),
  /** The answers it was made of. */
  sources: Type.Array(oneOf(profileSections)),
  state: oneOf(draftStates),
  sentAt: nullable(InstantSchema),
  sentBy: nullable(Type.String()),
  answeredAt: nullable(InstantSchema),
  theirWords: nullable(Type.String()),
  theirNote: nullable(Type.String()),
  may: MaySchema,
  version: Type.Integer(),
})

const contactParams = closed({ contactId: UuidSchema })
const params = closed({ interviewDraftId: UuidSchema })

export const listDrafts = endpoint({
  method: 'GET',
  path: '/advocates/:contactId/drafts',
  noun: 'outreach',
  summary: 'Words made out of interviews: stories and quotes, with how far the speaker’s approval is',
  access: 'signed-in',
  params: contactParams,
  response: closed({ rows: Type.Array(DraftSchema), noMail: nullable(Type.String()), may: MaySchema }),
})

export const makeDrafts = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/drafts',
  noun: 'outreach',
  summary:
    'Make a story and quote candidates out of the answers of the last interview; those that stand already stay',
  access: 'signed-in',
  params: contactParams,
  response: closed({ made: Type.Integer() }),
})

export const editDraft = endpoint({
  method: 'PUT',
  path: '/interview-drafts/:interviewDraftId',
  noun: 'outreach',
  summary: 'Edit a draft before the speaker reads it, or after they changed it',
  access: 'signed-in',
  params,
  body: closed({ version: Type.Integer(), title, body }),
  response: DraftSchema,
})

export const sendDraft = endpoint({
  method: 'POST',
  path: '/interview-drafts/:interviewDraftId/sending',
  noun: 'outreach',
  summary: 'Send a draft to the speaker for their approval, in one’s own name; at most once for each version',
  access: 'signed-in',
  params,
  body: closed({ version: Type.Integer() }),
  response: DraftSchema,
})

export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/interview-drafts/:interviewDraftId',
  noun: 'outreach',
  summary: 'Drop a draft; the speaker’s page says so',
  access: 'signed-in',
  params,
  response: DraftSchema,
})

const DraftPageSchema = closed({
  link: oneOf(ownerLinkStates),
  language: oneOf(pageLanguages),
  workspace: Type.String(),
  program: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  draft: nullable(
    closed({
      kind: oneOf(draftKinds),
      name: Type.String(),
      title,
      body: Type.String(),
      state: oneOf(draftStates),
    }),
  ),
})

const linkParams = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const query = closed({ language: Type.Optional(oneOf(pageLanguages)) })

export const openDraftLink = endpoint({
  method: 'GET',
  path: '/links/drafts/:token',
  noun: 'outreach',
  summary: 'The page on which a speaker reads their words before they are used; opening it changes nothing',
  access: 'link',
  params: linkParams,
  query,
  response: DraftPageSchema,
})

export const answerDraftLink = endpoint({
  method: 'POST',
  path: '/links/drafts/:token/answer',
  noun: 'outreach',
  summary: 'The speaker approves their words, changes them, or would rather they were not used',
  access: 'link',
  params: linkParams,
  query,
  body: closed({
    answer: oneOf(['approve', 'change', 'refuse']),
    /** The words as they were read: what was edited meanwhile is not approved unseen. */
    words: Type.String({ maxLength: 20_000 }),
    note: Type.Optional(nullable(Type.String({ maxLength: 2_000 }))),
  }),
  response: DraftPageSchema,
})
