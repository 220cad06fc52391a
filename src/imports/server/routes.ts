import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PersonActor } from '../../kernel/actor.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { invalid } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import { enqueue } from '../../server/jobs.ts'
import type { Serving } from '../../server/serve.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import {
  downloadReport,
  downloadTemplate,
  getImport,
  listImports,
  listProblemRows,
  listProblems,
  listRefusedRows,
  mapImport as mapImportEndpoint,
  removeImport as removeImportEndpoint,
  startImport as startImportEndpoint,
  stopImport as stopImportEndpoint,
  tryImport,
  uploadImports,
} from '../contract.ts'
import { type ImportKind, importKinds } from '../import-kind.ts'
import { getNextSteps } from '../next-steps.contract.ts'
import { mapImport } from './map-import.ts'
import { readNextSteps } from './next-steps.reads.ts'
import { readImport } from './read-import.ts'
import { readImportLines, readImportView, readProblemRows, readProblems, readRefusedRows } from './reads.ts'
import { noteUploads, type Received, receiveFile } from './receive-upload.ts'
import { runImports } from './run-imports.ts'
import { removeImport, startImports, startTrial, stopImport } from './start-imports.ts'
import { newSetId } from './store.ts'
import { tryImports } from './try-imports.ts'
import { type Download, writeReport, writeTemplate } from './write-report.ts'

/** Files up to this size are read before the upload is answered. */
const readAtOnce = 2 * 1024 ** 2

export function importRoutes(serving: Serving): void {
  uploadRoutes(serving)
  actRoutes(serving)
  readRoutes(serving)
}

function uploadRoutes({ serve }: Serving): void {
  serve(uploadImports, async ({ actor, write, now, host, request, db }) => {
    const upload = await receiveUpload(host, actor, request)
    const setId = upload.setId ?? (await newSetId(db))
    const noted = await write((tx) => noteAndQueue(tx, actor, { ...upload, setId }, now))
    await forgetRepeated(host, upload, noted)
    for (const { id, isLarge } of noted) if (!isLarge) await readImport(host, actor.workspaceId, id)
    return { imports: await Promise.all(noted.map(({ id }) => readImportView(db, actor, id))) }
  })

  serve(mapImportEndpoint, async ({ actor, write, now, host, params, body, db }) => {
    const { readAgain } = await write((tx) => mapImport(tx, actor, { ...params, ...body }, now))
    if (readAgain) await readImport(host, actor.workspaceId, params.importId)
    return readImportView(db, actor, params.importId)
  })

  serve(removeImportEndpoint, async ({ actor, write, host, params }) => {
    const fileKey = await write((tx) => removeImport(tx, actor, params.importId))
    if (fileKey !== '') await host.files.remove(fileKey)
    return { removed: true }
  })
}

type Noted = { readonly id: string; readonly fileKey: string; readonly isLarge: boolean }

async function noteAndQueue(
  tx: WorkspaceTx,
  actor: PersonActor,
  upload: Upload & { readonly setId: string },
  now: Instant,
): Promise<Noted[]> {
  const ids = await noteUploads(tx, actor, upload, now)
  const noted = upload.files.map(({ fileKey, bytes }, index) => ({
    id: ids[index] ?? '',
    fileKey,
    isLarge: bytes > readAtOnce,
  }))
  for (const { id, isLarge } of noted) {
    if (isLarge) await enqueue(tx, 'read-import', { workspaceId: actor.workspaceId, importId: id })
  }
  return noted
}

/** A repeated request was answered by the first: the files it brought once more are not kept twice. */
async function forgetRepeated(host: Host, upload: Upload, noted: readonly Noted[]): Promise<void> {
  const kept = new Set(noted.map(({ fileKey }) => fileKey))
  for (const { fileKey } of upload.files) if (!kept.has(fileKey)) await host.files.remove(fileKey)
}

type Upload = { setId: string | null; kind: ImportKind | null; files: Received[] }

async function receiveUpload(host: Host, actor: PersonActor, request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { setId: null, kind: null, files: [] }
  if (!request.isMultipart()) throw invalid('file', 'Send the files as multipart/form-data.')
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        upload.files.push(await receiveFile(host.files, actor, part.filename, part.file))
      else readField(upload, part.fieldname, String(part.value))
    }
    if (upload.files.length === 0) throw invalid('file', 'There is no file in what was sent.')
    return upload
  } catch (error) {
    for (const { fileKey } of upload.files) await host.files.remove(fileKey).catch(() => {})
    throw error
  }
}

function readField(upload: Upload, name: string, value: string): void {
  if (name === 'kind') {
    const kind = importKinds.find((each) => each === value)
    if (kind === undefined) throw invalid('kind', `must be one of ${importKinds.join(', ')}`)
    upload.kind = kind
  } else if (name === 'setId') {
    if (!isUuid(value)) throw invalid('setId', 'is not an id')
    upload.setId = value
  } else throw invalid(name, 'is not known here')
}

function actRoutes({ serve }: Serving): void {
  serve(tryImport, async ({ actor, write, now, host, params, db }) => {
    const { setId, atOnce } = await write((tx) => startTrial(tx, actor, params.importId, now))
    if (atOnce) await tryImports(host, actor.workspaceId, setId)
    return readImportView(db, actor, params.importId)
  })

  serve(startImportEndpoint, async ({ actor, write, now, host, params, db }) => {
    const { setId, atOnce } = await write((tx) => startImports(tx, actor, params.importId, now))
    if (atOnce) await runImports(host, actor.workspaceId, setId)
    return readImportView(db, actor, params.importId)
  })

  serve(stopImportEndpoint, async ({ actor, write, now, params, db }) => {
    await write((tx) => stopImport(tx, actor, params.importId, now))
    return readImportView(db, actor, params.importId)
  })
}

function readRoutes({ serve }: Serving): void {
  serve(listImports, ({ db, actor, query }) => readImportLines(db, actor, query))
  serve(getImport, ({ db, actor, params }) => readImportView(db, actor, params.importId))
  serve(listProblems, ({ db, actor, params, query }) => readProblems(db, actor, params.importId, query))
  serve(listProblemRows, ({ db, actor, params, query }) => readProblemRows(db, actor, params.importId, query))
  serve(listRefusedRows, ({ db, actor, params, query }) => readRefusedRows(db, actor, params.importId, query))

  serve(downloadReport, async ({ host, actor, params, reply }) => {
    return send(reply, await writeReport(host, actor, params.importId))
  })

  serve(getNextSteps, ({ db, actor }) => readNextSteps(db, actor))

  serve(downloadTemplate, async ({ query, reply }) => {
    const lines = (async function* () {
      yield writeTemplate(query.kind)
    })()
    return send(reply, { fileName: `${query.kind}.csv`, lines })
  })
}

function send(reply: FastifyReply, { fileName, lines }: Download): Promise<string> {
  reply.header('content-type', 'text/csv; charset=utf-8')
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  // What a raw endpoint declares documents the download; what it hands over is the stream.
  return reply.send(Readable.from(lines)) as unknown as Promise<string>
}
