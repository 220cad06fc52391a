import { sql } from 'kysely'
import { changeRoles } from '../identity/server/change-roles.ts'
import { readLoginOf } from '../identity/server/session.reads.ts'
import { nextWorkspaceId, setUpWorkspace } from '../identity/server/set-up-workspace.ts'
import { type PersonActor, roles } from '../kernel/actor.ts'
import type { WorkspaceId } from '../kernel/ids.ts'
import { dayOf, type Instant } from '../kernel/time.ts'
import { announce } from '../server/announce.ts'
import { AppError, acceptedOr } from '../server/errors.ts'
import type { Host } from '../server/host.ts'
import { enqueue } from '../server/jobs.ts'
import { inOtherWorkspace } from '../server/other-workspace.ts'
import { forgetEverywhere } from '../server/sessions.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { exampleOpened } from './example.events.ts'
import { findExample } from './example.reads.ts'
import { exampleSteps } from './example-steps.ts'

type Write = <T>(work: (tx: WorkspaceTx) => Promise<T>) => Promise<T>

/**
 * Makes the example company as a workspace of its own, whose founder has every role, and has it filled by a
 * job. One that is there stays as it is; one whose filling failed is filled on from where it stopped.
 */
export async function openExample(
  host: Host,
  actor: PersonActor,
  write: Write,
  now: Instant,
): Promise<WorkspaceId> {
  const login = await readLoginOf(host.door, actor)
  if (login === null) throw new AppError('unauthenticated', 'Please sign in.')
  const fresh = await nextWorkspaceId(host.door)
  const opened = await write(async (tx) => {
    // Two presses at once: the second waits, and meets what the first has made.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`example ${login.loginId}`}, 0))`.execute(tx)
    const own = await findExample(host.door, actor)
    if (own !== null) {
      await inOtherWorkspace(tx, own.workspaceId, () => resume(tx, own.workspaceId))
      return own.workspaceId
    }
    const founder = { name: actor.name, email: actor.email, loginId: login.loginId }
    await inOtherWorkspace(tx, fresh, () => found(tx, fresh, founder, now))
    await forgetEverywhere(tx, `login:${login.loginId}`)
    await announce(tx, exampleOpened(actor, fresh))
    return fresh
  })
  host.sessions.forget(`login:${login.loginId}`)
  return opened
}

type Founder = Parameters<typeof setUpWorkspace>[3]

async function found(
  tx: WorkspaceTx,
  workspaceId: WorkspaceId,
  founder: Founder,
  now: Instant,
): Promise<void> {
  const wanted = {
    name: 'Merriden',
    currency: 'EUR',
    language: 'en',
    timeZone: 'Europe/Berlin',
    isExample: true,
  }
  const first = await setUpWorkspace(tx, workspaceId, wanted, founder, now)
  acceptedOr(await changeRoles(tx, first, first.personId, { version: 1, roles }))
  const day = dayOf(now, wanted.timeZone)
  await tx
    .insertInto('example_loads')
    .values({ workspace_id: workspaceId, day, steps: exampleSteps.length, started_at: now })
    .execute()
  await enqueue(tx, 'fill-example', { workspaceId })
}

async function resume(tx: WorkspaceTx, workspaceId: WorkspaceId): Promise<void> {
  const failed = await tx
    .updateTable('example_loads')
    .set({ failed_at: null })
    .where('workspace_id', '=', workspaceId)
    .where('failed_at', 'is not', null)
    .where('ready_at', 'is', null)
    .executeTakeFirst()
  if (failed.numUpdatedRows > 0n) await enqueue(tx, 'fill-example', { workspaceId })
}
