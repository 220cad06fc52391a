import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { clearAttempts, countAttempt } from '../../server/attempts.ts'
import { authHeaders } from '../../server/auth.ts'
import { forwardCookies } from '../../server/auth-cookies.ts'
import { authFailure } from '../../server/auth-failure.ts'
import { invalid } from '../../server/errors.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import { passwordChanged } from '../events.ts'
import { judgePassword } from '../password.ts'
import { requireLogin } from './me.reads.ts'
import type { Asked } from './sign-in.ts'

/** How often somebody who is signed in may get their own password wrong. */
const perLogin = { most: 10, minutes: 15 }

/** Asks better-auth for something that needs the password; a wrong one is the field's error, and counted. */
export async function withPassword<T>(
  { host }: Asked,
  loginId: string,
  field: string,
  work: () => Promise<T>,
): Promise<T> {
  await countAttempt(host.door.global, 'own-password', loginId, perLogin, host.now())
  try {
    const answer = await work()
    await clearAttempts(host.door.global, 'own-password', loginId)
    return answer
  } catch (thrown) {
    const failure = authFailure(thrown)
    if (failure === null) throw thrown
    if (failure.code === 'CREDENTIAL_ACCOUNT_NOT_FOUND')
      throw invalid(field, 'cannot be checked: you sign in through a provider')
    throw invalid(field, 'is not right')
  }
}

/** Changes one's own password. Every session ends but a new one for here. */
export async function changePassword(
  asked: Asked,
  actor: PersonActor,
  given: { current: string; next: string },
): Promise<void> {
  const { host, request, reply } = asked
  const { loginId } = await requireLogin(host, actor)
  const judged = judgePassword(given.next, actor.email)
  if (!judged.ok) throw invalid('next', judged.why)
  const auth = await host.auth.for(request)
  const body = { currentPassword: given.current, newPassword: given.next, revokeOtherSessions: true }
  const { headers } = await withPassword(asked, loginId, 'current', () =>
    auth.api.changePassword({ body, headers: authHeaders(request), returnHeaders: true }),
  )
  await host.door.write(actor.workspaceId, async (tx) => {
    await forgetEverywhere(tx, `login:${loginId}`)
    await announce(tx, passwordChanged(actor, actor.personId))
  })
  host.sessions.forget(`login:${loginId}`)
  forwardCookies(reply, headers)
}
