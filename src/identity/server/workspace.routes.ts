import { announce } from '../../server/announce.ts'
import { requirePermission } from '../../server/errors.ts'
import { inOtherWorkspace } from '../../server/other-workspace.ts'
import type { Serving } from '../../server/serve.ts'
import { workspaceUpdated } from '../events.ts'
import { canAdminister } from '../policy.ts'
import { createWorkspace, getWorkspace, listWorkspaces, updateWorkspace } from '../workspace.contract.ts'
import { requireLogin } from './me.reads.ts'
import { readWorkspace, readWorkspacesOf } from './session.reads.ts'
import { nextWorkspaceId, requireKnownPlaces, setUpWorkspace } from './set-up-workspace.ts'

/** Several workspaces in one installation: each with people, customers and settings of its own. */
export function workspaceRoutes({ serve }: Serving): void {
  serve(listWorkspaces, async ({ host, actor }) => {
    const { loginId } = await requireLogin(host, actor)
    return { rows: await readWorkspacesOf(host.door, loginId) }
  })
  serve(createWorkspace, async ({ host, actor, body, now, write }) => {
    const { loginId } = await requireLogin(host, actor)
    const workspaceId = await nextWorkspaceId(host.door)
    const founder = { name: actor.name, email: actor.email, loginId }
    return write(async (tx) => {
      await inOtherWorkspace(tx, workspaceId, () => setUpWorkspace(tx, workspaceId, body, founder, now))
      return { id: workspaceId as string, name: body.name.trim() }
    })
  })
  serve(getWorkspace, async ({ host, actor }) => {
    const workspace = await readWorkspace(host.door, actor.workspaceId)
    return { ...workspace, may: { change: canAdminister(actor) } }
  })
  serve(updateWorkspace, async ({ host, actor, body, write }) => {
    requirePermission(canAdminister(actor))
    requireKnownPlaces(body)
    await write(async (tx) => {
      const { timeZone, name, ...rest } = body
      const set = {
        ...rest,
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(timeZone === undefined ? {} : { time_zone: timeZone }),
      }
      if (Object.keys(set).length === 0) return { saved: true }
      await tx.updateTable('workspaces').set(set).where('id', '=', actor.workspaceId).execute()
      await announce(tx, workspaceUpdated(actor, Object.keys(body)))
      return { saved: true }
    })
    return readWorkspace(host.door, actor.workspaceId)
  })
}
