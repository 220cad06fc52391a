import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Importance, Theme } from '../notification.ts'
import { isQuiet } from './notification-reader.reads.ts'

/** A line that no mail told yet and nobody read. */
export type PendingLine = {
  readonly id: string
  readonly importance: Importance
  readonly title: string
  readonly detail: string
  readonly pieces: number
  readonly path: string
  readonly button: string | null
  readonly sealedLink: string | null
}

const pending = sql`n.workspace_id = current_workspace() and n.mail_id is null and n.read_at is null
  and n.done_at is null`

const lineColumns = sql`n.id, n.importance, n.title, n.detail, n.pieces::int as pieces, n.path, n.button,
  n.sealed_link as "sealedLink"`

/** Somebody for whom a digest is kept: as far as it depends on them when it goes. */
export type DigestReader = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly timeZone: string
  readonly at: string
  readonly oldest: Instant
  readonly lastOn: Day | null
}

/** Everybody with something for their digest, who is here and reads mail; one of them where one is named. One statement. */
export async function readDigestReaders(
  db: WorkspaceDb | WorkspaceTx,
  now: Instant,
  personId: string | null = null,
): Promise<DigestReader[]> {
  const found = await sql<DigestReader>`
    select p.id, p.name, p.email, coalesce(p.time_zone, w.time_zone) as "timeZone",
      coalesce(h.digest_at, '08:00') as at, n.oldest,
      (select max(d.digest_on) from notification_digests d
        where d.workspace_id = p.workspace_id and d.person_id = p.id) as "lastOn"
    from (select n.person_id, min(n.at) as oldest from notifications n
      where ${pending} and n.way = 'digest' ${personId === null ? sql`` : sql`and n.person_id = ${personId}`}
      group by n.person_id) n
    join people p on p.workspace_id = current_workspace() and p.id = n.person_id and p.left_at is null
      and p.email is not null
    join workspaces w on w.id = p.workspace_id
    left join notification_habits h on h.workspace_id = p.workspace_id and h.person_id = p.id
    where not (${isQuiet(now)})
    order by p.id`.execute(db)
  return found.rows
}

/** What the digest of a person tells, up to a moment; what waits the longest first. */
export async function readDigestLines(
  tx: WorkspaceTx,
  personId: string,
  until: Instant,
): Promise<PendingLine[]> {
  const found = await sql<PendingLine>`
    select ${lineColumns} from notifications n
    where ${pending} and n.way = 'digest' and n.person_id = ${personId} and n.at <= ${until}::timestamptz
    order by n.importance, n.at, n.id for update`.execute(tx)
  return found.rows
}

export type DueBundle = { readonly personId: string; readonly theme: Theme }

/** Bundles whose time has come. One statement. */
export async function readDueBundles(db: WorkspaceDb, now: Instant): Promise<DueBundle[]> {
  const found = await sql<DueBundle>`
    select distinct n.person_id as "personId", n.theme from notifications n
    where ${pending} and n.way = 'bundle' and n.mail_at <= ${now}::timestamptz order by 1, 2`.execute(db)
  return found.rows
}

/** What a bundle tells; the oldest first. */
export async function readBundleLines(
  tx: WorkspaceTx,
  { personId, theme }: DueBundle,
): Promise<PendingLine[]> {
  const found = await sql<PendingLine>`
    select ${lineColumns} from notifications n
    where ${pending} and n.way = 'bundle' and n.person_id = ${personId} and n.theme = ${theme}
    order by n.at, n.id for update`.execute(tx)
  return found.rows
}
