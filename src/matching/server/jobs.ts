import type { WorkspaceId } from '../../kernel/ids.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import { attending } from '../../server/attend.ts'
import type { Host } from '../../server/host.ts'
import { lookForSavedNeed } from './look-for-saved-need.ts'
import { readWhomToMail } from './saved-need.reads.ts'
import { passChangesOn, postponeLook, readDueNeeds } from './saved-need-touch.store.ts'
import { tellNews } from './tell-news.ts'

/** In one run at most so many kept needs are looked at, and so many lots of changes taken: the next run goes on. */
const looksARun = 300
const lotsARun = 25
const mailsARun = 500

/**
 * Every minute: looks again for the kept needs that are due: once a day each, and sooner where an advocate changed whom
 * they may concern. Each in its own transaction.
 */
export const lookForSavedNeedsJob = attending(
  'look-for-saved-needs',
  '* * * * *',
  async ({ host, workspaceId, now }) => {
    for (let lot = 0; lot < lotsARun; lot += 1) {
      const taken = await host.door.write(workspaceId, (tx) => passChangesOn(tx, now))
      if (taken === 0) break
    }
    const due = await host.door.write(workspaceId, (tx) => readDueNeeds(tx, now, looksARun))
    for (const savedNeedId of due) await look(host, workspaceId, savedNeedId, now)
  },
)

async function look(host: Host, workspaceId: WorkspaceId, savedNeedId: string, now: Instant): Promise<void> {
  try {
    await host.door.write(workspaceId, (tx) => lookForSavedNeed(tx, savedNeedId, now))
  } catch (error) {
    // One that cannot be looked for must not keep the others waiting; it is tried again in an hour.
    host.log.error({ err: error, savedNeedId }, 'a saved need could not be looked for')
    await host.door.write(workspaceId, (tx) => postponeLook(tx, savedNeedId, now))
  }
}

/** Every quarter of an hour: tells who is new by mail, to each person once a day at most. */
export const tellNewsJob = attending(
  'tell-new-fits',
  '*/15 * * * *',
  async ({ db, each, host, workspaceId, timeZone, now }) =>
    each(await readWhomToMail(db, dayOf(now, timeZone), mailsARun), (tx, personId) =>
      tellNews(tx, { workspaceId, personId }, now, host),
    ),
)
