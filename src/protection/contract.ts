import { Type } from 'typebox'
import { LedgerEntrySchema } from '../activities/ledger.contract.ts'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  nullable,
  oneOf,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { StandingSchema } from './standing.contract.ts'

const override = Type.Optional(
  nullable(
    closed({
      reason: LineSchema,
      ownerConsent: Type.String({
        minLength: 1,
        maxLength: 300,
        pattern: '\\S',
        description: 'What the relationship owner said, and when',
      }),
    }),
  ),
)

const managers = ['program-manager'] as const

export const reserveAsk = endpoint({
  method: 'POST',
  path: '/asks',
  noun: 'protection',
  summary: 'Ask an advocate for something: the ask takes its place, or the answer says whose is in the way',
  access: managers,
  body: closed({
    contactId: nullable(UuidSchema),
    accountId: Type.Optional(nullable(UuidSchema)),
    activityTypeId: UuidSchema,
    wishedOn: DaySchema,
    title: Type.Optional(nullable(LineSchema)),
    opportunityId: Type.Optional(nullable(UuidSchema)),
    isAsked: Type.Optional(Type.Boolean({ description: 'The customer has been asked already' })),
    override,
  }),
  response: closed({ ask: LedgerEntrySchema, standing: StandingSchema }),
})

const params = closed({ askId: UuidSchema })

export const getAsk = endpoint({
  method: 'GET',
  path: '/asks/:askId',
  noun: 'protection',
  summary: 'One ask',
  access: managers,
  params,
  response: LedgerEntrySchema,
})

export const inviteAdvocate = endpoint({
  method: 'POST',
  path: '/asks/:askId/invitation',
  noun: 'protection',
  summary: 'Note that the customer has been asked',
  access: managers,
  params,
  body: closed({ override }),
  response: LedgerEntrySchema,
})

export const acceptAsk = endpoint({
  method: 'POST',
  path: '/asks/:askId/acceptance',
  noun: 'protection',
  summary: 'Note a yes, and the day that was agreed',
  access: managers,
  params,
  body: closed({ agreedOn: Type.Optional(nullable(DaySchema)), override }),
  response: LedgerEntrySchema,
})

export const declineAsk = endpoint({
  method: 'POST',
  path: '/asks/:askId/decline',
  noun: 'protection',
  summary: 'Note a no; the same kind rests, or is never asked again',
  access: managers,
  params,
  body: closed({
    reason: Type.Optional(nullable(TextSchema)),
    neverAgain: Type.Optional(Type.Boolean({ description: 'Never this kind again' })),
  }),
  response: LedgerEntrySchema,
})

export const deferAsk = endpoint({
  method: 'POST',
  path: '/asks/:askId/deferral',
  noun: 'protection',
  summary: 'Note a later: the kind is not asked for before that day',
  access: managers,
  params,
  body: closed({ until: DaySchema, reason: Type.Optional(nullable(TextSchema)) }),
  response: LedgerEntrySchema,
})

export const completeAsk = endpoint({
  method: 'POST',
  path: '/asks/:askId/completion',
  noun: 'protection',
  summary: 'Note that it took place, with evidence',
  access: managers,
  params,
  body: closed({
    doneOn: DaySchema,
    evidence: LineSchema,
    minutes: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 100_000 }))),
    outcome: Type.Optional(nullable(TextSchema)),
  }),
  response: LedgerEntrySchema,
})

export const withdrawAsk = endpoint({
  method: 'POST',
  path: '/asks/:askId/withdrawal',
  noun: 'protection',
  summary: 'Take an ask back',
  access: managers,
  params,
  body: closed({ reason: LineSchema }),
  response: LedgerEntrySchema,
})

const done = closed({ done: oneOf(['yes']) })
const contactParams = closed({ contactId: UuidSchema })
const accountParams = closed({ accountId: UuidSchema })

export const restAdvocate = endpoint({
  method: 'POST',
  path: '/advocates/:contactId/rest',
  noun: 'protection',
  summary: 'Let an advocate rest until a day, as they asked',
  access: 'signed-in',
  params: contactParams,
  body: closed({ until: DaySchema, reason: Type.Optional(nullable(LineSchema)) }),
  response: done,
})

export const endRest = endpoint({
  method: 'DELETE',
  path: '/advocates/:contactId/rest',
  noun: 'protection',
  summary: 'End the rest an advocate asked for',
  access: 'signed-in',
  params: contactParams,
  response: done,
})

export const raiseObjection = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/objection',
  noun: 'protection',
  summary: 'Object, as relationship owner, to asking anybody or one contact of an account',
  access: 'signed-in',
  params: accountParams,
  body: closed({
    reason: LineSchema,
    until: Type.Optional(nullable(DaySchema)),
    contactId: Type.Optional(nullable(UuidSchema)),
  }),
  response: done,
})

export const liftObjection = endpoint({
  method: 'DELETE',
  path: '/accounts/:accountId/objection',
  noun: 'protection',
  summary: 'Lift an objection',
  access: 'signed-in',
  params: accountParams,
  query: closed({ contactId: Type.Optional(UuidSchema) }),
  response: done,
})
