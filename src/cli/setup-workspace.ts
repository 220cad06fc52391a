import { parseArgs } from 'node:util'
import type { setUp } from '../identity/session.contract.ts'
import { ServerConnection } from './server-connection.ts'
import { WrongUsage } from './usage.ts'

const options = {
  workspace: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  password: { type: 'string' },
  currency: { type: 'string' },
  language: { type: 'string' },
  'time-zone': { type: 'string' },
  'setup-code': { type: 'string' },
  json: { type: 'boolean' },
  url: { type: 'string' },
} as const

/** `avouch setup`: makes the first workspace and gives what to print. */
export async function setUpWorkspace(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  const password = values.password ?? env.AVOUCH_PASSWORD
  const needed = { workspace: values.workspace, name: values.name, email: values.email, password }
  const missing = Object.entries(needed).flatMap(([name, value]) =>
    value === undefined ? [`--${name}`] : [],
  )
  if (missing.length > 0)
    throw new WrongUsage(`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`)
  const server = new ServerConnection(values.url ?? env.AVOUCH_URL ?? 'http://127.0.0.1:4000', undefined)
  const made = await server.call<typeof setUp>('POST /setup', {
    body: {
      workspaceName: values.workspace ?? '',
      name: values.name ?? '',
      email: values.email ?? '',
      password: password ?? '',
      makeKey: true,
      ...(values.currency === undefined ? {} : { currency: values.currency }),
      ...(values.language === undefined ? {} : { language: values.language }),
      ...(values['time-zone'] === undefined ? {} : { timeZone: values['time-zone'] }),
      ...(values['setup-code'] === undefined ? {} : { setupCode: values['setup-code'] }),
    },
  })
  if (values.json) return `${JSON.stringify({ apiKey: made.apiKey })}\n`
  return `The workspace ${values.workspace} is there. Your API key, shown only now:\n${made.apiKey}\n`
}
