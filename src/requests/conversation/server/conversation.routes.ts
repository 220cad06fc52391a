import { notFound } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import { seesRequest } from '../../policy.ts'
import { findRequest } from '../../server/request.store.ts'
import {
  getRequestFile,
  removeRequestFile,
  uploadRequestFiles,
  watchRequest as watchEndpoint,
} from '../conversation.contract.ts'
import { addFiles, removeFile } from './add-files.ts'
import { tellFile } from './conversation.reads.ts'
import { readFiles } from './file.store.ts'
import { forgetFiles, receiveFiles } from './receive-files.ts'
import { watchRequest } from './watch-request.ts'

/** Files of a request, and who hears of it. Messages themselves are among the steps of its way. */
export function conversationRoutes(serving: Serving): void {
  uploadRoute(serving)
  fileRoutes(serving)
}

function uploadRoute({ serve }: Serving): void {
  serve(uploadRequestFiles, async ({ actor, params, db, write, now, host, request }) => {
    const known = await findRequest(db, params.requestId)
    if (known === undefined || !seesRequest(actor, known)) throw notFound('request')
    const files = await receiveFiles(host, actor, request)
    let isKept = false
    try {
      const ids = await write(async (tx) => {
        const added = await addFiles(tx, actor, { ...params, files }, now)
        isKept = true
        return added
      })
      const stored = await readFiles(db, params.requestId)
      return { files: stored.filter(({ id }) => ids.includes(id)).map((file) => tellFile(actor, file)) }
    } catch (error) {
      isKept = false
      throw error
    } finally {
      // What a repeat brought once more, or what was refused, is not kept.
      if (!isKept) await forgetFiles(host, files)
    }
  })
}

function fileRoutes({ serve }: Serving): void {
  serve(getRequestFile, async ({ actor, params, db, host, reply }) => {
    const known = await findRequest(db, params.requestId)
    if (known === undefined || !seesRequest(actor, known)) throw notFound('request')
    const file = (await readFiles(db, params.requestId)).find(({ id }) => id === params.fileId)
    if (file === undefined) throw notFound('file')
    const content = await host.files.read(file.fileKey)
    reply
      .type(file.contentType)
      .header('content-length', file.bytes)
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return reply.send(content) as never
  })
  serve(removeRequestFile, async ({ actor, params, write, host }) => {
    const { fileKey } = await write((tx) => removeFile(tx, actor, params))
    await forgetFiles(host, [{ fileKey }])
    return {}
  })
  serve(watchEndpoint, async ({ actor, params, body, write, now }) =>
    write(async (tx) => watchRequest(tx, actor, { ...params, ...body }, now)),
  )
}
