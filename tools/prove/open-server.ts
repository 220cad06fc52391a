import type { PersonActor } from '../../src/kernel/actor.ts'
import { type App, allJobs, buildApp } from '../../src/server/app.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Host } from '../../src/server/host.ts'
import type { Recognise } from '../../src/server/serve.ts'
import { startHost } from '../../src/server/start-host.ts'

type Writing = 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Answer = { readonly status: number; readonly body: string }

/** A server in this process, on a folder of its own, whose time and jobs go on when told to. */
export type OpenServer = {
  readonly app: App
  readonly host: Host
  /** Reads as somebody, or as nobody. */
  ask(as: PersonActor | null, address: string): Promise<Answer>
  /** Writes as somebody, or as nobody; what is refused is an answer like any other. */
  offer(as: PersonActor | null, method: Writing, path: string, body?: object): Promise<Answer>
  /** Writes what must not be refused. */
  send(as: PersonActor | null, method: Writing, path: string, body?: object): Promise<Answer>
  upload(as: PersonActor, path: string, name: string, content: string): Promise<Answer>
  close(): Promise<void>
}

const actorHeader = 'x-prove-actor'

const recogniseByHeader: Recognise = async (request) => {
  const header = request.headers[actorHeader]
  return typeof header === 'string' ? (JSON.parse(decodeURIComponent(header)) as PersonActor) : null
}

const headersOf = (as: PersonActor | null) =>
  as === null ? {} : { [actorHeader]: encodeURIComponent(JSON.stringify(as)) }

/** Opens one on `dataDir`, in the production way but for who acts, which a header tells, and for the clock. */
export async function openServer(dataDir: string, now: () => string): Promise<OpenServer> {
  const config = readConfig(['--no-open', '--data', dataDir], { REQUESTS_PER_MINUTE: '1000000000' })
  const running = await startHost(config, allJobs)
  const host: Host = { ...running.host, now }
  const app = await buildApp(host, recogniseByHeader)
  const inject = async (request: object): Promise<Answer> => {
    const { statusCode, body } = await app.inject(request)
    return { status: statusCode, body }
  }
  const offer: OpenServer['offer'] = (as, method, path, payload) => {
    const given = payload === undefined ? {} : { payload }
    return inject({ method, url: `/api/v1${path}`, headers: headersOf(as), ...given })
  }
  return {
    app,
    host,
    offer,
    ask: (as, url) => inject({ method: 'GET', url, headers: headersOf(as) }),
    send: async (as, method, path, payload) => allowed(await offer(as, method, path, payload)),
    async upload(as, path, name, content) {
      const form = new FormData()
      form.append('file', new File([content], name))
      const sent = new Request('http://localhost/', { method: 'POST', body: form })
      const headers = { ...headersOf(as), 'content-type': sent.headers.get('content-type') ?? '' }
      const payload = Buffer.from(await sent.arrayBuffer())
      return allowed(await inject({ method: 'POST', url: `/api/v1${path}`, headers, payload }))
    },
    async close() {
      await app.close()
      await running.stop()
    },
  }
}

function allowed(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`answered ${answer.status}: ${answer.body}`)
  return answer
}
