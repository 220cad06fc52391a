import { createServer } from 'node:http'
import Provider, { type Configuration } from 'oidc-provider'

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

/** A real OpenID Connect provider on a free port, which asks nobody for a password. */
export async function startIdentityProvider(): Promise<TestIdentityProvider> {
  const person = { sub: 'none', email: '', name: '' }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  const issuer = `http://127.0.0.1:${port}`
  const client = { clientId: 'avouch', clientSecret: 'a secret between the two' }
  const returns = ['http://127.0.0.1/unused']
  const state: { provider: Provider } = { provider: makeProvider() }

  function makeProvider(): Provider {
    const configuration: Configuration = {
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
      findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ ...found.person, sub }) }),
      cookies: { keys: ['for tests only'] },
      ttl: {
        AccessToken: 600,
        IdToken: 600,
        AuthorizationCode: 60,
        Grant: 600,
        Interaction: 600,
        Session: 600,
      },
    }
    return new Provider(issuer, configuration)
  }

  async function handle(
    request: Parameters<Parameters<typeof createServer>[1] & object>[0],
    response: Parameters<Parameters<typeof createServer>[1] & object>[1],
  ) {
    const { provider } = state
    if (request.url?.startsWith('/interaction/') !== true) return provider.callback()(request, response)
    const { prompt, params } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: found.person.sub } })
    }
    const grant = new provider.Grant({ accountId: found.person.sub, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    return provider.interactionFinished(
      request,
      response,
      { consent: { grantId: await grant.save() } },
      { mergeWithLastSubmission: true },
    )
  }

  const found: TestIdentityProvider = {
    issuer,
    ...client,
    person,
    async allow(returnAddress) {
      returns.push(returnAddress)
      state.provider = makeProvider()
    },
    signIn: (address) => follow(address, issuer),
    stop: () => new Promise((closed) => server.close(() => closed())),
  }
  return found
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
