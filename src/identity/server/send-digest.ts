import { sql } from 'kysely'
import type { Day, Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { digestDue } from '../digest.ts'
import { digestMail } from './notification.mails.ts'
import { noteMailed } from './notification.store.ts'
import { readDigestLines, readDigestReaders } from './notification-mail.reads.ts'

/**
 * Writes the digest of one person, where its hour has come and there is something to tell: one a day, whichever server
 * comes first. Written in the transaction that notes the lines as mailed, so a crash leaves all or nothing to the next
 * run. True where a mail was written.
 */
export async function sendDigest(
  tx: WorkspaceTx,
  personId: string,
  isWorkingDay: (day: Day) => boolean,
  now: Instant,
  host: Host,
): Promise<boolean> {
  const [reader] = await readDigestReaders(tx, now, personId)
  const due = reader === undefined ? null : digestDue(now, reader, isWorkingDay)
  if (reader === undefined || due === null || !(await takeDay(tx, personId, due.day))) return false
  const lines = await readDigestLines(tx, personId, due.until)
  if (lines.length === 0) return false
  const mailId = await sendMail(tx, {
    audience: 'staff',
    to: { address: reader.email, name: reader.name },
    ...digestMail(lines, host),
    about: { kind: 'digest', id: personId },
  })
  const ids = lines.map(({ id }) => id)
  await noteMailed(tx, ids, mailId, now)
  await tx
    .updateTable('notification_digests')
    .set({ mail_id: mailId })
    .where('workspace_id', '=', sql<string>`current_workspace()`)
    .where('person_id', '=', personId)
    .where('digest_on', '=', due.day)
    .execute()
  return true
}

/** Takes the day's one digest; whoever comes second, from another server too, finds it taken. */
async function takeDay(tx: WorkspaceTx, personId: string, day: Day): Promise<boolean> {
  const taken = await sql`
    insert into notification_digests (workspace_id, person_id, digest_on)
    values (current_workspace(), ${personId}, ${day}::date) on conflict do nothing returning person_id`.execute(
    tx,
  )
  return taken.rows.length > 0
}
