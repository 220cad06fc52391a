import type { PersonActor } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Door } from '../../server/tenancy.ts'
import { cutOff, lastBelieved } from './backup.store.ts'
import { readActor, readLoginOf } from './session.reads.ts'

/** The backups this server keeps, the latest first, or the one by that id. */
export async function readBackups(door: Door, now: Instant, id?: string) {
  let wanted = door.global.selectFrom('backups').selectAll()
  if (id !== undefined) wanted = wanted.where('id', '=', id)
  const rows = await wanted.orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => {
    const isCutOff = row.state === 'running' && row.moved_at < lastBelieved(now)
    return {
      id: row.id,
      state: isCutOff ? ('failed' as const) : (row.state as 'running' | 'done' | 'failed'),
      percent: row.percent,
      bytes: row.bytes,
      rows: row.row_count,
      files: row.file_count,
      failure: isCutOff ? cutOff : row.failure,
      createdAt: row.created_at,
      doneAt: row.done_at,
    }
  })
}

/** How many workspaces of this server, examples apart, the actor does not administer. */
export async function countElsewhere(door: Door, actor: PersonActor): Promise<number> {
  const login = await readLoginOf(door, actor)
  const others = await door.global
    .selectFrom('workspaces')
    .select('id')
    .where('is_example', '=', false)
    .where('id', '<>', actor.workspaceId)
    .execute()
  let elsewhere = 0
  for (const { id } of others) {
    const there = login === null ? null : await readActor(door, toId<'workspace'>(id), login)
    if (there?.actor.roles.includes('administrator') !== true) elsewhere += 1
  }
  return elsewhere
}
