import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { sendMail } from '../../server/mail.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { mayBundle } from '../decide-way.ts'
import { bundleMail } from './notification.mails.ts'
import { leaveToDigest, noteMailed } from './notification.store.ts'
import { type DueBundle, readBundleLines } from './notification-mail.reads.ts'
import { readReader } from './notification-reader.reads.ts'

/**
 * Writes the mail of one theme that was gathered for a person. Two servers at once write it once. Where the day had its
 * mails of this theme, or the reader is away by now, it is left to the digest.
 */
export async function sendBundle(
  tx: WorkspaceTx,
  bundle: DueBundle,
  now: Instant,
  host: Host,
): Promise<boolean> {
  const { personId, theme } = bundle
  await sql`select id from people where workspace_id = current_workspace() and id = ${personId}
    for no key update`.execute(tx)
  const lines = await readBundleLines(tx, bundle)
  const ids = lines.map(({ id }) => id)
  const reader = await readReader(tx, personId, theme, now)
  if (lines.length === 0) return false
  if (reader?.email == null || reader.isAway || !mayBundle(theme, reader.isManager, reader.recent.lastDay)) {
    await leaveToDigest(tx, ids)
    return false
  }
  const mailId = await sendMail(tx, {
    audience: 'staff',
    to: { address: reader.email, name: reader.name },
    ...bundleMail(theme, lines, host),
    about: { kind: 'digest', id: personId },
  })
  await noteMailed(tx, ids, mailId, now)
  return true
}
