import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'

type Db = WorkspaceDb | WorkspaceTx

/** A file of a request as it is stored. */
export type StoredFile = {
  readonly id: string
  readonly messageId: string | null
  readonly name: string
  readonly contentType: string
  readonly bytes: number
  readonly fileKey: string
  readonly addedBy: { readonly id: string; readonly name: string }
  readonly at: Instant
}

/** The files of a request, the oldest first. One statement. */
export async function readFiles(db: Db, requestId: string): Promise<StoredFile[]> {
  const found = await sql<StoredFile>`
    select f.id, f.message_id as "messageId", f.name, f.content_type as "contentType", f.bytes, f.file_key as "fileKey",
      jsonb_build_object('id', p.id, 'name', p.name) as "addedBy", f.at
    from request_files f join people p on p.workspace_id = f.workspace_id and p.id = f.added_by
    where f.workspace_id = current_workspace() and f.request_id = ${requestId}
    order by f.at, f.id`.execute(db)
  return found.rows
}

type NewFile = Pick<StoredFile, 'name' | 'contentType' | 'bytes' | 'fileKey'> & {
  readonly requestId: string
  readonly addedById: string
}

/** Notes a file that lies in the store, and gives its id. */
export async function insertFile(
  tx: WorkspaceTx,
  workspaceId: string,
  file: NewFile,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('request_files')
    .values({
      workspace_id: workspaceId,
      request_id: file.requestId,
      name: file.name,
      content_type: file.contentType,
      bytes: file.bytes,
      file_key: file.fileKey,
      added_by: file.addedById,
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Gives files that somebody uploaded, and that came with no message yet, to one. How many that were. */
export async function attachFiles(
  tx: WorkspaceTx,
  place: { readonly workspaceId: string; readonly requestId: string },
  fileIds: readonly string[],
  to: { readonly messageId: string; readonly authorId: string },
): Promise<number> {
  const given = await tx
    .updateTable('request_files')
    .set({ message_id: to.messageId })
    .where('workspace_id', '=', place.workspaceId)
    .where('request_id', '=', place.requestId)
    .where('id', 'in', [...fileIds])
    .where('added_by', '=', to.authorId)
    .where('message_id', 'is', null)
    .returning('id')
    .execute()
  return given.length
}

/** Forgets a file; true where it was there. */
export async function deleteFile(tx: WorkspaceTx, workspaceId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('request_files')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
