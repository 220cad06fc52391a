import { PassThrough, type Readable } from 'node:stream'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, invalid } from '../../server/errors.ts'
import type { FileStore } from '../../server/files.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { type FileContent, recogniseContent } from '../file-content.ts'
import type { ImportFile } from '../import-file.ts'
import type { ImportKind } from '../import-kind.ts'
import { insertImport } from './store.ts'

/** A file that lies in the store and is known to be a table or a workbook. */
export type Received = Pick<ImportFile, 'fileName' | 'fileKey' | 'bytes' | 'form' | 'encoding'>

const headLength = 65_536

/**
 * Streams an uploaded file into the store, looking at its first bytes on the way. Throws for an empty file and
 * for one that is no table, by name and with the reason; then nothing is kept.
 */
export async function receiveFile(
  files: FileStore,
  actor: PersonActor,
  fileName: string,
  content: Readable,
): Promise<Received> {
  const name = fileName.replace(/^.*[\\/]/, '').slice(0, 200) || 'file'
  const pieces = content[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const head = await readHead(pieces)
  if (head.length === 0) throw invalid('file', `The file “${name}” is empty.`)
  const found = recogniseContent(head)
  if (found.kind === 'refused') {
    content.resume()
    throw new AppError('unsupported-type', `“${name}”: ${found.reason}`, {
      fields: [{ field: 'file', reason: found.reason }],
    })
  }
  const fileKey = `${actor.workspaceId}/imports/${crypto.randomUUID()}`
  const bytes = await keep(files, fileKey, head, pieces)
  if ((content as { truncated?: boolean }).truncated) {
    await files.remove(fileKey)
    throw new AppError('too-large', `“${name}” is larger than the server accepts.`)
  }
  return { fileName: name, fileKey, bytes, ...formOf(found) }
}

function formOf(found: Exclude<FileContent, { kind: 'refused' }>): Pick<Received, 'form' | 'encoding'> {
  return found.kind === 'zip' ? { form: 'excel', encoding: null } : { form: 'csv', encoding: found.encoding }
}

async function readHead(pieces: AsyncIterator<Buffer>): Promise<Buffer> {
  const read: Buffer[] = []
  let length = 0
  while (length < headLength) {
    const next = await pieces.next()
    if (next.done) break
    read.push(next.value)
    length += next.value.length
  }
  return Buffer.concat(read)
}

async function keep(
  files: FileStore,
  fileKey: string,
  head: Buffer,
  pieces: AsyncIterator<Buffer>,
): Promise<number> {
  const through = new PassThrough()
  let bytes = head.length
  const feeding = (async () => {
    through.write(head)
    for (;;) {
      const next = await pieces.next()
      if (next.done) break
      bytes += next.value.length
      if (!through.write(next.value)) await new Promise((resolve) => through.once('drain', resolve))
    }
    through.end()
  })()
  feeding.catch((error: Error) => through.destroy(error))
  await Promise.all([files.put(fileKey, through), feeding])
  return bytes
}

/** Notes the files of one upload, to be read. */
export async function noteUploads(
  tx: WorkspaceTx,
  actor: PersonActor,
  upload: { readonly setId: string; readonly kind: ImportKind | null; readonly files: readonly Received[] },
  now: Instant,
): Promise<string[]> {
  const ids: string[] = []
  for (const file of upload.files) {
    ids.push(await insertImport(tx, actor, { ...file, setId: upload.setId, kind: upload.kind }, now))
  }
  return ids
}
