import type { FastifyRequest } from 'fastify'
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
  close(): Promise<void>
}

export type AuthInstance = Awaited<ReturnType<typeof makeInstance>>

/** Opens who-somebody-is on its own small pool: its tables live in the schema `auth`. */
export function openAuth(appUrl: string, secrets: Secrets, config: Config): Auth {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: 5,
    options: '-c search_path=auth -c timezone=UTC',
  })
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const made = new Map<string, Promise<AuthInstance>>()
  const instance = (secure: boolean, origin: string) => {
    const name = `${secure} ${origin}`
    const known = made.get(name)
    if (known !== undefined) return known
    // Anybody may send any Host header: the bound keeps them from filling the memory.
    if (made.size >= 20) made.clear()
    const fresh = makeInstance(pool, secrets.derive('auth'), secure, origin)
    made.set(name, fresh)
    return fresh
  }
  return {
    for: (request) => instance(isSecure(request, config), originOf(request, config)),
    plain: () => instance(false, config.publicUrl ?? 'http://127.0.0.1'),
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

// Loaded when somebody first signs in or is recognised: it is a third of a second of the start.
async function makeInstance(pool: pg.Pool, secret: string, secure: boolean, origin: string) {
  const [{ betterAuth }, { twoFactor }, { apiKey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/api-key'),
  ])
  return betterAuth({
    appName: 'Avouch',
    baseURL: origin,
    basePath: '/api/v1/sign-in',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', disabled: true },
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
      defaultCookieAttributes: { secure, sameSite: 'lax', path: '/', httpOnly: true },
      // The cookie lasts as long as a session can; how long it may lie idle is decided in the database.
      cookies: { session_token: { attributes: { maxAge: sessionSeconds.absolute } } },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      twoFactor({ issuer: 'Avouch' }),
      apiKey({ rateLimit: { enabled: false }, enableMetadata: true }),
    ],
  })
}
