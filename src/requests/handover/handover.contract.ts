import { Type } from 'typebox'
import { closed, endpoint, nullable, UuidSchema } from '../../kernel/contract.ts'

const counts = {
  accounts: Type.Integer(),
  contacts: Type.Integer({ description: 'Contacts they look after apart from the account' }),
  requested: Type.Integer({ description: 'Requests of theirs that are not over, drafts too' }),
  handled: Type.Integer({ description: 'Open requests they look after' }),
  approvals: Type.Integer({ description: 'Approvals and exceptions they are asked for' }),
  proposals: Type.Integer({ description: 'Asks on their way that went out in their name' }),
}

export const getHoldings = endpoint({
  method: 'GET',
  path: '/people/:personId/handover',
  noun: 'customers',
  summary: 'What somebody would leave behind: customers, requests, approvals, asks',
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
  summary: 'Hand everything of one person to another in one act, as when somebody leaves',
  access: ['program-manager', 'administrator'],
  params: closed({ personId: UuidSchema }),
  body: closed({ toId: UuidSchema }),
  response: closed({
    ...counts,
    /** Requests they looked after that went back to the unassigned: the other is no program manager. */
    released: Type.Integer(),
  }),
})
