import { notFound } from '../../../server/errors.ts'
import type { Serving } from '../../../server/serve.ts'
import { readNomination } from '../../server/reads.ts'
import {
  addEvidence,
  addEvidenceFile,
  getEvidenceFile,
  listEvidence,
  removeEvidence,
} from '../evidence.contract.ts'
import { addFile, addPiece, receiveFile, removePiece } from './add-evidence.ts'
import { readEvidence, readPieces } from './evidence.reads.ts'

/** Links, files and signals behind a nomination, for whoever sees it. `readNomination` throws for everybody else. */
export function evidenceRoutes({ serve }: Serving): void {
  serve(listEvidence, async ({ actor, params, db, now }) => {
    await readNomination(db, actor, params.nominationId, now)
    return readEvidence(db, actor, params.nominationId)
  })
  serve(addEvidence, async ({ actor, params, body, db, write, now }) => {
    await readNomination(db, actor, params.nominationId, now)
    return { id: await write((tx) => addPiece(tx, actor, params.nominationId, body, now)) }
  })
  serve(addEvidenceFile, async ({ actor, params, request, db, write, now, host }) => {
    await readNomination(db, actor, params.nominationId, now)
    const file = await receiveFile(host, actor, request)
    try {
      return { id: await write((tx) => addFile(tx, actor, params.nominationId, file, now)) }
    } catch (error) {
      await host.files.remove(file.key).catch(() => {})
      throw error
    }
  })
  serve(getEvidenceFile, async ({ actor, params, db, now, host, reply }) => {
    await readNomination(db, actor, params.nominationId, now)
    const piece = (await readPieces(db, params.nominationId)).find(
      ({ id }) => id === params.nominationEvidenceId,
    )
    if (piece === undefined || piece.fileKey === null) throw notFound('file')
    const name = encodeURIComponent(piece.title)
    reply
      .type(piece.contentType ?? 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
    return reply.send(await host.files.read(piece.fileKey)) as never
  })
  serve(removeEvidence, async ({ actor, params, db, write, now, host }) => {
    await readNomination(db, actor, params.nominationId, now)
    const key = await write((tx) => removePiece(tx, actor, params.nominationId, params.nominationEvidenceId))
    if (key !== null) await host.files.remove(key).catch(() => {})
    return {}
  })
}
