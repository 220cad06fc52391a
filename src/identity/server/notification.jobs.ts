import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import { readRequestRules } from '../../requests/server/rules.reads.ts'
import { isWorkingDay } from '../../requests/working-time.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { digestDue } from '../digest.ts'
import { readDigestReaders, readDueBundles } from './notification-mail.reads.ts'
import { sendBundle } from './send-bundle.ts'
import { sendDigest } from './send-digest.ts'

const day = 86_400_000

/** How long what is over stays on the page of notifications. */
const daysKept = 90

/** Every minute: the bundles whose time has come. */
export const sendBundlesJob: JobDefinition = {
  name: 'send-bundles',
  cron: '* * * * *',
  async run({ host, now }) {
    for (const workspaceId of await readWorkspaceIds(host)) {
      for (const bundle of await readDueBundles(host.door.in(workspaceId), now)) {
        await act(host, workspaceId, bundle.personId, (tx) => sendBundle(tx, bundle, now, host))
      }
    }
  },
}

/** Every five minutes: the digest of everybody whose hour has come. A server that was stopped catches up. */
export const sendDigestsJob: JobDefinition = {
  name: 'send-digests',
  cron: '*/5 * * * *',
  async run({ host, now }) {
    for (const workspaceId of await readWorkspaceIds(host)) await sendDigests(host, workspaceId, now)
  },
}

async function sendDigests(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<void> {
  const db = host.door.in(workspaceId)
  const readers = await readDigestReaders(db, now)
  if (readers.length === 0) return
  const { rules } = await readRequestRules(db, now)
  const works = (on: string) => isWorkingDay(rules.calendar, on)
  for (const reader of readers) {
    const due = digestDue(now, reader, works)
    const isNew = due !== null && reader.oldest <= due.until && (reader.lastOn ?? '') < due.day
    if (isNew) await act(host, workspaceId, reader.id, (tx) => sendDigest(tx, reader.id, works, now, host))
  }
}

/** Once a night: removes what has long been over. */
export const tidyNotificationsJob: JobDefinition = {
  name: 'tidy-notifications',
  cron: '37 2 * * *',
  async run({ host, now }) {
    const before = addMilliseconds(now, -daysKept * day)
    for (const workspaceId of await readWorkspaceIds(host)) {
      await host.door
        .in(workspaceId)
        .deleteFrom('notifications')
        .where('workspace_id', '=', workspaceId)
        .where('read_at', '<', before)
        .where((line) => line.or([line('importance', '=', 'news'), line('done_at', '<', before)]))
        .execute()
    }
  },
}

async function act(
  host: Host,
  workspaceId: WorkspaceId,
  personId: string,
  run: (tx: WorkspaceTx) => Promise<boolean>,
): Promise<void> {
  try {
    await host.door.write(workspaceId, run)
  } catch (error) {
    // One person's mail that cannot be written must not keep the others waiting; it is tried again.
    host.log.error({ err: error, personId }, 'a mail of notifications could not be written')
  }
}

async function readWorkspaceIds(host: Host): Promise<readonly WorkspaceId[]> {
  const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
  return workspaces.map(({ id }) => toId<'workspace'>(id))
}
