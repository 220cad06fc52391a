import type { FastifyRequest } from 'fastify'
import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from './config.ts'
import type { Secrets } from './secrets.ts'

/** A session ends after this long without use, and in any case after `sessionSeconds.absolute`. */
export const sessionSeconds = { idle: 72 * 3_600, seenEvery: 300, absolute: 30 * 86_400 } as const

/** The header by which better-auth learns the address; only this server writes it. */
const addressHeader = 'x-avouch-address'

export type Auth = {
  /** better-auth for a request: with `__Host-` cookies where the request came over TLS. */
  for(request: FastifyRequest): Promise<AuthInstance>
  /** The same outside a request: for hashing and for keys. */
  plain(): Promise<AuthInstance>
  /** One sign-in through a provider; `vouch` decides whom its word lets in. */
  through(
    request: FastifyRequest,
    provider: Provider,
    vouch: (word: ProviderWord) => Promise<Vouched>,
  ): Promise<ProviderInstance>
  close(): Promise<void>
}

export type AuthInstance = Awaited<ReturnType<typeof makeInstance>>
export type ProviderInstance = Awaited<ReturnType<typeof makeProviderInstance>>

/** A sign-in provider as better-auth needs it, its secret unsealed. */
export type Provider = {
  readonly id: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly endpoints: ProviderEndpoints
}

export type ProviderEndpoints = {
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly jwksEndpoint: string
  readonly userInfoEndpoint?: string
}

type Ground = {
  readonly pool: pg.Pool
  readonly secret: string
  readonly secure: boolean
  readonly origin: string
}

/** Opens who-somebody-is on its own small pool: its tables live in the schema `auth`. */
export function openAuth(appUrl: string, secrets: Secrets, config: Config): Auth {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: 5,
    options: '-c search_path=auth -c timezone=UTC',
  })
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const secret = secrets.derive('auth')
  const made = new Map<string, Promise<AuthInstance>>()
  const instance = (secure: boolean, origin: string) => {
    const name = `${secure} ${origin}`
    const known = made.get(name)
    if (known !== undefined) return known
    // Anybody may send any Host header: the bound keeps them from filling the memory.
    if (made.size >= 20) made.clear()
    const fresh = makeInstance({ pool, secret, secure, origin })
    made.set(name, fresh)
    return fresh
  }
  return {
    for: (request) => instance(isSecure(request, config), originOf(request, config)),
    plain: () => instance(false, config.publicUrl ?? 'http://127.0.0.1'),
    through(request, provider, vouch) {
      const ground = { pool, secret, secure: isSecure(request, config), origin: originOf(request, config) }
      return makeProviderInstance(ground, provider, vouch)
    },
    close: () => pool.end(),
  }
}

/** Where the product is reached, as this request reached it. */
export function originOf(request: FastifyRequest, config: Config): string {
  if (config.publicUrl !== null) return new URL(config.publicUrl).origin
  return `${request.protocol}://${request.host}`
}

function isSecure(request: FastifyRequest, config: Config): boolean {
  return config.publicUrl?.startsWith('https:') ?? request.protocol === 'https'
}

/** The headers better-auth may know of a request: its cookies, its device, its address. */
export function authHeaders(request: FastifyRequest): Headers {
  const headers = new Headers({ [addressHeader]: request.ip })
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

/** What every instance of better-auth here is made of. */
function optionsFor({ pool, secret, secure, origin }: Ground) {
  return {
    appName: 'Avouch',
    baseURL: origin,
    basePath: '/api/v1/sign-in',
    secret,
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres' as const, transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error' as const, disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    // A cookie that vouches for itself would outlive a revocation; our own cache does not.
    session: {
      expiresIn: sessionSeconds.idle,
      updateAge: sessionSeconds.seenEvery,
      cookieCache: { enabled: false },
    },
    // Counted in the database, for all processes together, before better-auth is asked.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-avouch' : 'avouch',
      defaultCookieAttributes: { secure, sameSite: 'lax' as const, path: '/', httpOnly: true },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  }
}

// Loaded when somebody first signs in or is recognised: it is a third of a second of the start.
async function makeInstance(ground: Ground) {
  const [{ betterAuth }, { twoFactor }, { apiKey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/api-key'),
  ])
  return betterAuth({
    ...optionsFor(ground),
    plugins: [
      twoFactor({ issuer: 'Avouch' }),
      apiKey({ rateLimit: { enabled: false }, enableMetadata: true }),
    ],
  })
}

/** Whom a provider's word lets in: a login of ours, or nobody and why. */
export type Vouched = { readonly loginId: string } | { readonly refused: string }

/** What a provider says of somebody, after its signature was checked. */
export type ProviderWord = {
  readonly subject: string
  readonly email: string
  readonly emailVerified: boolean | null
  readonly name: string
}

async function makeProviderInstance(
  ground: Ground,
  provider: Provider,
  vouch: (word: ProviderWord) => Promise<Vouched>,
) {
  const [{ betterAuth }, { sso }] = await Promise.all([import('better-auth'), import('@better-auth/sso')])
  const places = [provider.issuer, ...Object.values(provider.endpoints)].filter((place) =>
    URL.canParse(place),
  )
  return betterAuth({
    ...optionsFor(ground),
    // An administrator named these; they may stand in our own network.
    trustedOrigins: [ground.origin, ...places.map((place) => new URL(place).origin)],
    plugins: [
      sso({
        // Nobody registers a provider through better-auth: there is only the one an administrator of ours keeps.
        providersLimit: 0,
        defaultSSO: [{ providerId: provider.id, domain: '', oidcConfig: oidcConfigOf(provider) }],
        resolveUser: async ({ accountKey, providerUser, ...given }) => {
          const claims =
            'providerClaims' in given ? { ...given.providerClaims, ...given.verifiedIdTokenClaims } : {}
          const verified = claims['email_verified']
          const vouched = await vouch({
            subject: accountKey.accountId,
            email: providerUser.email.toLowerCase(),
            emailVerified: typeof verified === 'boolean' ? verified : null,
            name: providerUser.name,
          })
          if ('refused' in vouched) return { action: 'reject', code: vouched.refused }
          return { action: 'link', userId: vouched.loginId, profile: 'preserve' }
        },
      }),
    ],
  })
}

function oidcConfigOf({ issuer, clientId, clientSecret, endpoints }: Provider) {
  return {
    issuer,
    clientId,
    clientSecret,
    pkce: true,
    discoveryEndpoint: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    scopes: ['openid', 'email', 'profile'],
    ...endpoints,
  }
}
