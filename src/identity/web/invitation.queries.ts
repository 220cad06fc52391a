import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { getInvitation, getReset } from '../invitation.contract.ts'

export type Invitation = ResponseOf<typeof getInvitation>

/** What an invitation is for; asking changes nothing. */
export const invitationQuery = (token: string) => ({
  ...apiQuery<typeof getInvitation>('GET /invitations/:token', { params: { token } }),
  retry: false,
})

/** Whether a link to a new password still works; asking changes nothing. */
export const resetQuery = (token: string) => ({
  ...apiQuery<typeof getReset>('GET /password-resets/:token', { params: { token } }),
  retry: false,
})
