import { Type } from 'typebox'
import { caseSeverities } from '../../customers/case.ts'
import {
  closed,
  DaySchema,
  endpoint,
  LineSchema,
  MailSchema,
  nullable,
  oneOf,
  UuidSchema,
} from '../../kernel/contract.ts'

/** What the relationship owner taps on their page of an account. */
const ownerActs = [
  'still-there',
  'left',
  'new-role',
  'reports-to',
  'away',
  'cases-still',
  'case-closed',
  'case-opened',
  'products-still',
  'talked',
  'initiative',
  'newcomer',
] as const

const token = closed({ token: Type.String({ minLength: 20, maxLength: 100 }) })
const pageStates = ['open', 'expired', 'withdrawn', 'handed-over'] as const

const FactSchema = {
  confirmedOn: nullable(DaySchema),
  confirmedBy: nullable(Type.String()),
  isStale: Type.Boolean(),
}

const OwnerPageSchema = closed({
  link: oneOf(pageStates),
  workspace: Type.String(),
  program: nullable(closed({ name: Type.String(), email: nullable(Type.String()) })),
  until: DaySchema,
  account: nullable(
    closed({
      name: Type.String(),
      owner: Type.String(),
      lastContactOn: nullable(DaySchema),
      renewalOn: nullable(DaySchema),
      people: Type.Array(
        closed({
          id: UuidSchema,
          name: Type.String(),
          title: nullable(Type.String()),
          reportsTo: nullable(Type.String()),
          awayUntil: nullable(DaySchema),
          inProgram: Type.Boolean(),
          ...FactSchema,
        }),
      ),
      cases: Type.Array(
        closed({
          id: UuidSchema,
          title: Type.String(),
          severity: oneOf(caseSeverities),
          openedOn: DaySchema,
        }),
        { description: 'Open ones' },
      ),
      casesFact: closed(FactSchema),
      products: Type.Array(Type.String()),
      productsFact: closed(FactSchema),
      initiatives: Type.Array(Type.String()),
    }),
  ),
})

export const openOwnerPage = endpoint({
  method: 'GET',
  path: '/links/accounts/:token',
  noun: 'stewardship',
  summary: 'What we know of an account, for its relationship owner by their link; changes nothing',
  access: 'link',
  params: token,
  response: OwnerPageSchema,
})

export const actOnOwnerPage = endpoint({
  method: 'POST',
  path: '/links/accounts/:token/acts',
  noun: 'stewardship',
  summary: 'One tap of the relationship owner: still true, left, talked to them, and the like',
  access: 'link',
  params: token,
  body: closed({
    act: oneOf(ownerActs),
    contactId: Type.Optional(UuidSchema),
    caseId: Type.Optional(UuidSchema),
    superiorId: Type.Optional(UuidSchema),
    name: Type.Optional(LineSchema),
    text: Type.Optional(LineSchema),
    mail: Type.Optional(MailSchema),
    severity: Type.Optional(oneOf(caseSeverities)),
    from: Type.Optional(DaySchema),
    until: Type.Optional(DaySchema),
  }),
  response: OwnerPageSchema,
})

export const sendOwnerPage = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/owner-page',
  noun: 'stewardship',
  summary: 'Mail the relationship owner the page of their account; held back where their week is full',
  access: ['program-manager'],
  params: closed({ accountId: UuidSchema }),
  body: closed({}),
  response: closed({ sentTo: nullable(Type.String()), heldUntil: nullable(DaySchema) }),
})
