import { Type } from 'typebox'
import { closed, endpoint, InstantSchema, LineSchema, oneOf } from '../kernel/contract.ts'
import { PasswordSchema } from './session.contract.ts'

const params = closed({ token: Type.String({ minLength: 40, maxLength: 60, pattern: '^[A-Za-z0-9_-]+$' }) })

export const getInvitation = endpoint({
  method: 'GET',
  path: '/invitations/:token',
  noun: 'identity',
  summary: 'What an invitation is for; opening it changes nothing',
  access: 'link',
  params,
  response: closed({
    workspaceName: Type.String(),
    name: Type.String(),
    email: Type.String(),
    expiresAt: InstantSchema,
    way: oneOf(['new-password', 'sign-in-first', 'join']),
  }),
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/invitations/:token',
  noun: 'identity',
  summary: 'Accept an invitation, with a new password or with the sign-in one has',
  access: 'link',
  params,
  body: closed({ name: Type.Optional(LineSchema), password: Type.Optional(PasswordSchema) }),
  response: closed({ state: oneOf(['signed-in']), workspaceId: Type.String() }),
})

export const askForReset = endpoint({
  method: 'POST',
  path: '/password-resets',
  noun: 'identity',
  summary: 'Ask for a link to set a new password; the answer is the same whether or not the address is known',
  access: 'anyone',
  body: closed({ email: Type.String({ minLength: 3, maxLength: 254 }) }),
  response: closed({ state: oneOf(['asked']) }),
})

export const getReset = endpoint({
  method: 'GET',
  path: '/password-resets/:token',
  noun: 'identity',
  summary: 'Whether a link to set a new password still works; opening it changes nothing',
  access: 'link',
  params,
  response: closed({ email: Type.String(), expiresAt: InstantSchema }),
})

export const resetPassword = endpoint({
  method: 'POST',
  path: '/password-resets/:token',
  noun: 'identity',
  summary: 'Set a new password; every session ends',
  access: 'link',
  params,
  body: closed({ password: PasswordSchema }),
  response: closed({ state: oneOf(['reset']) }),
})
