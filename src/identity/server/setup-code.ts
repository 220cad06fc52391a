import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Host } from '../../server/host.ts'
import type { Secrets } from '../../server/secrets.ts'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * The code that the first set-up from another machine needs; it is printed at start. It follows from the
 * installation's key, so that every process prints and accepts the same, and is worthless once used.
 */
export function setupCode(secrets: Secrets): string {
  const bytes = Buffer.from(secrets.derive('setup code'), 'base64url')
  const text = [...bytes.subarray(0, 12)].map((byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}

/** Whether a code typed by a person is the right one. */
export function isSetupCode(secrets: Secrets, given: string): boolean {
  const plain = (text: string) => Buffer.from(text.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const [right, typed] = [plain(setupCode(secrets)), plain(given)]
  return right.length === typed.length && timingSafeEqual(right, typed)
}

/** True unless the request comes from this very machine, by an address that means this machine. */
export function needsSetupCode(host: Host, request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded']
  // A proxy beside us makes everybody look local; only one we were told to trust says who it really is.
  if (forwarded !== undefined && !host.config.trustProxy) return true
  return !isLoopback(request.ip) || !isLoopback(request.hostname)
}

function isLoopback(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  if (bare === 'localhost' || bare === '::1') return true
  return isIP(bare) === 4 && bare.startsWith('127.')
}
