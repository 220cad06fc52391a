import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, forbidden } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { describeDevice } from '../device.ts'
import { readLoginOf } from './session.reads.ts'

/** The login behind whoever is signed in. A key has none: it cannot change how its maker signs in. */
export async function requireLogin(
  host: Host,
  actor: PersonActor,
): Promise<{ loginId: string; secondFactor: boolean }> {
  if (actor.key !== undefined) throw forbidden('A key cannot change how you sign in. Sign in to do that.')
  const login = await readLoginOf(host.door, actor)
  if (login === null) throw new AppError('unauthenticated', 'Please sign in.')
  return login
}

/** How a person signs in, as their account page shows it. */
export async function readMe(host: Host, actor: PersonActor) {
  const login = await readLoginOf(host.door, actor)
  const { rows: ways } = await sql<{ provider: string; name: string | null }>`
    select a."providerId" as provider, p.name
    from auth.account a left join auth.sign_in_provider p on p.id::text = a."providerId"
    where a."userId" = ${login?.loginId ?? ''} order by 1`.execute(host.door.global)
  const person = await host.door
    .in(actor.workspaceId)
    .selectFrom('people')
    .select(['title', 'language', 'time_zone'])
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  return {
    personId: actor.personId,
    name: actor.name,
    email: actor.email,
    title: person.title,
    language: person.language,
    timeZone: person.time_zone,
    hasPassword: ways.some((way) => way.provider === 'credential'),
    providers: ways
      .filter((way) => way.provider !== 'credential')
      .map((way) => way.name ?? 'A provider that was removed'),
    secondFactor: { enabled: login?.secondFactor ?? false },
  }
}

type SessionRow = {
  id: string
  device: string | null
  address: string | null
  started_at: Instant
  seen_at: Instant
}

/** Where a login is signed in, the latest used first. */
export async function readSessions(host: Host, loginId: string, thisId: string | null) {
  const { rows } = await sql<SessionRow>`
    select id, "userAgent" as device, "ipAddress" as address, "createdAt" as started_at, "updatedAt" as seen_at
    from auth.session where "userId" = ${loginId} and "expiresAt" > now() order by "updatedAt" desc, id`.execute(
    host.door.global,
  )
  return rows.map((row) => ({
    id: row.id,
    device: describeDevice(row.device),
    address: row.address === '' ? null : row.address,
    startedAt: row.started_at,
    lastSeenAt: row.seen_at,
    isThis: row.id === thisId,
  }))
}
