import { createServer, type RequestListener } from 'node:http'
import Provider from 'oidc-provider'

export type TestIdentityProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Who is at the browser, as the provider knows them. */
  person: { sub: string; email: string; name: string; email_verified?: boolean }
  /** Says where people may be sent back to. */
  allow(returnAddress: string): Promise<void>
  /** Goes through the provider's own pages and gives the address it sends the browser back to. */
  signIn(address: string): Promise<string>
  stop(): Promise<void>
}

type Person = TestIdentityProvider['person']
type Way = Parameters<RequestListener>

const client = { clientId: 'avouch', clientSecret: 'a secret between the two' }

/** A real OpenID Connect provider on a free port, which asks nobody for a password. */
export async function startIdentityProvider(): Promise<TestIdentityProvider> {
  const server = createServer((request, response) => void handle(state.provider, found, request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  const issuer = `http://127.0.0.1:${port}`
  const returns = ['http://127.0.0.1/unused']
  const found: TestIdentityProvider = {
    issuer,
    ...client,
    person: { sub: 'none', email: '', name: '' },
    async allow(returnAddress) {
      returns.push(returnAddress)
      state.provider = makeProvider(issuer, returns, () => found.person)
    },
    signIn: (address) => follow(address, issuer),
    stop: () => new Promise((closed) => server.close(() => closed())),
  }
  const state = { provider: makeProvider(issuer, returns, () => found.person) }
  return found
}

function makeProvider(issuer: string, returns: readonly string[], person: () => Person): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [...returns],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...person(), sub }) }),
    cookies: { keys: ['for tests only'] },
    ttl: {
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      Interaction: 600,
      Session: 600,
    },
  })
}

/** Answers the provider's questions as the person set would: yes, that is me, and yes, they may know. */
async function handle(
  provider: Provider,
  { person }: TestIdentityProvider,
  request: Way[0],
  response: Way[1],
): Promise<void> {
  if (request.url?.startsWith('/interaction/') !== true) return provider.callback()(request, response)
  const { prompt, params } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: person.sub } })
  }
  const grant = new provider.Grant({ accountId: person.sub, clientId: String(params['client_id']) })
  grant.addOIDCScope(String(params['scope']))
  const consent = { grantId: await grant.save() }
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
}

/** Follows redirects as a browser with cookies of its own, until one leads away from the provider. */
async function follow(address: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = address
  for (let step = 0; step < 15 && at.startsWith(issuer); step += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`the provider stopped with ${answer.status}: ${await answer.text()}`)
    at = new URL(next, at).href
  }
  return at
}
