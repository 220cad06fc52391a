import type { PersonActor } from '../../kernel/actor.ts'
import { type Instant, isDay } from '../../kernel/time.ts'
import { forbidden, invalid } from '../../server/errors.ts'
import type { Serving } from '../../server/serve.ts'
import { createKey, listKeyScopes, listKeys, revokeKey } from '../key.contract.ts'
import { readKeys } from './key.store.ts'
import { makeKey } from './make-key.ts'
import { revokeKey as endKey } from './revoke-key.ts'

/** Keys by which other programs act as a person. */
export function keyRoutes({ serve, served }: Serving): void {
  const nouns = () =>
    [
      ...new Set(
        served
          .filter((each) => Array.isArray(each.access) || each.access === 'signed-in')
          .map((each) => each.noun),
      ),
    ].sort()
  serve(listKeys, async ({ actor, db }) => ({ rows: await readKeys(db, actor) }))
  serve(listKeyScopes, async () => ({ nouns: nouns() }))
  serve(createKey, async ({ actor, body, write, now, host }) => {
    requireSession(actor)
    requireKnownScopes(body.scopes, nouns())
    const input = {
      name: body.name.trim(),
      scopes: body.scopes,
      expiresAt: readExpiry(body.expiresOn ?? null, now),
    }
    // What a write answers is kept for a day, so that a repeat gets it again: sealed, for it is the secret.
    const { id, sealed } = await write(async (tx) => {
      const made = await makeKey(tx, actor, input, now)
      return { id: made.id, sealed: host.secrets.seal(made.secret) }
    })
    return { id, key: host.secrets.unseal(sealed) }
  })
  serve(revokeKey, async ({ actor, params, write, host }) => {
    await write(async (tx) => {
      await endKey(tx, actor, params.keyId)
      return { revoked: true }
    })
    host.sessions.forget(`key:${params.keyId}`)
    return { revoked: true }
  })
}

/** A key that could make keys would outlive its own revocation. */
function requireSession(actor: PersonActor): void {
  if (actor.key !== undefined) throw forbidden('A key cannot make keys. Sign in to make one.')
}

function requireKnownScopes(scopes: readonly string[], nouns: readonly string[]): void {
  const unknown = scopes.findIndex((scope) => !['*', ...nouns].includes(scope.split(':')[0] ?? ''))
  if (unknown >= 0) throw invalid(`scopes.${unknown}`, 'is no scope of this server')
}

/** A key works through the day it expires on. */
function readExpiry(day: string | null, now: Instant): Instant | null {
  if (day === null) return null
  if (!isDay(day)) throw invalid('expiresOn', 'is not a day')
  const end = `${day}T23:59:59.000Z`
  if (end <= now) throw invalid('expiresOn', 'is past')
  return end
}
