import { refreshDocuments, refreshDocumentsOnce } from '../advocates/server/refresh-documents.ts'
import type { SystemActor } from '../kernel/actor.ts'
import { toId, type WorkspaceId } from '../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../kernel/time.ts'
import { countAvailability, readUncounted } from '../planner/server/count-availability.ts'
import { refreshStandings } from '../protection/server/refresh-standings.ts'
import { tallyPromises } from '../requests/clocks/server/tally-promises.ts'
import { announce } from '../server/announce.ts'
import type { Host } from '../server/host.ts'
import type { JobDefinition } from '../server/jobs.ts'
import { lockForMany } from '../server/lock-for-many.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { exampleFilled } from './example.events.ts'
import { readAdvocateIds } from './example.reads.ts'
import { exampleSteps } from './example-steps.ts'
import { makeExample } from './make-example.ts'
import type { Filling } from './step.ts'
import { keepExampleNeeds } from './take-in-saved-needs.ts'

/** Fills an example company, one step and one transaction after the other; a restart goes on where it stopped. */
export const fillExample: JobDefinition = {
  name: 'fill-example',
  retryLimit: 2,
  expireSeconds: 600,
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    const load = await readLoad(host, workspaceId)
    if (load === undefined || load.ready_at !== null) return
    const actor: SystemActor = { kind: 'system', workspaceId, task: 'example' }
    const example = makeExample(load.day)
    const earlier = { ...host, now: () => addMilliseconds(now, -lettersAgo) }
    try {
      for (const [at, step] of exampleSteps.entries()) {
        if (at < load.step) continue
        const isLast = at === exampleSteps.length - 1
        // What comes later searches among what came before.
        if (at > 0 && at % stepsBetween === 0) await host.learnRows()
        await insisting(() =>
          host.door.write(workspaceId, async (tx) => {
            // The reactions to what came in before run beside the filling, on the same people.
            await lockForMany(tx, workspaceId)
            await refreshDocumentsOnce(tx, workspaceId, now, () =>
              step({ tx, actor, example, now, host: earlier }),
            )
            if (isLast) await finish({ tx, actor, example, now, host })
            await saveStep(tx, workspaceId, at + 1, isLast ? now : null)
          }),
        )
      }
    } catch (error) {
      await markFailed(host, workspaceId, now)
      throw error
    }
  },
}

// Profiles were written as of the day of each interview, and reactions run beside the filling: what is stored of
// standing and freshness is worked out once more, so that it holds from the moment it says it is ready.
async function finish(filling: Filling): Promise<void> {
  const { tx, actor, now } = filling
  const advocates = await readAdvocateIds(tx, actor.workspaceId)
  const ids = [...advocates.values()].map(({ contactId }) => contactId).sort()
  await refreshStandings(tx, ids, now)
  await refreshDocuments(tx, actor.workspaceId, ids, now)
  await keepExampleNeeds(filling)
  for (const requestId of await readUncounted(tx, now, countedMost)) {
    await countAvailability(tx, actor, requestId, now)
  }
  await tallyPromises(tx, actor.workspaceId, now)
  await announce(tx, exampleFilled(actor))
}

/**
 * What colleagues were told of the story went out more than a day before, in milliseconds: counted as of today, a year of
 * letters would keep back the first that whoever tries the example has written.
 */
const lettersAgo = 25 * 60 * 60 * 1_000

/** Open requests of the example, with room to spare. */
const countedMost = 100

/** After how many steps the planner learns what came in. */
const stepsBetween = 8

const mostTries = 5

/**
 * Tries a transaction again that the database ended to break a ring of waits: the reactions to what is filled in
 * run beside it, on the same records.
 */
async function insisting(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: string }
      if ((code !== '40P01' && code !== '40001') || tries === mostTries) throw error
    }
  }
}

function readLoad(host: Host, workspaceId: WorkspaceId) {
  return host.door
    .in(workspaceId)
    .selectFrom('example_loads')
    .select(['day', 'step', 'ready_at'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
}

async function saveStep(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  step: number,
  readyAt: Instant | null,
): Promise<void> {
  await tx
    .updateTable('example_loads')
    .set({ step, ready_at: readyAt, failed_at: null })
    .where('workspace_id', '=', workspaceId)
    .execute()
}

async function markFailed(host: Host, workspaceId: WorkspaceId, now: Instant): Promise<void> {
  await host.door
    .in(workspaceId)
    .updateTable('example_loads')
    .set({ failed_at: now })
    .where('workspace_id', '=', workspaceId)
    .execute()
}
