import type { FastifyRequest } from 'fastify'
import type { PersonActor } from '../../../kernel/actor.ts'
import { AppError, invalid } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { fileNameOf, largestFile, recogniseFile } from '../file-kind.ts'

/** A file that lies in the store and is known to be what its name says. */
export type ReceivedFile = {
  readonly name: string
  readonly contentType: string
  readonly bytes: number
  readonly fileKey: string
}

/** As many files in one go. */
const mostAtOnce = 10

/**
 * Takes the files of an upload into the store, each looked at before it is kept. Throws for what is too large, empty
 * or no kind that is taken, by its name and with the reason; then none of them is kept.
 */
export async function receiveFiles(
  host: Host,
  actor: PersonActor,
  request: FastifyRequest,
): Promise<ReceivedFile[]> {
  if (!request.isMultipart()) throw invalid('file', 'Send the files as multipart/form-data.')
  const received: ReceivedFile[] = []
  try {
    for await (const part of request.parts({ limits: { fileSize: largestFile, files: mostAtOnce } })) {
      if (part.type !== 'file') throw invalid(part.fieldname, 'is not known here')
      received.push(await keep(host, actor, part.filename, await contentOf(part)))
    }
    if (received.length === 0) throw invalid('file', 'There is no file in what was sent.')
    return received
  } catch (error) {
    await forgetFiles(host, received)
    throw error
  }
}

async function contentOf(part: { readonly filename: string; toBuffer(): Promise<Buffer> }): Promise<Buffer> {
  try {
    return await part.toBuffer()
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error
    const why = `“${fileNameOf(part.filename)}” is larger than 20 MB.`
    throw new AppError('too-large', why, { fields: [{ field: 'file', reason: 'is larger than 20 MB' }] })
  }
}

async function keep(host: Host, actor: PersonActor, given: string, content: Buffer): Promise<ReceivedFile> {
  const name = fileNameOf(given)
  const found = recogniseFile(name, content.subarray(0, 4_096))
  if ('why' in found)
    throw new AppError('unsupported-type', `“${name}” ${found.why}.`, {
      fields: [{ field: 'file', reason: `“${name}” ${found.why}` }],
    })
  const fileKey = `${actor.workspaceId}/requests/${crypto.randomUUID()}`
  await host.files.put(fileKey, content)
  return { name, contentType: found.type, bytes: content.length, fileKey }
}

/** Takes files out of the store again that nobody needs. */
export async function forgetFiles(
  host: Host,
  files: readonly Pick<ReceivedFile, 'fileKey'>[],
): Promise<void> {
  for (const { fileKey } of files) await host.files.remove(fileKey).catch(() => {})
}
