import type { SystemActor } from '../../../kernel/actor.ts'
import { isUuid, toId } from '../../../kernel/ids.ts'
import { type Attended, attending } from '../../../server/attend.ts'
import type { JobDefinition } from '../../../server/jobs.ts'
import { carryOutErasure, eraseContact, erasureFolder } from './erase-contact.ts'

/** Does one erasure that was begun; tried again until it is done. */
export const eraseContactJob: JobDefinition = {
  name: 'erase-contact',
  retryLimit: 20,
  expireSeconds: 1800,
  async run({ host, data, now }) {
    const workspaceId = toId<'workspace'>(String(data.workspaceId))
    const actor: SystemActor = { kind: 'system', workspaceId, task: 'erase-contact' }
    await carryOutErasure(host, actor, String(data.erasureId), now)
  },
}

/** Every minute: whoever was erased and is here again, since an older backup was restored, is erased again. */
export const eraseAgainJob = attending('erase-again', '* * * * *', eraseAgain)

async function eraseAgain({ host, workspaceId, db, actor, now, each }: Attended): Promise<void> {
  const wanted: string[] = []
  for await (const key of host.files.keys(erasureFolder)) {
    const [owner, contactId = ''] = key.slice(erasureFolder.length).split('.')
    if (owner === workspaceId && isUuid(contactId)) wanted.push(contactId)
  }
  if (wanted.length === 0) return
  const back = await db
    .selectFrom('contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('merged_into', 'is', null)
    .where('id', 'in', wanted)
    .execute()
  await each(back, (tx, { id }) =>
    eraseContact(
      tx,
      actor,
      { contactId: id, source: 'backup', reason: 'Erased before this backup was restored' },
      now,
    ),
  )
}
