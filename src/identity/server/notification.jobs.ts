import { addMilliseconds } from '../../kernel/time.ts'
import { isWorkingDay } from '../../kernel/working-days.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { type Attended, attending } from '../../server/attend.ts'
import { digestDue } from '../digest.ts'
import { readDigestReaders, readDueBundles } from './notification-mail.reads.ts'
import { sendBundle } from './send-bundle.ts'
import { sendDigest } from './send-digest.ts'

const day = 86_400_000

/** How long what is over stays on the page of notifications. */
const daysKept = 90

/** Every minute: the bundles whose time has come. */
export const sendBundlesJob = attending('send-bundles', '* * * * *', async ({ db, each, now, host }) => {
  const due = (await readDueBundles(db, now)).map((bundle) => ({ id: bundle.personId, bundle }))
  await each(due, (tx, { bundle }) => sendBundle(tx, bundle, now, host))
})

/** Every five minutes: the digest of everybody whose hour has come. A server that was stopped catches up. */
export const sendDigestsJob = attending('send-digests', '*/5 * * * *', sendDigests)

async function sendDigests({ db, each, now, host }: Attended): Promise<void> {
  const readers = await readDigestReaders(db, now)
  if (readers.length === 0) return
  const { rules } = await readRequestRules(db, now)
  const works = (on: string) => isWorkingDay(on, rules.calendar.holidays)
  const isDue = (reader: (typeof readers)[number]) => {
    const due = digestDue(now, reader, works)
    return due !== null && reader.oldest <= due.until && (reader.lastOn ?? '') < due.day
  }
  await each(readers.filter(isDue), (tx, { id }) => sendDigest(tx, id, works, now, host))
}

/** Once a night: removes what has long been over. */
export const tidyNotificationsJob = attending(
  'tidy-notifications',
  '37 2 * * *',
  async ({ db, workspaceId, now }) => {
    const before = addMilliseconds(now, -daysKept * day)
    await db
      .deleteFrom('notifications')
      .where('workspace_id', '=', workspaceId)
      .where('read_at', '<', before)
      .where((line) => line.or([line('importance', '=', 'news'), line('done_at', '<', before)]))
      .execute()
  },
)
