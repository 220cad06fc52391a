import type { FastifyReply } from 'fastify'
import { sessionSeconds } from './auth.ts'

/**
 * Hands better-auth's cookies on to the browser. The session's cookie lasts as long as a session can: how
 * long it may lie idle is decided in the database, where a revocation can reach it.
 */
export function forwardCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) void reply.header('set-cookie', lengthened(cookie))
}

function lengthened(cookie: string): string {
  if (!/^(__Host-)?avouch\.session_token=/.test(cookie)) return cookie
  return cookie.replace(/; Max-Age=[1-9]\d*/i, `; Max-Age=${sessionSeconds.absolute}`)
}
