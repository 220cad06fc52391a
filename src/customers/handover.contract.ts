import { Type } from 'typebox'
import { closed, endpoint, UuidSchema } from '../kernel/contract.ts'

export const handOverAccounts = endpoint({
  method: 'POST',
  path: '/people/:personId/handover',
  noun: 'customers',
  summary: 'Hand all accounts of one person to another, as when somebody leaves',
  access: ['program-manager', 'administrator'],
  params: closed({ personId: UuidSchema }),
  body: closed({ toId: UuidSchema }),
  response: closed({ accounts: Type.Integer() }),
})
