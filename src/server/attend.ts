import type { SystemActor } from '../kernel/actor.ts'
import { toId, type WorkspaceId } from '../kernel/ids.ts'
import type { Host } from './host.ts'
import type { JobDefinition } from './jobs.ts'
import type { WorkspaceDb, WorkspaceTx } from './tenancy.ts'

/** One workspace as a job that starts by itself attends to it. */
export type Attended = {
  readonly host: Host
  readonly now: string
  readonly workspaceId: WorkspaceId
  readonly timeZone: string
  /** Who acts, where the system does something of its own. */
  readonly actor: SystemActor
  readonly db: WorkspaceDb
  /**
   * Does each of these in a transaction of its own, in their order. What fails is told in the log with its number and
   * keeps nobody else waiting: as it is still due, the next run tries it again.
   */
  each<Item extends string | { readonly id: string }>(
    items: readonly Item[],
    run: (tx: WorkspaceTx, item: Item) => Promise<unknown>,
  ): Promise<void>
}

/**
 * A job that starts by itself and goes through every workspace. What it does is decided by what is stored, so that a
 * server that was stopped catches up and does nothing twice.
 */
export function attending(
  name: string,
  cron: string,
  attend: (workspace: Attended) => Promise<void>,
): JobDefinition {
  return {
    name,
    cron,
    async run({ host, now }) {
      const workspaces = await host.door.global.selectFrom('workspaces').select(['id', 'time_zone']).execute()
      for (const { id, time_zone } of workspaces) {
        const workspaceId = toId<'workspace'>(id)
        const actor: SystemActor = { kind: 'system', workspaceId, task: name }
        await attend({
          ...{ host, now, workspaceId, actor, timeZone: time_zone },
          db: host.door.in(workspaceId),
          each: (items, run) => doEach(host, { workspaceId, task: name }, items, run),
        })
      }
    },
  }
}

async function doEach<Item extends string | { readonly id: string }>(
  host: Host,
  at: { readonly workspaceId: WorkspaceId; readonly task: string },
  items: readonly Item[],
  run: (tx: WorkspaceTx, item: Item) => Promise<unknown>,
): Promise<void> {
  for (const item of items) {
    try {
      await host.door.write(at.workspaceId, (tx) => run(tx, item))
    } catch (error) {
      const id = typeof item === 'string' ? item : item.id
      host.log.error({ err: error, id, ...at }, 'one of those a job attends to failed')
    }
  }
}
