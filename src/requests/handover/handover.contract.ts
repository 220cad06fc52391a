import { Type } from 'typebox'
import { closed, DaySchema, endpoint, nullable, UuidSchema } from '../../kernel/contract.ts'

const counts = {
  accounts: Type.Integer(),
  contacts: Type.Integer({ description: 'Contacts they look after apart from the account' }),
  opportunities: Type.Integer({ description: 'Open opportunities' }),
  interviews: Type.Integer({ description: 'Interviews that are booked or begun' }),
  entries: Type.Integer({
    description: 'Entries of the calendar that are not over, and calendars they follow',
  }),
  requested: Type.Integer({ description: 'Requests of theirs that are not over, drafts too' }),
  handled: Type.Integer({ description: 'Open requests they look after' }),
  approvals: Type.Integer({ description: 'Approvals and exceptions they are asked for' }),
  proposals: Type.Integer({ description: 'Asks on their way that went out in their name' }),
}

export const getHoldings = endpoint({
  method: 'GET',
  path: '/people/:personId/handover',
  noun: 'customers',
  summary: 'What somebody would leave behind: customers, deals, requests, approvals, asks, what they plan',
  access: ['program-manager', 'administrator'],
  params: closed({ personId: UuidSchema }),
  query: closed({ toId: Type.Optional(UuidSchema) }),
  response: closed({
    ...counts,
    /** Whether the one it would go to may look after requests; null where nobody is named yet. */
    toHandles: nullable(Type.Boolean()),
  }),
})

export const handOverWork = endpoint({
  method: 'POST',
  path: '/people/:personId/handover',
  noun: 'customers',
  summary:
    'Hand everything of one person to another in one act; where they leave, mark them as left in the same act',
  access: ['program-manager', 'administrator'],
  params: closed({ personId: UuidSchema }),
  body: closed({
    toId: UuidSchema,
    /** They leave: their sign-in and keys end with it. The version is that of the person. */
    departure: Type.Optional(closed({ version: Type.Integer(), leftOn: Type.Optional(DaySchema) })),
  }),
  response: closed({
    ...counts,
    /** Requests they looked after that went back to the unassigned: the other is no program manager. */
    released: Type.Integer(),
  }),
})
