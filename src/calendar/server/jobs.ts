import type { SystemActor } from '../../kernel/actor.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { JobDefinition } from '../../server/jobs.ts'
import { countNeed, readUncountedNeeds } from './count-need.ts'
import { fetchCalendar, takeInSource } from './follow-calendar.ts'
import { readDueSources } from './source.store.ts'

/** In one run at most so many, those waiting longest first: the next run goes on. */
const countsARun = 200
const readingsARun = 20

/** Every five minutes: how many are free for what the calendar will need, and what is due to be asked for. */
export const countCalendarNeedsJob: JobDefinition = {
  name: 'count-calendar-needs',
  cron: '*/5 * * * *',
  run: ({ host, now }) =>
    inEachWorkspace(host, async (workspaceId) => {
      const actor: SystemActor = { kind: 'system', workspaceId, task: 'count-calendar-needs' }
      for (const needId of await readUncountedNeeds(host.door.in(workspaceId), now, countsARun)) {
        await orLog(host, { needId }, () =>
          host.door.write(workspaceId, (tx) => countNeed(tx, actor, needId, now, host)),
        )
      }
    }),
}

/** Every ten minutes: the calendars elsewhere whose time it is. Each fetched first, then taken in in one transaction. */
export const followCalendarsJob: JobDefinition = {
  name: 'follow-calendars',
  cron: '*/10 * * * *',
  run: ({ host, now }) => inEachWorkspace(host, (workspaceId) => readSourcesOf(host, workspaceId, now)),
}

async function readSourcesOf(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<void> {
  const actor: SystemActor = { kind: 'system', workspaceId, task: 'follow-calendars' }
  const db = host.door.in(workspaceId)
  for (const source of await readDueSources(db, now, readingsARun)) {
    await orLog(host, { sourceId: source.id }, async () => {
      const found = await fetchCalendar(db, host, host.secrets.unseal(source.sealedAddress), now)
      await host.door.write(workspaceId, (tx) => takeInSource(tx, actor, source, found, now, host))
    })
  }
}

async function inEachWorkspace(host: Host, run: (workspaceId: WorkspaceId) => Promise<void>): Promise<void> {
  const workspaces = await host.door.global.selectFrom('workspaces').select('id').execute()
  for (const { id } of workspaces) await run(toId<'workspace'>(id))
}

/** One that fails must not keep the others from it. */
async function orLog(host: Host, about: object, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    host.log.error({ err: error, ...about }, 'the calendar could not be attended to')
  }
}
