import type { Serving } from '../../server/serve.ts'
import {
  acceptInvitation,
  askForReset,
  getInvitation,
  getReset,
  resetPassword,
} from '../invitation.contract.ts'
import { acceptInvitation as accept, describeInvitation } from './accept-invitation.ts'
import { refuseOtherPages } from './recognise-person.ts'
import { askForReset as ask, describeReset, resetPassword as reset } from './reset-password.ts'
import { signInWithPassword } from './sign-in.ts'

/** What mailed links open: an invitation, and a new password. */
export function invitationRoutes({ serveOpen }: Serving): void {
  serveOpen(getInvitation, ({ params, actor, ...asked }) => describeInvitation(asked, params.token, actor))
  serveOpen(acceptInvitation, async ({ params, body, actor, ...asked }) => {
    refuseOtherPages(asked.host, asked.request)
    const { email, workspaceId, isNew } = await accept(asked, params.token, body, actor)
    if (isNew) await signInWithPassword(asked, { email, password: body.password ?? '' })
    return { state: 'signed-in' as const, workspaceId }
  })
  serveOpen(askForReset, async ({ body, ...asked }) => {
    refuseOtherPages(asked.host, asked.request)
    await ask(asked, body.email)
    return { state: 'asked' as const }
  })
  serveOpen(getReset, ({ params, ...asked }) => describeReset(asked, params.token))
  serveOpen(resetPassword, async ({ params, body, ...asked }) => {
    refuseOtherPages(asked.host, asked.request)
    await reset(asked, params.token, body.password)
    return { state: 'reset' as const }
  })
}
