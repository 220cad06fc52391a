import type { PersonActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { loadRequest } from '../../server/request.store.ts'
import { fileAdded, fileRemoved } from '../conversation.events.ts'
import { canAddFile, canRemoveFile } from '../conversation.policy.ts'
import { mostFiles } from '../file-kind.ts'
import { deleteFile, insertFile, readFiles } from './file.store.ts'
import type { ReceivedFile } from './receive-files.ts'

/** Puts files that were received with a request; gives their ids. */
export async function addFiles(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly files: readonly ReceivedFile[] },
  now: Instant,
): Promise<string[]> {
  const request = await loadRequest(tx, actor, input.requestId)
  requirePermission(canAddFile(actor, request))
  const before = await readFiles(tx, request.id)
  if (before.length + input.files.length > mostFiles)
    throw invalid('file', `A request has at most ${mostFiles} files; remove some first.`)
  const ids: string[] = []
  for (const file of input.files) {
    const added = { ...file, requestId: request.id, addedById: actor.personId }
    const id = await insertFile(tx, actor.workspaceId, added, now)
    await announce(tx, fileAdded(actor, request, { id, name: file.name }))
    ids.push(id)
  }
  return ids
}

/** Removes a file; gives the key under which it lies in the store, to be removed once this is kept. */
export async function removeFile(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly fileId: string },
): Promise<{ readonly fileKey: string }> {
  const request = await loadRequest(tx, actor, input.requestId)
  const file = (await readFiles(tx, request.id)).find(({ id }) => id === input.fileId)
  if (file === undefined) throw notFound('file')
  requirePermission(canRemoveFile(actor, { addedById: file.addedBy.id }))
  await deleteFile(tx, actor.workspaceId, file.id)
  await announce(tx, fileRemoved(actor, request, { id: file.id, name: file.name }))
  return { fileKey: file.fileKey }
}
