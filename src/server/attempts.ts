import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../kernel/time.ts'
import type { Database } from './database/tables.ts'
import { AppError } from './errors.ts'

/** How often something may be tried in a window of minutes. */
export type Allowance = { readonly most: number; readonly minutes: number }

// Only the hash is kept: the table holds neither addresses nor mail addresses.
const bucketOf = (what: string, who: string) =>
  `${what}:${createHash('sha256').update(who.toLowerCase()).digest('base64url')}`

/**
 * Counts one more try, for all processes together, and refuses beyond the allowance. The wording is the
 * same whether or not `who` exists.
 */
export async function countAttempt(
  db: Kysely<Database>,
  what: string,
  who: string,
  allowance: Allowance,
  now: Instant,
): Promise<void> {
  const bucket = bucketOf(what, who)
  const { rows } = await sql<{ count: number; left: number }>`
    insert into auth.attempt as a (bucket, window_started, count) values (${bucket}, ${now}, 1)
    on conflict (bucket) do update set
      count = case when a.window_started <= ${now}::timestamptz - ${allowance.minutes} * interval '1 minute' then 1 else a.count + 1 end,
      window_started = case when a.window_started <= ${now}::timestamptz - ${allowance.minutes} * interval '1 minute' then ${now}::timestamptz else a.window_started end
    returning count, ceil(extract(epoch from (window_started + ${allowance.minutes} * interval '1 minute' - ${now}::timestamptz)) / 60)::int as left`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined || row.count <= allowance.most) return
  const wait = Math.max(1, row.left)
  throw new AppError(
    'too-many',
    `Too many attempts. Please try again in ${wait} ${wait === 1 ? 'minute' : 'minutes'}.`,
    {
      facts: { retryAfterSeconds: wait * 60 },
    },
  )
}

/** Takes back what a successful try counted, so that only failures add up. */
export async function forgiveAttempt(db: Kysely<Database>, what: string, who: string): Promise<void> {
  await sql`update auth.attempt set count = greatest(count - 1, 0) where bucket = ${bucketOf(what, who)}`.execute(
    db,
  )
}

/** Starts the count anew: the right password was given, so the failures before were its owner's. */
export async function clearAttempts(db: Kysely<Database>, what: string, who: string): Promise<void> {
  await sql`delete from auth.attempt where bucket = ${bucketOf(what, who)}`.execute(db)
}
