import { Type } from 'typebox'
import { askStates } from '../../activities/ledger.ts'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  MailSchema,
  MaySchema,
  NamedSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  UuidSchema,
} from '../../kernel/contract.ts'
import { changeKinds, changeSources, departureCauses, reviewDecisions } from './change.ts'

const count = Type.Integer({ minimum: 0 })
const words = Type.String({ minLength: 1, maxLength: 2_000, pattern: '\\S' })

const row = {
  id: UuidSchema,
  contactId: UuidSchema,
  name: Type.String(),
  title: nullable(Type.String()),
  stage: Type.String(),
  /** Whom they spoke for when it was opened, and where the records have them now. */
  account: nullable(NamedSchema),
  accountNow: nullable(NamedSchema),
  owner: nullable(NamedSchema),
  kinds: Type.Array(oneOf(changeKinds)),
  openedAt: InstantSchema,
  dueOn: DaySchema,
  lateDays: nullable(Type.Integer({ description: 'Days past due; null while in time or decided' })),
  decision: nullable(oneOf(reviewDecisions)),
  cause: nullable(oneOf(departureCauses)),
  note: nullable(Type.String()),
  toAccount: nullable(NamedSchema),
  successor: nullable(NamedSchema),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(InstantSchema),
  version: Type.Integer(),
}

/** Reviews that wait for a decision, and those that had theirs. */
export const reviewLists = ['open', 'decided'] as const
export type ReviewList = (typeof reviewLists)[number]

export const listReviews = endpoint({
  method: 'GET',
  path: '/change-reviews',
  noun: 'stewardship',
  summary:
    'Reviews that a change opened, what is due first: all of them for program managers, those of their customers for relationship owners',
  access: 'signed-in',
  query: closed({ ...pageQuery, list: Type.Optional(oneOf(reviewLists)) }),
  response: pageOf(closed(row)),
})

export const countReviews = endpoint({
  method: 'GET',
  path: '/change-reviews/counts',
  noun: 'stewardship',
  summary: 'How many reviews are open, how many of these are late, and how many were decided in 90 days',
  access: 'signed-in',
  response: closed({ open: count, late: count, decided: count, days: count, isMine: Type.Boolean() }),
})

const reviewParams = closed({ changeReviewId: UuidSchema })

const ReviewSchema = closed({
  ...row,
  changes: Type.Array(
    closed({
      id: UuidSchema,
      kind: oneOf(changeKinds),
      source: oneOf(changeSources),
      on: DaySchema,
      from: nullable(NamedSchema),
      to: nullable(NamedSchema),
      employer: nullable(Type.String({ description: 'As it was told, where it is no account' })),
      titleBefore: nullable(Type.String()),
      titleAfter: nullable(Type.String()),
      note: nullable(Type.String()),
      by: nullable(Type.String()),
      at: InstantSchema,
    }),
  ),
  gap: closed({
    segment: nullable(
      closed({
        industry: nullable(Type.String()),
        region: nullable(Type.String()),
        advocates: Type.Integer({ description: 'Who can be found in it without them' }),
        open: Type.Integer({ description: 'Open opportunities in it' }),
      }),
    ),
    colleagues: Type.Array(
      closed({
        id: UuidSchema,
        name: Type.String(),
        title: nullable(Type.String()),
        stage: Type.String(),
        score: nullable(Type.Number({ description: 'As a candidate, in hundredths' })),
      }),
      { description: 'Who else is known at the account they spoke for' },
    ),
    asks: Type.Array(
      closed({
        id: UuidSchema,
        requestId: nullable(UuidSchema),
        title: Type.String(),
        state: oneOf(askStates),
        on: nullable(DaySchema),
      }),
      { description: 'What they are still asked for' },
    ),
  }),
  chances: Type.Array(
    closed({
      account: closed({ id: UuidSchema, name: Type.String(), standing: Type.String() }),
      isSure: Type.Boolean({ description: 'False where only its name is like the one that was told' }),
      advocates: count,
      open: count,
      owner: nullable(Type.String()),
    }),
    { description: 'What the new employer is to us' },
  ),
  carried: closed({
    permissions: Type.Integer({ description: 'Permissions of their own that end when they go' }),
    uses: Type.Integer({ description: 'Uses that stay in their history' }),
  }),
  may: MaySchema,
})

export const getReview = endpoint({
  method: 'GET',
  path: '/change-reviews/:changeReviewId',
  noun: 'stewardship',
  summary: 'One review: what was noticed, what the old account loses, and what the new employer is to us',
  access: 'signed-in',
  params: reviewParams,
  response: ReviewSchema,
})

export const decideReview = endpoint({
  method: 'PUT',
  path: '/change-reviews/:changeReviewId/decision',
  noun: 'stewardship',
  summary: 'Decide what becomes of somebody after a change: they stay, moved, left, or retire',
  access: 'signed-in',
  params: reviewParams,
  body: closed({
    decision: oneOf(reviewDecisions),
    cause: Type.Optional(nullable(oneOf(departureCauses))),
    note: Type.Optional(nullable(words)),
    toAccountId: Type.Optional(nullable(UuidSchema)),
    titleThere: Type.Optional(nullable(LineSchema)),
    successorId: Type.Optional(nullable(UuidSchema)),
    version: Type.Integer(),
  }),
  response: ReviewSchema,
})

const contactParams = closed({ contactId: UuidSchema })

export const tellChange = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/changes',
  noun: 'stewardship',
  summary: 'Tell that something changed with a customer: it opens a review, or goes into the open one',
  access: 'signed-in',
  params: contactParams,
  body: closed({
    kind: oneOf(changeKinds),
    on: Type.Optional(DaySchema),
    note: Type.Optional(nullable(words)),
    toAccountId: Type.Optional(nullable(UuidSchema)),
    employer: Type.Optional(nullable(LineSchema)),
    titleAfter: Type.Optional(nullable(LineSchema)),
  }),
  response: closed({ reviewId: UuidSchema }),
})

export const getOpenReview = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/change-review',
  noun: 'stewardship',
  summary: 'The open review of a contact, where there is one',
  access: 'signed-in',
  params: contactParams,
  response: closed({
    review: nullable(closed({ id: UuidSchema, kinds: Type.Array(oneOf(changeKinds)), dueOn: DaySchema })),
    may: MaySchema,
  }),
})

const BounceCountsSchema = closed({
  told: count,
  noted: Type.Integer({ description: 'Addresses of customers that had not bounced before' }),
  reviews: Type.Integer({ description: 'Changes that went into reviews' }),
})

export const tellBounces = endpoint({
  method: 'POST',
  path: '/bounces',
  noun: 'stewardship',
  summary: 'Tell which addresses mail came back from; a delivery report can be handed in as it came',
  access: ['program-manager', 'administrator'],
  body: closed({
    rows: Type.Optional(
      Type.Array(
        closed({
          email: MailSchema,
          on: Type.Optional(DaySchema),
          isPermanent: Type.Optional(Type.Boolean({ description: 'True where it is left out' })),
        }),
        { maxItems: 1_000 },
      ),
    ),
    report: Type.Optional(
      Type.String({
        maxLength: 200_000,
        description: 'A delivery report (RFC 3464), or the JSON of a mail provider',
      }),
    ),
  }),
  response: BounceCountsSchema,
})

export const makeBounceAddress = endpoint({
  method: 'POST',
  path: '/bounce-address',
  noun: 'stewardship',
  summary:
    'Make an address to which a mail provider may tell of bounces; the one before opens nothing any more',
  access: ['program-manager', 'administrator'],
  response: closed({ address: Type.String() }),
})

export const hearBounces = endpoint({
  method: 'POST',
  path: '/bounces/:token',
  noun: 'stewardship',
  summary:
    'Where a mail provider tells of bounces: Amazon SES, Postmark, SendGrid, Mailgun, or a delivery report',
  access: 'link',
  params: closed({ token: Type.String({ maxLength: 100 }) }),
  body: Type.Unsafe<unknown>({
    anyOf: [{ type: 'object', additionalProperties: true }, { type: 'array' }, { type: 'string' }],
    description: 'What the provider sends, as it is',
  }),
  response: BounceCountsSchema,
})
