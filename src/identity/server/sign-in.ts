import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { clearAttempts, countAttempt, forgiveAttempt } from '../../server/attempts.ts'
import { authHeaders } from '../../server/auth.ts'
import { forwardCookies } from '../../server/auth-cookies.ts'
import { authFailure } from '../../server/auth-failure.ts'
import { AppError, forbidden } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { personSignedIn, signInFailed } from '../events.ts'
import { readActor, readWorkspacesOf } from './session.reads.ts'

export type Asked = { readonly host: Host; readonly request: FastifyRequest; readonly reply: FastifyReply }

/** Failures allowed per mail address, and per network address, before a wait (OWASP ASVS 5, 6.3.1). */
const perMail = { most: 10, minutes: 15 }
const perAddress = { most: 60, minutes: 15 }

/** The same words for a wrong password, an unknown address and one that has no password. */
const wrong = 'The mail address or the password is not right.'

/** Signs in with a password; the cookies go into the reply. */
export async function signInWithPassword(asked: Asked, given: { email: string; password: string }) {
  const { host, request, reply } = asked
  const db = host.door.global
  await countAttempt(db, 'sign-in-address', request.ip, perAddress, host.now())
  await countAttempt(db, 'sign-in-mail', given.email, perMail, host.now())
  const { headers, response } = await askForSession(asked, given)
  await Promise.all([
    clearAttempts(db, 'sign-in-mail', given.email),
    forgiveAttempt(db, 'sign-in-address', request.ip),
  ])
  if (!('user' in response)) {
    forwardCookies(reply, headers)
    return { state: 'second-factor' as const }
  }
  await admit(host, response.user.id, 'password')
  forwardCookies(reply, headers)
  return { state: 'signed-in' as const }
}

async function askForSession({ host, request }: Asked, body: { email: string; password: string }) {
  const auth = await host.auth.for(request)
  try {
    return await auth.api.signInEmail({ body, headers: authHeaders(request), returnHeaders: true })
  } catch (thrown) {
    if (authFailure(thrown) === null) throw thrown
    // Not waited for: an address that exists must not answer later than one that does not.
    void noteFailure(host, body.email).catch((error) => host.log.error({ err: error }, 'sign-in'))
    throw new AppError('unauthenticated', wrong)
  }
}

/** Tells the audit trail of each workspace of that person that somebody was not let in. */
async function noteFailure(host: Host, email: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from auth."user" where email = ${email.trim().toLowerCase()}`.execute(host.door.global)
  const [login] = rows
  if (login === undefined) return
  for (const { id: workspaceId } of await readWorkspacesOf(host.door, login.id)) {
    const found = await readActor(host.door, workspaceId, { loginId: login.id })
    if (found === null) continue
    const nobody = { kind: 'system', workspaceId, task: 'sign-in' } as const
    await host.door.write(workspaceId, (tx) => announce(tx, signInFailed(nobody, found.actor.personId)))
  }
}

/** Finishes a sign-in with a code of the second factor. */
export async function confirmWithSecondFactor(
  asked: Asked,
  given: { code: string; kind: 'totp' | 'recovery' },
) {
  const { host, request, reply } = asked
  await countAttempt(host.door.global, 'second-factor-address', request.ip, perAddress, host.now())
  const auth = await host.auth.for(request)
  const headers = authHeaders(request)
  const code = given.code.trim()
  try {
    const { headers: answer, response } =
      given.kind === 'totp'
        ? await auth.api.verifyTOTP({
            body: { code: code.replaceAll(' ', '') },
            headers,
            returnHeaders: true,
          })
        : await auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
    await refuseSecondUse(host, response.user.id, response.token ?? '', code)
    await admit(host, response.user.id, given.kind)
    forwardCookies(reply, answer)
  } catch (thrown) {
    throw secondFactorProblem(thrown)
  }
  await forgiveAttempt(host.door.global, 'second-factor-address', request.ip)
  return { state: 'signed-in' as const }
}

/** A code seen over a shoulder must not open a second session while it is still valid (OWASP ASVS 5, 6.5.1). */
async function refuseSecondUse(host: Host, loginId: string, token: string, code: string): Promise<void> {
  try {
    await countAttempt(
      host.door.global,
      'code-used',
      `${loginId} ${code}`,
      { most: 1, minutes: 5 },
      host.now(),
    )
  } catch (thrown) {
    await sql`delete from auth.session where token = ${token} and "userId" = ${loginId}`.execute(
      host.door.global,
    )
    throw thrown instanceof AppError ? new AppError('unauthenticated', wrongCode) : thrown
  }
}

const wrongCode = 'This code is not right, or was used already.'

function secondFactorProblem(thrown: unknown): unknown {
  const failure = authFailure(thrown)
  if (failure === null) return thrown
  if (failure.status === 429 || failure.code.startsWith('TOO_MANY')) {
    return new AppError(
      'too-many',
      'Too many wrong codes. Please wait a quarter of an hour, then sign in again.',
    )
  }
  if (failure.code === 'INVALID_TWO_FACTOR_COOKIE') {
    return new AppError('unauthenticated', 'This sign-in took too long. Please begin again.')
  }
  return new AppError('unauthenticated', wrongCode)
}

/** Only who still belongs to a workspace comes in; the audit trail of the first one tells. */
export async function admit(host: Host, loginId: string, how: string): Promise<PersonActor> {
  for (const place of await readWorkspacesOf(host.door, loginId)) {
    const found = await readActor(host.door, place.id, { loginId })
    if (found === null) continue
    await host.door.write(place.id, (tx) =>
      announce(tx, personSignedIn(found.actor, found.actor.personId, how)),
    )
    return found.actor
  }
  throw forbidden('You do not belong to a workspace here any more. Ask your administrator.')
}
