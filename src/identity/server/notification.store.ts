import { sql } from 'kysely'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { Importance, Theme } from '../notification.ts'

const day = 86_400_000

export type NewLine = {
  readonly personId: string
  readonly kind: string
  readonly theme: Theme
  readonly importance: Importance
  readonly title: string
  readonly detail: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly path: string
  readonly awaits: string | null
  readonly button: string | null
  readonly sealedLink: string | null
  readonly byId: string | null
  readonly way: 'mail' | 'bundle' | 'digest' | 'app'
  readonly mailAt: Instant | null
}

/** An id for a line that is not there yet. */
export async function makeLineId(tx: WorkspaceTx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** True where this key was not told to the person before; from now on it was. */
export async function takeKey(
  tx: WorkspaceTx,
  { personId, key }: { readonly personId: string; readonly key: string },
  lineId: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into notification_keys (workspace_id, person_id, key, notification_id)
    values (current_workspace(), ${personId}, ${key}, ${lineId}) on conflict do nothing returning key`.execute(
    tx,
  )
  return rows.length > 0
}

/** The line that gathers this day's news of a request for somebody, as long as nobody read or mailed it. */
export async function findOpenLine(tx: WorkspaceTx, line: NewLine, now: Instant): Promise<string | null> {
  if (line.importance === 'act' || line.way === 'mail' || line.about.kind !== 'request') return null
  const { rows } = await sql<{ id: string }>`
    select id from notifications where workspace_id = current_workspace() and person_id = ${line.personId}
      and about_id = ${line.about.id} and theme = ${line.theme} and importance = 'news' and way = ${line.way}
      and read_at is null and mail_id is null and done_at is null
      and at > ${addMilliseconds(now, -day)}::timestamptz
    order by at desc limit 1 for update`.execute(tx)
  return rows[0]?.id ?? null
}

/** Puts one more piece of news on a line, which then says the latest. */
export async function addToLine(tx: WorkspaceTx, id: string, line: NewLine, now: Instant): Promise<void> {
  await sql`
    update notifications set title = ${line.title}, detail = ${line.detail}, kind = ${line.kind}, path = ${line.path},
      by_id = ${line.byId}, at = ${now}, pieces = pieces + 1
    where workspace_id = current_workspace() and id = ${id}`.execute(tx)
}

/** Writes a new line. */
export async function insertLine(tx: WorkspaceTx, id: string, line: NewLine, now: Instant): Promise<void> {
  await tx
    .insertInto('notifications')
    .values({
      workspace_id: sql<string>`current_workspace()`,
      id,
      person_id: line.personId,
      kind: line.kind,
      theme: line.theme,
      importance: line.importance,
      title: line.title,
      detail: line.detail,
      about_kind: line.about.kind,
      about_id: line.about.id,
      path: line.path,
      awaits: line.awaits,
      button: line.button,
      sealed_link: line.sealedLink,
      by_id: line.byId,
      at: now,
      way: line.way,
      mail_at: line.mailAt,
    })
    .execute()
}

/** Notes with which mail lines went. */
export async function noteMailed(
  tx: WorkspaceTx,
  ids: readonly string[],
  mailId: string,
  now: Instant,
): Promise<void> {
  await sql`update notifications set mail_id = ${mailId}, mailed_at = ${now}, sealed_link = null
    where workspace_id = current_workspace() and id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Leaves lines of a bundle to the digest. */
export async function leaveToDigest(tx: WorkspaceTx, ids: readonly string[]): Promise<void> {
  await sql`update notifications set way = 'digest', mail_at = null
    where workspace_id = current_workspace() and id = any(${[...ids]}::uuid[])`.execute(tx)
}

const ended = (now: Instant) =>
  sql`update notifications set done_at = ${now}::timestamptz, read_at = coalesce(read_at, ${now}::timestamptz),
      sealed_link = null
    where workspace_id = current_workspace() and importance = 'act' and done_at is null`

/** Ends what waited for any of these; of one person where one is named. */
export async function endAwaited(
  tx: WorkspaceTx,
  awaited: readonly string[],
  personId: string | null,
  now: Instant,
): Promise<void> {
  const whose = personId === null ? sql`` : sql`and person_id = ${personId}`
  await sql`${ended(now)} and awaits = any(${[...awaited]}::text[]) ${whose}`.execute(tx)
}

/** Ends what waited for anything about a record, but for what waits for one of these kinds. */
export async function endAbout(
  tx: WorkspaceTx,
  aboutId: string,
  butFor: readonly string[],
  now: Instant,
): Promise<void> {
  await sql`${ended(now)} and about_id = ${aboutId} and kind <> all(${[...butFor]}::text[])`.execute(tx)
}

/** Ends what somebody puts aside themselves. */
export async function endLines(
  tx: WorkspaceTx,
  personId: string,
  ids: readonly string[],
  now: Instant,
): Promise<number> {
  const done = await sql`${ended(now)} and person_id = ${personId} and id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return Number(done.numAffectedRows ?? 0n)
}

/** Which lines somebody has read. */
export type Reading = {
  readonly notificationIds?: readonly string[]
  readonly path?: string
  readonly everything?: boolean
}

/** Marks lines as read by their reader, and gives their number. */
export async function saveReading(
  tx: WorkspaceTx,
  personId: string,
  { notificationIds = [], path, everything = false }: Reading,
  now: Instant,
): Promise<number> {
  const which = everything
    ? sql`true`
    : sql`(id = any(${[...notificationIds]}::uuid[]) or split_part(path, '?', 1) = ${path ?? null}::text)`
  const read = await sql`update notifications set read_at = ${now}
    where workspace_id = current_workspace() and person_id = ${personId} and read_at is null and ${which}`.execute(
    tx,
  )
  return Number(read.numAffectedRows ?? 0n)
}

/** Marks news of one kind about a record as read by everybody: it is old. */
export async function endNews(tx: WorkspaceTx, aboutId: string, kind: string, now: Instant): Promise<void> {
  await sql`update notifications set read_at = ${now} where workspace_id = current_workspace()
    and about_id = ${aboutId} and kind = ${kind} and done_at is null and read_at is null`.execute(tx)
}
