import { type Attended, attending } from '../../server/attend.ts'
import { countNeed, readUncountedNeeds } from './count-need.ts'
import { fetchCalendar, takeInSource } from './follow-calendar.ts'
import { readDueSources } from './source.store.ts'

/** In one run at most so many, those waiting longest first: the next run goes on. */
const countsARun = 200
const readingsARun = 20

/** Every five minutes: how many are free for what the calendar will need, and what is due to be asked for. */
export const countCalendarNeedsJob = attending(
  'count-calendar-needs',
  '*/5 * * * *',
  async ({ db, each, actor, now, host }) =>
    each(await readUncountedNeeds(db, now, countsARun), (tx, id) => countNeed(tx, actor, id, now, host)),
)

/** Every ten minutes: the calendars elsewhere whose time it is. Each fetched first, then taken in in one transaction. */
export const followCalendarsJob = attending('follow-calendars', '*/10 * * * *', readSourcesOf)

async function readSourcesOf({ host, db, actor, workspaceId, now }: Attended): Promise<void> {
  for (const source of await readDueSources(db, now, readingsARun)) {
    try {
      const found = await fetchCalendar(db, host, host.secrets.unseal(source.sealedAddress), now)
      await host.door.write(workspaceId, (tx) => takeInSource(tx, actor, source, found, now, host))
    } catch (error) {
      // One that fails must not keep the others from it.
      host.log.error({ err: error, sourceId: source.id }, 'a calendar could not be followed')
    }
  }
}
