import { Type } from 'typebox'
import {
  closed,
  DaySchema,
  endpoint,
  InstantSchema,
  LineSchema,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  TextSchema,
  UuidSchema,
} from '../kernel/contract.ts'
import { audiences } from './activity-type.ts'
import { askStates, ledgerKinds } from './ledger.ts'

const Named = closed({ id: UuidSchema, name: Type.String() })

export const LedgerEntrySchema = closed({
  id: UuidSchema,
  kind: oneOf(ledgerKinds),
  state: oneOf(askStates),
  title: Type.String(),
  activityType: nullable(Named),
  contact: nullable(Named),
  account: Named,
  opportunity: nullable(Named),
  audience: nullable(oneOf(audiences)),
  holder: nullable(Type.String({ description: 'The employee whose ask it is, or who wrote it down' })),
  on: DaySchema,
  wishedOn: nullable(DaySchema),
  agreedOn: nullable(DaySchema),
  doneOn: nullable(DaySchema),
  askedAt: nullable(InstantSchema),
  answeredAt: nullable(InstantSchema),
  deferredUntil: nullable(DaySchema),
  loadPoints: Type.Number(),
  fullLoadPoints: Type.Number(),
  minutes: nullable(Type.Integer()),
  outcome: nullable(Type.String()),
  reason: nullable(Type.String()),
  evidence: nullable(Type.String()),
  titleThen: nullable(Type.String({ description: 'Job title of the contact at the time' })),
  isReversed: Type.Boolean({ description: 'Corrected by a later row; counts no longer' }),
  correctsId: nullable(UuidSchema),
  isOverride: Type.Boolean(),
  exception: nullable(closed({ by: Type.String(), reason: Type.String(), ownerConsent: Type.String() })),
})

const timeline = pageOf(LedgerEntrySchema)
const query = closed({ ...pageQuery, kind: Type.Optional(oneOf(ledgerKinds)) })

export const listContactLedger = endpoint({
  method: 'GET',
  path: '/contacts/:contactId/ledger',
  noun: 'activities',
  summary: 'What a contact was asked, gave and was given, newest first',
  access: 'signed-in',
  params: closed({ contactId: UuidSchema }),
  query,
  response: timeline,
})

export const listAccountLedger = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/ledger',
  noun: 'activities',
  summary: 'What everybody at an account was asked, gave and was given, newest first',
  access: 'signed-in',
  params: closed({ accountId: UuidSchema }),
  query,
  response: timeline,
})

export const listOpportunityLedger = endpoint({
  method: 'GET',
  path: '/opportunities/:opportunityId/ledger',
  noun: 'activities',
  summary: 'What customers did for an opportunity, newest first',
  access: 'signed-in',
  params: closed({ opportunityId: UuidSchema }),
  query,
  response: timeline,
})

const logged = closed({
  title: LineSchema,
  on: DaySchema,
  minutes: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 100_000 }))),
  outcome: Type.Optional(nullable(TextSchema)),
  opportunityId: Type.Optional(nullable(UuidSchema)),
})

export const logTouch = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/touches',
  noun: 'activities',
  summary: 'Write down a contact that asked for nothing',
  access: 'signed-in',
  params: closed({ contactId: UuidSchema }),
  body: closed({
    ...logged.properties,
    isReview: Type.Optional(
      Type.Boolean({ description: 'It was a business review; where nobody says, the title tells' }),
    ),
  }),
  response: LedgerEntrySchema,
})

export const logGive = endpoint({
  method: 'POST',
  path: '/contacts/:contactId/gives',
  noun: 'activities',
  summary: 'Write down something done for a contact',
  access: 'signed-in',
  params: closed({ contactId: UuidSchema }),
  body: logged,
  response: LedgerEntrySchema,
})

export const reverseEntry = endpoint({
  method: 'POST',
  path: '/ledger/:entryId/reversal',
  noun: 'activities',
  summary: 'Correct a closed row by a reversing one',
  access: ['program-manager'],
  params: closed({ entryId: UuidSchema }),
  body: closed({ reason: LineSchema }),
  response: LedgerEntrySchema,
})
