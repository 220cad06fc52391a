import { Type } from 'typebox'
import { ownFieldKinds } from '../../activities/activity-type.ts'
import { standingStates } from '../../activities/standing-state.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  MoneySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { pageLanguages } from '../asks/page-language.ts'
import { approvalAnswers, approvalStates, askApprovers } from './approval.ts'
import { longestWords } from './wording.ts'
import { WordsPartSchema } from './words-part.ts'

/** The words an approver has before them. */
const WordsSchema = closed({
  version: Type.Integer(),
  text: Type.String(),
  /** What changed since the version this approver saw last; all the same where they saw none. */
  changes: Type.Array(WordsPartSchema),
  by: nullable(Type.String()),
  comment: nullable(Type.String()),
})

/** What an approver needs to know, and nothing more. */
const ApprovalSchema = closed({
  id: UuidSchema,
  askId: UuidSchema,
  requestId: UuidSchema,
  approver: oneOf(askApprovers),
  state: oneOf(approvalStates),
  /** Asked once the customer said yes themselves. */
  afterYes: Type.Boolean(),
  /** Who has the word. */
  person: nullable(NamedSchema),
  /** Whose yes it is, where `person` stands in for them. */
  insteadOfOwner: nullable(
    Type.String({ description: 'Why they are asked in the relationship owner’s place' }),
  ),
  onBehalfOf: nullable(NamedSchema),
  /** Who is asked in the customer's house. */
  outside: nullable(Type.String()),
  words: nullable(WordsSchema),
  advocate: closed({ id: UuidSchema, name: Type.String(), title: nullable(Type.String()) }),
  account: NamedSchema,
  requester: closed({ id: UuidSchema, name: Type.String(), team: nullable(Type.String()) }),
  /** For whom: the prospect and what is at stake. */
  prospect: nullable(Type.String()),
  amount: nullable(MoneySchema),
  activity: Type.String(),
  /** What stands in the fields that the kind has besides. */
  fields: Type.Array(closed({ label: Type.String(), kind: oneOf(ownFieldKinds), text: Type.String() })),
  minutes: Type.Integer(),
  wishedOn: nullable(DaySchema),
  whyThem: Type.String(),
  standing: oneOf(standingStates),
  load: nullable(closed({ done: Type.Number(), reserved: Type.Number(), cap: Type.Number() })),
  needsYes: Type.Boolean(),
  openedAt: nullable(InstantSchema),
  dueAt: nullable(InstantSchema),
  /** What happens without an answer, in one sentence. */
  silence: Type.String(),
  decidedAt: nullable(InstantSchema),
  decidedBy: nullable(Type.String()),
  comment: nullable(Type.String()),
})

/** What somebody in the customer's company reads: who speaks, for what, the words; nothing of ours. */
const OutsideApprovalSchema = closed({
  state: oneOf(approvalStates),
  approver: nullable(Type.String()),
  advocate: closed({ name: Type.String(), title: nullable(Type.String()) }),
  account: Type.String(),
  activity: Type.String(),
  /** For whom, when and where, and the fields of the brief that the customer reads; in the reader's language. */
  facts: Type.Array(closed({ label: Type.String(), text: Type.String() })),
  askedBy: closed({ name: Type.String(), title: nullable(Type.String()) }),
  words: nullable(WordsSchema),
  decidedBy: nullable(Type.String()),
  comment: nullable(Type.String()),
})

export const listApprovals = endpoint({
  method: 'GET',
  path: '/approvals',
  noun: 'requests',
  summary: 'Approvals that wait for the reader, the most urgent first; all open ones for the program',
  access: 'signed-in',
  query: closed({ ...pageQuery, mine: Type.Optional(Type.Boolean()) }),
  response: pageOf(ApprovalSchema),
})

export const getApproval = endpoint({
  method: 'GET',
  path: '/approvals/:approvalId',
  noun: 'requests',
  summary: 'One approval',
  access: 'signed-in',
  params: closed({ approvalId: UuidSchema }),
  response: ApprovalSchema,
})

const answer = closed({
  answer: oneOf(approvalAnswers),
  comment: nullable(Type.String({ maxLength: 1_000 })),
  /** With a no: leave them alone until then. */
  until: nullable(DaySchema),
  /** With changes: the words as they should be. */
  words: Type.Optional(nullable(Type.String({ maxLength: longestWords }))),
  seconds: Type.Optional(
    nullable(Type.Integer({ minimum: 0, description: 'From opening the page to the answer' })),
  ),
  version: Type.Optional(
    nullable(
      Type.Integer({ description: 'The version of the words that was read; refused where it changed' }),
    ),
  ),
})

export const decideApproval = endpoint({
  method: 'POST',
  path: '/approvals/:approvalId/decision',
  noun: 'requests',
  summary: 'Answer an approval: yes, yes and I ask them myself, no with a reason, or the words marked up',
  access: 'signed-in',
  params: closed({ approvalId: UuidSchema }),
  body: answer,
  response: ApprovalSchema,
})

/** How a link stands: whoever opens a spent one reads what became of it. */
export const linkStates = ['open', 'answered', 'withdrawn', 'expired'] as const

/** Besides: the step waits again, for other words or somebody else, and the newest mail has its link. */
export const approvalLinkStates = [...linkStates, 'replaced'] as const

export const openApprovalLink = endpoint({
  method: 'GET',
  path: '/links/approvals/:token',
  noun: 'requests',
  summary: 'What a mailed link asks the approver; opening it changes nothing',
  access: 'link',
  params: closed({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  response: closed({
    link: oneOf(approvalLinkStates),
    language: oneOf(pageLanguages),
    workspace: Type.String(),
    /** Whom to ask where the link does not help any more. */
    contact: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
    /** For one of ours. */
    approval: nullable(ApprovalSchema),
    /** For somebody in the customer's house. */
    outside: nullable(OutsideApprovalSchema),
  }),
})

export const answerApprovalLink = endpoint({
  method: 'POST',
  path: '/links/approvals/:token/decision',
  noun: 'requests',
  summary: 'Answer an approval by its link',
  access: 'link',
  params: closed({ token: Type.String({ minLength: 20, maxLength: 100 }) }),
  query: closed({ language: Type.Optional(oneOf(pageLanguages)) }),
  body: answer,
  response: closed({
    link: oneOf(approvalLinkStates),
    language: oneOf(pageLanguages),
    approval: nullable(ApprovalSchema),
    outside: nullable(OutsideApprovalSchema),
  }),
})
