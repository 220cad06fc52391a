import type { ReadableStream } from 'node:stream/web'
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from '../kernel/contract.ts'
import { CommandFailed, Unreachable } from './usage.ts'

type Input<E extends Endpoint> = {
  readonly params?: ParamsOf<E>
  readonly query?: Partial<QueryOf<E>>
  readonly body?: BodyOf<E>
  readonly form?: FormData
}

type Problem = {
  readonly detail?: string
  readonly title?: string
  readonly errors?: readonly { readonly field: string; readonly reason: string }[]
}

/** A running server, as this program talks to it. */
export class ServerConnection {
  readonly url: string
  readonly #key: string | undefined

  constructor(url: string, key: string | undefined) {
    this.url = url.replace(/\/+$/, '')
    this.#key = key
  }

  /** Calls an endpoint. Throws `CommandFailed` with the server's own words, or `Unreachable`. */
  async call<E extends Endpoint>(
    route: `${E['method']} ${E['path']}`,
    input: Input<E> = {},
  ): Promise<ResponseOf<E>> {
    const response = await this.#send(route, input as Input<Endpoint>)
    return (await response.json()) as ResponseOf<E>
  }

  /** Calls an endpoint that answers a text, such as a report. */
  async read<E extends Endpoint>(
    route: `${E['method']} ${E['path']}`,
    input: Input<E> = {},
  ): Promise<string> {
    const response = await this.#send(route, input as Input<Endpoint>)
    return response.text()
  }

  /** Calls an endpoint that answers a file. */
  async open<E extends Endpoint>(
    route: `${E['method']} ${E['path']}`,
    input: Input<E> = {},
  ): Promise<ReadableStream> {
    const { body } = await this.#send(route, input as Input<Endpoint>)
    if (body === null) throw new CommandFailed('The server sent no file.')
    return body as ReadableStream
  }

  async #send(route: string, input: Input<Endpoint>): Promise<Response> {
    const [method = 'GET', path = '/'] = route.split(' ')
    const params = (input.params ?? {}) as Record<string, string>
    const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const headers = new Headers({ accept: 'application/json' })
    if (this.#key !== undefined) headers.set('authorization', `Bearer ${this.#key}`)
    if (input.body !== undefined) headers.set('content-type', 'application/json')
    const body = input.form ?? (input.body === undefined ? null : JSON.stringify(input.body))
    const response = await this.#reach(`${this.url}/api/v1${filled}${queryOf(input.query)}`, {
      method,
      headers,
      body,
    })
    if (response.ok) return response
    throw new CommandFailed(await wordsOf(response))
  }

  async #reach(url: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, request)
    } catch (error) {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
      throw new Unreachable(`Nobody answers at ${this.url} (${cause}). Is the server running there?`)
    }
  }
}

function queryOf(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null)
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`
}

async function wordsOf(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const problem = JSON.parse(text) as Problem
    const fields = (problem.errors ?? []).filter(({ reason }) => reason !== problem.detail)
    const words = [problem.detail ?? problem.title ?? `The server answered ${response.status}.`]
    if (response.status === 401) words.push('Give an API key by --key or AVOUCH_KEY.')
    return [...words, ...fields.map(({ field, reason }) => `  ${field}: ${reason}`)].join('\n')
  } catch {
    return `The server answered ${response.status} and no problem details: this is hardly an Avouch server.`
  }
}
