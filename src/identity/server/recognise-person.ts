import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { PersonActor } from '../../kernel/actor.ts'
import { isUuid, toId } from '../../kernel/ids.ts'
import { authHeaders, originOf, sessionSeconds } from '../../server/auth.ts'
import { forbidden } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { Pace } from '../../server/pace.ts'
import type { Recognise } from '../../server/serve.ts'
import type { Recognised } from '../../server/sessions.ts'
import { ungroupScopes } from './key.store.ts'
import { noteSeen } from './login.store.ts'
import { readActor, readWorkspacesOf } from './session.reads.ts'

/** Finds out who makes a request: by `Authorization: Bearer KEY`, else by session cookie. */
export function recognisePerson(host: Host): Recognise {
  const pace = new Pace(host.config.requestsPerMinute)
  return async (request) => {
    const actor = await recognise(host, request)
    if (actor !== null)
      pace.take(actor.key === undefined ? `person ${actor.personId}` : `key ${actor.key.id}`)
    return actor
  }
}

async function recognise(host: Host, request: FastifyRequest): Promise<PersonActor | null> {
  const key = bearerOf(request)
  if (key !== null) return (await findByKey(host, key))?.actor ?? null
  const token = request.cookies['__Host-avouch.session_token'] ?? request.cookies['avouch.session_token']
  if (token === undefined || token === '') return null
  const found = await findBySession(host, request, token)
  if (found !== null) requireOwnOrigin(host, request)
  return found?.actor ?? null
}

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : null
}

function findByKey(host: Host, key: string): Promise<Recognised | null> {
  const credential = `key ${createHash('sha256').update(key).digest('base64url')}`
  return host.sessions.find(credential, async () => {
    const auth = await host.auth.plain()
    const { valid, key: stored } = await auth.api.verifyApiKey({ body: { key } })
    const workspaceId = stored?.metadata?.['workspaceId']
    if (!valid || stored === null || typeof workspaceId !== 'string') return null
    const found = await readActor(host.door, toId<'workspace'>(workspaceId), { personId: stored.referenceId })
    if (found === null) return null
    const scopes = ungroupScopes(stored.permissions ?? {})
    const actor: PersonActor = { ...found.actor, key: { id: stored.id, scopes } }
    return { actor, tags: [`key:${stored.id}`, ...tagsOf(found)] }
  })
}

function findBySession(host: Host, request: FastifyRequest, token: string): Promise<Recognised | null> {
  const wanted = String(request.headers['x-avouch-workspace'] ?? '')
  // Asking who one is must answer also from a tab whose workspace one has left meanwhile.
  const lenient = request.routeOptions.url === '/api/v1/session'
  return host.sessions.find(`session ${token} ${wanted} ${lenient}`, async () => {
    const auth = await host.auth.for(request)
    const found = await auth.api.getSession({ headers: authHeaders(request) })
    if (found === null) return null
    const { session } = found
    if (Date.now() - session.createdAt.getTime() > sessionSeconds.absolute * 1_000) return null
    const person = await choosePerson(host, found.user.id, wanted, lenient)
    if (person === null) return null
    await noteSeen(host.door.global, person.actor, host.now())
    return { actor: person.actor, tags: [`session:${session.id}`, ...tagsOf(person)] }
  })
}

const tagsOf = ({ actor, loginId }: { actor: PersonActor; loginId: string }) => [
  `person:${actor.personId}`,
  `login:${loginId}`,
]

/** The person in the workspace asked for, else in the first the login still belongs to. */
async function choosePerson(host: Host, loginId: string, wanted: string, lenient: boolean) {
  if (isUuid(wanted)) {
    const person = await readActor(host.door, toId<'workspace'>(wanted), { loginId })
    if (person !== null) return person
    if (!lenient) throw forbidden('You do not belong to this workspace.')
  }
  for (const place of await readWorkspacesOf(host.door, loginId)) {
    const person = await readActor(host.door, place.id, { loginId })
    if (person !== null) return person
  }
  return null
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** A browser sends the cookie along with whatever any page starts: a write must come from our own pages. */
function requireOwnOrigin(host: Host, request: FastifyRequest): void {
  if (safeMethods.includes(request.method)) return
  if (request.headers['sec-fetch-site'] === 'same-origin') return
  const { origin } = request.headers
  if (origin !== undefined && isOwnOrigin(host, request, origin)) return
  throw forbidden('This request did not come from a page of this server.')
}

function isOwnOrigin(host: Host, request: FastifyRequest, origin: string): boolean {
  return origin === originOf(request, host.config) || origin === `${request.protocol}://${request.host}`
}

/** A browser names the page a request came from; a program that names none is no browser. */
export function refuseOtherPages(host: Host, request: FastifyRequest): void {
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined)
    requireOwnOrigin(host, request)
}
