import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../../kernel/time.ts'
import type { Secrets } from '../../../server/secrets.ts'

const signed = (secrets: Secrets, workspaceId: string, what: string) =>
  secrets.derive(`public page of ${workspaceId}: ${what}`)

/** Signs that the page of a workspace was opened now; good for one entry. */
export function signOpening(secrets: Secrets, workspaceId: string, now: Instant): string {
  const what = `${Date.parse(now).toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${what}.${signed(secrets, workspaceId, what)}`
}

/** How long ago the page was opened, in seconds; null where we did not sign this, or not for this workspace. */
export function readOpening(
  secrets: Secrets,
  workspaceId: string,
  opening: string,
  now: Instant,
): number | null {
  const [since = '', chance = '', signature = '', ...more] = opening.split('.')
  if (more.length > 0 || since === '' || chance === '') return null
  const wanted = Buffer.from(signed(secrets, workspaceId, `${since}.${chance}`))
  const given = Buffer.from(signature)
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null
  return (Date.parse(now) - Number.parseInt(since, 36)) / 1_000
}
