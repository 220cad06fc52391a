import type { Static, TSchema } from 'typebox'
import type { Endpoint, ResponseOf } from '../kernel/contract.ts'
import { offlineProblem, readProblem } from './api-problem.ts'
import { currentWorkspaceId } from './current-workspace.ts'

/** `GET /accounts/:accountId`: only the route that endpoint `E` declares compiles. */
export type RouteOf<E extends Endpoint> = `${E['method']} ${E['path']}`

/** Optional fields may be given as undefined: they are left out of the request. */
type Loose<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? {
        [K in keyof T]: undefined extends T[K]
          ? T[K] | undefined
          : Record<K, T[K]> extends Pick<T, K>
            ? T[K]
            : T[K] | undefined
      }
    : T

type Given<Name extends string, S> = S extends TSchema
  ? Partial<Static<S>> extends Static<S>
    ? { readonly [K in Name]?: Loose<Static<S>> | undefined }
    : { readonly [K in Name]: Loose<Static<S>> }
  : unknown

type ParamsPart<E> = E extends { params: infer S } ? Given<'params', S> : unknown
type QueryPart<E> = E extends { query: infer S } ? Given<'query', S> : unknown
type BodyPart<E> = E extends { upload: true }
  ? { readonly form: FormData }
  : E extends { body: infer S }
    ? Given<'body', S>
    : unknown

/** What a call to `E` must be given: its params, query and body as the contract says. */
export type InputOf<E extends Endpoint> = ParamsPart<E> & QueryPart<E> & BodyPart<E>

export type CallOptions = {
  readonly signal?: AbortSignal | undefined
  /** One per logical submit: the server answers a repeat with the first answer. */
  readonly idempotencyKey?: string | undefined
}

/** The input is optional exactly when nothing in it is required. */
export type InputArguments<E extends Endpoint> =
  Record<never, never> extends InputOf<E>
    ? [input?: InputOf<E>, options?: CallOptions]
    : [input: InputOf<E>, options?: CallOptions]

type LooseInput = {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
  readonly form?: FormData
}

const prefix = '/api/v1'

/** Calls one endpoint. Answers its response, or throws an `ApiProblem`. */
export async function call<E extends Endpoint>(
  route: RouteOf<E>,
  ...[input, options]: InputArguments<E>
): Promise<ResponseOf<E>> {
  const response = await send(route, (input ?? {}) as LooseInput, options ?? {})
  if (response.status === 204) return undefined as ResponseOf<E>
  return (await response.json()) as ResponseOf<E>
}

/** The address of an endpoint that answers no JSON (a download), for a link. */
export function addressOf<E extends Endpoint>(route: RouteOf<E>, ...[input]: InputArguments<E>): string {
  return urlOf(route, (input ?? {}) as LooseInput).url
}

async function send(route: string, input: LooseInput, options: CallOptions): Promise<Response> {
  const { method, url } = urlOf(route, input)
  const response = await reach(url, {
    method,
    headers: headersFor(method, input, options),
    credentials: 'same-origin',
    body: input.form ?? (input.body === undefined ? null : JSON.stringify(input.body)),
    signal: options.signal ?? null,
  })
  if (response.ok) return response
  const problem = await readProblem(response)
  if (problem.status === 401 && !route.endsWith(' /session')) tellSignedOut()
  throw problem
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw offlineProblem()
  }
}

function urlOf(route: string, input: LooseInput): { method: string; url: string } {
  const space = route.indexOf(' ')
  const path = route.slice(space + 1).replace(/:([A-Za-z]+)/g, (_, name: string) => {
    return encodeURIComponent(String(input.params?.[name] ?? ''))
  })
  return { method: route.slice(0, space), url: prefix + path + queryText(input.query ?? {}) }
}

function queryText(query: Record<string, unknown>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) pairs.append(name, String(one))
    }
  }
  const text = pairs.toString()
  return text === '' ? '' : `?${text}`
}

function headersFor(method: string, input: LooseInput, options: CallOptions): Headers {
  const headers = new Headers({ accept: 'application/json' })
  const workspaceId = currentWorkspaceId()
  if (workspaceId !== null) headers.set('x-avouch-workspace', workspaceId)
  if (input.body !== undefined) headers.set('content-type', 'application/json')
  if (method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
  return headers
}

const signedOut = new EventTarget()

function tellSignedOut() {
  signedOut.dispatchEvent(new Event('signed-out'))
}

/** Calls back when the server says that nobody is signed in any more. Answers how to stop. */
export function onSignedOut(react: () => void): () => void {
  signedOut.addEventListener('signed-out', react)
  return () => signedOut.removeEventListener('signed-out', react)
}
