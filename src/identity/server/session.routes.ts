import type { FastifyRequest } from 'fastify'
import type { PersonActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import { countAttempt, forgiveAttempt } from '../../server/attempts.ts'
import { authHeaders } from '../../server/auth.ts'
import { forwardCookies } from '../../server/auth-cookies.ts'
import { forbidden, invalid } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { OpenCall, Serving } from '../../server/serve.ts'
import { forgetEverywhere } from '../../server/sessions.ts'
import { personSignedOut } from '../events.ts'
import { judgePassword } from '../password.ts'
import { confirmSecondFactor, getSession, setUp, signIn, signOut } from '../session.contract.ts'
import { findLogin, makeLogin, removeLogin } from './login.store.ts'
import { makeKey } from './make-key.ts'
import { readProviderNames } from './provider.store.ts'
import { refuseOtherPages } from './recognise-person.ts'
import { readIsSetUp, readLoginOf, readWorkspace, readWorkspacesOf } from './session.reads.ts'
import { claimFirstSetUp, nextWorkspaceId, setUpWorkspace } from './set-up-workspace.ts'
import { isSetupCode, needsSetupCode } from './setup-code.ts'
import { confirmWithSecondFactor, signInWithPassword } from './sign-in.ts'

/** Set-up, sign-in and who is signed in: the endpoints that stand before everything else. */
export function sessionRoutes({ serveOpen }: Serving): void {
  serveOpen(getSession, async ({ host, actor, request }) => {
    return actor === null ? describeNobody(host, request) : describeSomebody(host, actor)
  })
  serveOpen(setUp, setUpFirst)
  serveOpen(signIn, async ({ body, ...asked }) => {
    refuseOtherPages(asked.host, asked.request)
    return signInWithPassword(asked, body)
  })
  serveOpen(confirmSecondFactor, async ({ body, ...asked }) => {
    refuseOtherPages(asked.host, asked.request)
    return confirmWithSecondFactor(asked, body)
  })
  serveOpen(signOut, async ({ host, actor, request, reply }) => {
    const auth = await host.auth.for(request)
    const { headers } = await auth.api.signOut({ headers: authHeaders(request), returnHeaders: true })
    if (actor !== null && actor.key === undefined) await rememberSignOut(host, actor)
    forwardCookies(reply, headers)
    return { state: 'signed-out' as const }
  })
}

async function rememberSignOut(host: Host, actor: PersonActor): Promise<void> {
  await host.door.write(actor.workspaceId, async (tx) => {
    await announce(tx, personSignedOut(actor, actor.personId))
    await forgetEverywhere(tx, `person:${actor.personId}`)
  })
  host.sessions.forget(`person:${actor.personId}`)
}

async function describeNobody(host: Host, request: FastifyRequest) {
  const isSetUp = await readIsSetUp(host.door)
  return {
    state: isSetUp ? ('signed-out' as const) : ('setup' as const),
    setupCodeRequired: !isSetUp && needsSetupCode(host, request),
    signInProviders: isSetUp ? await readProviderNames(host.door.global) : [],
  }
}

async function describeSomebody(host: Host, actor: PersonActor) {
  const [login, workspace] = await Promise.all([
    readLoginOf(host.door, actor),
    readWorkspace(host.door, actor.workspaceId),
  ])
  const { personId: id, name, email, roles } = actor
  return {
    state: 'signed-in' as const,
    setupCodeRequired: false,
    signInProviders: [],
    person: { id, name, email, roles: [...roles] },
    workspace,
    workspaces: login === null ? [] : await readWorkspacesOf(host.door, login.loginId),
    secondFactor: { enabled: login?.secondFactor ?? false },
  }
}

async function setUpFirst({ host, body, request, reply, now }: OpenCall<typeof setUp>) {
  refuseOtherPages(host, request)
  if (needsSetupCode(host, request)) await requireSetupCode(host, request, body.setupCode ?? '')
  const judged = judgePassword(body.password, body.email)
  if (!judged.ok) throw invalid('password', judged.why)
  const auth = await host.auth.for(request)
  const passwordHash = await (await auth.$context).password.hash(body.password)
  const workspaceId = await nextWorkspaceId(host.door)
  const made = await host.door.write(workspaceId, async (tx) => {
    await claimFirstSetUp(tx)
    // Without a workspace a login left behind belongs to nobody.
    const stale = await findLogin(tx, body.email)
    if (stale !== null) await removeLogin(tx, stale.id)
    const loginId = await makeLogin(tx, { name: body.name, email: body.email, passwordHash }, now)
    const wanted = {
      name: body.workspaceName,
      currency: body.currency,
      language: body.language,
      timeZone: body.timeZone,
    }
    const actor = await setUpWorkspace(
      tx,
      workspaceId,
      wanted,
      { name: body.name, email: body.email, loginId },
      now,
    )
    if (body.makeKey !== true) return { actor }
    const key = { name: 'Command line', scopes: ['*:read', '*:write'], expiresAt: null }
    return { actor, apiKey: (await makeKey(tx, actor, key, now)).secret }
  })
  if (made.apiKey === undefined) await signInWithPassword({ host, request, reply }, body)
  const { actor, ...key } = made
  return { state: 'signed-in' as const, workspaceId: actor.workspaceId, personId: actor.personId, ...key }
}

async function requireSetupCode(host: Host, request: FastifyRequest, given: string): Promise<void> {
  await countAttempt(host.door.global, 'setup-code', request.ip, { most: 10, minutes: 15 }, host.now())
  if (!isSetupCode(host.secrets, given)) {
    throw forbidden(
      'From another machine, setting up needs the code that the server printed when it started.',
    )
  }
  await forgiveAttempt(host.door.global, 'setup-code', request.ip)
}
