import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { SystemActor } from '../../kernel/actor.ts'
import { addMilliseconds } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { clearAttempts, countAttempt } from '../../server/attempts.ts'
import { AppError, invalid, notFound } from '../../server/errors.ts'
import { makeLink, spendLink, withdrawLinks } from '../../server/links.ts'
import { sendMail } from '../../server/mail.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import { passwordReset, passwordResetAsked } from '../events.ts'
import { resetMinutes } from '../invitation.ts'
import { judgePassword } from '../password.ts'
import { openLink } from './accept-invitation.ts'
import { addPassword } from './login.store.ts'
import { resetMail } from './people.mails.ts'
import { readPlaceOf } from './session.reads.ts'
import type { Asked } from './sign-in.ts'

const resetPurpose = 'password-reset'

const perAddress = { most: 20, minutes: 60 }
const perMail = { most: 5, minutes: 60 }

/** The answer waits at least this long, so that its time does not tell a known address from another. */
const answerAfter = 300

/** Writes a mail with a link to whoever signs in with the address; does nothing for any other, and looks the same. */
export async function askForReset(asked: Asked, email: string): Promise<void> {
  const { host, request } = asked
  const now = host.now()
  await countAttempt(host.door.global, 'reset-address', request.ip, perAddress, now)
  await countAttempt(host.door.global, 'reset-mail', email, perMail, now)
  await Promise.all([writeReset(asked, email), wait(answerAfter)])
}

async function writeReset(asked: Asked, email: string): Promise<void> {
  const { host } = asked
  const now = host.now()
  const place = await readPlaceOf(host.door, email)
  if (place === null) return
  const about = { workspaceId: place.workspaceId, purpose: resetPurpose, subjectId: place.personId }
  const actor: SystemActor = { kind: 'system', workspaceId: place.workspaceId, task: 'ask-for-reset' }
  await host.door.write(place.workspaceId, async (tx) => {
    await withdrawLinks(tx, about, now)
    const token = await makeLink(
      tx,
      { ...about, expiresAt: addMilliseconds(now, resetMinutes * 60_000) },
      now,
    )
    await sendMail(tx, {
      audience: 'staff',
      to: { address: place.email, name: place.name },
      ...resetMail(resetMinutes),
      about: { kind: 'person', id: place.personId },
      sealedLink: host.secrets.seal(`${safeOrigin(asked)}/reset/${token}`),
    })
    await announce(tx, passwordResetAsked(actor, place.personId))
  })
}

/**
 * Where a link may lead that a stranger made us send: never to the host that the stranger's request named,
 * but to the address set for this server, else to the one it listens on.
 */
function safeOrigin({ host, request }: Asked): string {
  if (host.config.publicUrl !== null) return new URL(host.config.publicUrl).origin
  const { localAddress = '127.0.0.1', localPort = host.config.port } = request.socket
  const name = localAddress.replace(/^::ffff:/, '')
  return `http://${name.includes(':') ? `[${name}]` : name}:${localPort}`
}

/** What a reset link is for. Reads only. */
export async function describeReset(asked: Asked, token: string) {
  const link = await openLink(asked, token, resetPurpose)
  const login = await readLogin(asked, link.workspaceId, link.subjectId)
  return { email: login.email, expiresAt: link.expiresAt }
}

/** Sets the new password, ends every session, and spends the link. */
export async function resetPassword(asked: Asked, token: string, password: string): Promise<void> {
  const { host, request } = asked
  const now = host.now()
  const link = await openLink(asked, token, resetPurpose)
  const login = await readLogin(asked, link.workspaceId, link.subjectId)
  const judged = judgePassword(password, login.email)
  if (!judged.ok) throw invalid('password', judged.why)
  const auth = await host.auth.for(request)
  const passwordHash = await (await auth.$context).password.hash(password)
  const actor: SystemActor = { kind: 'system', workspaceId: link.workspaceId, task: 'reset-password' }
  await host.door.write(link.workspaceId, async (tx) => {
    if (!(await spendLink(tx, link, now)))
      throw new AppError('not-found', 'This link was used already.', { facts: { link: 'used' } })
    await addPassword(tx, login.loginId, passwordHash, now)
    await sql`delete from auth.session where "userId" = ${login.loginId}`.execute(tx)
    await forgetEverywhere(tx, `login:${login.loginId}`)
    await announce(tx, passwordReset(actor, link.subjectId))
  })
  host.sessions.forget(`login:${login.loginId}`)
  await clearAttempts(host.door.global, 'sign-in-mail', login.email)
}

async function readLogin(
  { host }: Asked,
  workspaceId: string,
  personId: string,
): Promise<{ loginId: string; email: string }> {
  const { rows } = await sql<{ loginId: string; email: string }>`
    select u.id as "loginId", u.email from memberships m join auth."user" u on u.id = m.auth_user_id
    where m.workspace_id = ${workspaceId} and m.person_id = ${personId}`.execute(host.door.global)
  const [login] = rows
  if (login === undefined) throw notFound('link')
  return login
}
