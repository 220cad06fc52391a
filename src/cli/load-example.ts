import { parseArgs } from 'node:util'
import type { getExample, loadExample as postExample, removeExample } from '../example/example.contract.ts'
import type { ResponseOf } from '../kernel/contract.ts'
import { ServerConnection } from './server-connection.ts'
import { CommandFailed } from './usage.ts'

const options = {
  remove: { type: 'boolean' },
  json: { type: 'boolean' },
  url: { type: 'string' },
  key: { type: 'string' },
} as const

/** How often the server is asked how far it is, in milliseconds. */
const pause = 500

/** `avouch example`: makes the example company or removes it, and gives what to print once that is done. */
export async function loadExample(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  const url = values.url ?? env.AVOUCH_URL ?? 'http://127.0.0.1:4000'
  const server = new ServerConnection(url, values.key ?? env.AVOUCH_KEY)
  const answer = values.remove
    ? await server.call<typeof removeExample>('DELETE /example')
    : await makeExample(server)
  if (values.json) return `${JSON.stringify(answer)}\n`
  return values.remove ? 'The example company is gone.\n' : 'The example company is there.\n'
}

async function makeExample(server: ServerConnection): Promise<ResponseOf<typeof getExample>> {
  let example: ResponseOf<typeof getExample> = await server.call<typeof postExample>('POST /example')
  while (example.state === 'loading') {
    await new Promise((resolve) => setTimeout(resolve, pause))
    example = await server.call<typeof getExample>('GET /example')
  }
  if (example.state === 'ready') return example
  throw new CommandFailed('The example company could not be filled. Try again: it goes on where it stopped.')
}
