import { parseArgs } from 'node:util'
import type { Endpoint } from '../kernel/contract.ts'
import { ServerConnection } from './server-connection.ts'

const options = {
  remove: { type: 'boolean' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  key: { type: 'string' },
} as const

type ExampleEndpoint<Method extends 'POST' | 'DELETE'> = Endpoint & {
  readonly method: Method
  readonly path: '/example'
}

/** `avouch example`: loads the example company or removes it, and gives what to print. */
export async function loadExample(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  const url = values.url ?? env.AVOUCH_URL ?? 'http://127.0.0.1:4000'
  const server = new ServerConnection(url, values.key ?? env.AVOUCH_KEY)
  const answer = values.remove
    ? await server.call<ExampleEndpoint<'DELETE'>>('DELETE /example')
    : await server.call<ExampleEndpoint<'POST'>>('POST /example')
  if (values.json) return `${JSON.stringify(answer)}\n`
  return values.remove ? 'The example company is gone.\n' : 'The example company is there.\n'
}
