import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PersonActor } from '../kernel/actor.ts'
import {
  type BodyOf,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  scopeOf,
} from '../kernel/contract.ts'
import type { Instant } from '../kernel/time.ts'
import { actIn } from './acting.ts'
import { AppError, forbidden } from './errors.ts'
import type { Host } from './host.ts'
import { hashRequest, once } from './idempotency.ts'
import { leadListOn, leadOn, narrowingOf } from './lead-on.ts'
import type { WorkspaceDb, WorkspaceTx } from './tenancy.ts'

type Given<E extends Endpoint> = {
  readonly host: Host
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly now: Instant
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a route of a signed-in person gets: who acts, what was asked, and the doors to the workspace. */
export type Call<E extends Endpoint> = Given<E> & {
  readonly actor: PersonActor
  /** Reads inside the actor's workspace. */
  readonly db: WorkspaceDb
  /** One transaction; with an Idempotency-Key its result is kept and handed out again to a repeat. */
  write<T>(work: (tx: WorkspaceTx) => Promise<T>): Promise<T>
}

/** What a route open to anyone gets; nobody is known yet. */
export type OpenCall<E extends Endpoint> = Given<E> & { readonly actor: PersonActor | null }

/** Finds out who makes a request, by session or by key. Wired by `app.ts`. */
export type Recognise = (request: FastifyRequest) => Promise<PersonActor | null>

export type Serve = <E extends Endpoint & { access: 'signed-in' | readonly string[] }>(
  endpoint: E,
  handler: (call: Call<E>) => Promise<ResponseOf<E>>,
) => void

export type ServeOpen = <E extends Endpoint & { access: 'anyone' | 'link' }>(
  endpoint: E,
  handler: (call: OpenCall<E>) => Promise<ResponseOf<E>>,
) => void

export type Serving = {
  readonly serve: Serve
  readonly serveOpen: ServeOpen
  readonly served: readonly Endpoint[]
}

const actors = new WeakMap<FastifyRequest, PersonActor | null>()

/** Registers endpoints on `app` below `/api/v1`. Who may call is settled before the input is looked at. */
export function makeServing(app: FastifyInstance, host: Host, recognise: Recognise): Serving {
  const served: Endpoint[] = []
  const add = (
    endpoint: Endpoint,
    run: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) => {
    served.push(endpoint)
    app.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path}`,
      schema: schemaOf(endpoint),
      onRequest: async (request) => {
        const actor = await recognise(request)
        actors.set(request, actor)
        requireAccess(endpoint, actor)
      },
      handler: run,
    })
  }
  return {
    served,
    serve: (endpoint, handler) => {
      const names = narrowingOf(endpoint)
      add(endpoint, async (request, reply) => {
        const call = callFor(host, endpoint, request, reply)
        const led = await leadListOn(host, call.actor.workspaceId, request, reply, names)
        if (led !== null) return led
        return (handler(call as never) as Promise<unknown>).catch((error: unknown) =>
          leadOn(host, call.actor.workspaceId, request, reply, error),
        )
      })
    },
    serveOpen: (endpoint, handler) => {
      add(endpoint, (request, reply) =>
        handler({ ...given(host, request, reply), actor: actors.get(request) ?? null } as never),
      )
    },
  }
}

function schemaOf(endpoint: Endpoint): Record<string, unknown> {
  return {
    summary: endpoint.summary,
    tags: [endpoint.noun],
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
    ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
    ...(endpoint.body === undefined || endpoint.upload ? {} : { body: endpoint.body }),
    ...(endpoint.raw ? {} : { response: { '2xx': endpoint.response } }),
  }
}

function requireAccess(endpoint: Endpoint, actor: PersonActor | null): void {
  if (endpoint.access === 'anyone' || endpoint.access === 'link') return
  if (actor === null) throw new AppError('unauthenticated', 'Please sign in.')
  requireScope(endpoint, actor)
  if (endpoint.access === 'signed-in') return
  const allowed: readonly string[] = endpoint.access
  if (!actor.roles.some((role) => allowed.includes(role))) {
    throw forbidden(`This needs the role ${allowed.map((role) => role.replace('-', ' ')).join(' or ')}.`)
  }
}

function requireScope(endpoint: Endpoint, actor: PersonActor): void {
  if (actor.key === undefined) return
  const scope = scopeOf(endpoint)
  const wide = scope.replace(/^[^:]+/, '*')
  if (actor.key.scopes.includes(scope) || actor.key.scopes.includes(wide)) return
  throw forbidden(`This key lacks the scope ${scope}.`)
}

function given(host: Host, request: FastifyRequest, reply: FastifyReply) {
  const { params, query, body } = request
  return { host, params, query, body, now: host.now(), request, reply }
}

function callFor(
  host: Host,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Call<Endpoint> {
  const actor = actors.get(request)
  if (actor == null) throw new AppError('unauthenticated', 'Please sign in.')
  const key = request.headers['idempotency-key']
  return {
    ...(given(host, request, reply) as Given<Endpoint>),
    actor,
    db: host.door.in(actor.workspaceId),
    write(work) {
      return host.door.write(actor.workspaceId, (tx) => {
        actIn(tx, actor)
        if (typeof key !== 'string' || key === '') return work(tx)
        if (key.length > 200)
          throw new AppError('invalid', 'The Idempotency-Key is longer than 200 characters.')
        const repeat = {
          key,
          endpoint: `${endpoint.method} ${endpoint.path}`,
          hash: hashRequest(request.url, request.body),
        }
        return once(tx, actor, repeat, () => work(tx))
      })
    },
  }
}

/** Knows nobody. */
export const recogniseNobody: Recognise = async () => null
