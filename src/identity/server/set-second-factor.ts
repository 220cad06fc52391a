import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { countAttempt } from '../../server/attempts.ts'
import { authHeaders } from '../../server/auth.ts'
import { forwardCookies } from '../../server/auth-cookies.ts'
import { authFailure } from '../../server/auth-failure.ts'
import { AppError, invalid } from '../../server/errors.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import { secondFactorChanged } from '../events.ts'
import { withPassword } from './change-password.ts'
import { requireLogin } from './me.reads.ts'
import type { Asked } from './sign-in.ts'

const perLogin = { most: 10, minutes: 15 }

/** Makes a secret for the app and recovery codes. Nothing is asked for at sign-in until a first code confirmed it. */
export async function beginSecondFactor(asked: Asked, actor: PersonActor, password: string) {
  const { host, request } = asked
  const { loginId, secondFactor } = await requireLogin(host, actor)
  if (secondFactor)
    throw new AppError(
      'conflict',
      'The second factor is on already. Turn it off first to begin with another app.',
    )
  const auth = await host.auth.for(request)
  const begun = await withPassword(asked, loginId, 'password', () =>
    auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: authHeaders(request) }),
  )
  if (!('totpURI' in begun)) throw new Error('the second factor began without an address for the app')
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return { address: begun.totpURI, secret, recoveryCodes: begun.backupCodes }
}

/** Turns it on, once a code shows that the app has the secret. The session is made anew. */
export async function turnOnSecondFactor(asked: Asked, actor: PersonActor, code: string): Promise<void> {
  const { host, request, reply } = asked
  const { loginId } = await requireLogin(host, actor)
  await countAttempt(host.door.global, 'own-code', loginId, perLogin, host.now())
  const auth = await host.auth.for(request)
  const body = { code: code.replace(/\s/g, '') }
  try {
    const { headers } = await auth.api.verifyTOTP({
      body,
      headers: authHeaders(request),
      returnHeaders: true,
    })
    await remember(asked, actor, loginId, 'on')
    forwardCookies(reply, headers)
  } catch (thrown) {
    throw authFailure(thrown) === null
      ? thrown
      : invalid('code', 'is not right; codes change every 30 seconds')
  }
}

/** Turns it off, with the password. */
export async function turnOffSecondFactor(asked: Asked, actor: PersonActor, password: string): Promise<void> {
  const { host, request, reply } = asked
  const { loginId } = await requireLogin(host, actor)
  const auth = await host.auth.for(request)
  const { headers } = await withPassword(asked, loginId, 'password', () =>
    auth.api.disableTwoFactor({ body: { password }, headers: authHeaders(request), returnHeaders: true }),
  )
  await remember(asked, actor, loginId, 'off')
  forwardCookies(reply, headers)
}

/** New recovery codes, for whoever used or lost theirs. */
export async function renewRecoveryCodes(
  asked: Asked,
  actor: PersonActor,
  password: string,
): Promise<string[]> {
  const { host, request } = asked
  const { loginId, secondFactor } = await requireLogin(host, actor)
  if (!secondFactor)
    throw new AppError('conflict', 'Recovery codes come with a second factor. Turn it on first.')
  const auth = await host.auth.for(request)
  const { backupCodes } = await withPassword(asked, loginId, 'password', () =>
    auth.api.generateBackupCodes({ body: { password }, headers: authHeaders(request) }),
  )
  await remember(asked, actor, loginId, 'new-codes')
  return backupCodes
}

async function remember(
  { host }: Asked,
  actor: PersonActor,
  loginId: string,
  change: 'on' | 'off' | 'new-codes',
): Promise<void> {
  await host.door.write(actor.workspaceId, async (tx) => {
    await forgetEverywhere(tx, `login:${loginId}`)
    await announce(tx, secondFactorChanged(actor, actor.personId, change))
  })
  host.sessions.forget(`login:${loginId}`)
}
