import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { event } from '../../../kernel/event.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { fileNameOf, largestFile, recogniseFile } from '../../../requests/conversation/file-kind.ts'
import { announce } from '../../../server/announce.ts'
import { AppError, forbidden, invalid, notFound } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { addEvidence } from '../evidence.contract.ts'
import { mayRemove, readPieces, tellSignal } from './evidence.reads.ts'

/** More than anybody reads. */
const most = 30

type Piece =
  | { readonly kind: 'link'; readonly title: string; readonly address: string }
  | { readonly kind: 'signal'; readonly title: string; readonly signalId: string }
  | { readonly kind: 'file'; readonly title: string; readonly file: ReceivedFile }

type ReceivedFile = {
  readonly name: string
  readonly key: string
  readonly type: string
  readonly bytes: number
}

/** Puts a link or a signal of the customer behind a nomination. */
export async function addPiece(
  tx: WorkspaceTx,
  actor: PersonActor,
  nominationId: string,
  input: BodyOf<typeof addEvidence>,
  now: Instant,
): Promise<string> {
  const { address, signalId } = input
  if ((address === undefined) === (signalId === undefined))
    throw invalid('address', 'give a link, or a signal')
  if (address !== undefined) {
    const title = clean(input.title) ?? address.replace(/^https?:\/\//, '').slice(0, 120)
    return insertPiece(tx, actor, nominationId, { kind: 'link', title, address }, now)
  }
  const found = await sql<{ kind: string; score: number | null; scale: number | null }>`
    select s.kind, s.score::float8 as score, s.scale::int as scale from signals s
    join nominations n on n.workspace_id = s.workspace_id and n.id = ${nominationId}
    join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
    where s.workspace_id = current_workspace() and s.id = ${signalId} and (s.contact_id = c.id or s.account_id = c.account_id)`.execute(
    tx,
  )
  const [signal] = found.rows
  if (signal === undefined || signalId === undefined)
    throw invalid('signalId', 'is no signal of this customer')
  return insertPiece(tx, actor, nominationId, { kind: 'signal', title: tellSignal(signal), signalId }, now)
}

/** Takes in one file. Refused where it is too large, or not what its name says. */
export async function receiveFile(
  host: Host,
  actor: PersonActor,
  request: FastifyRequest,
): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw invalid('file', 'Send the file as multipart/form-data.')
  const part = await request.file({ limits: { fileSize: largestFile, files: 1 } })
  if (part === undefined) throw invalid('file', 'There is no file in what was sent.')
  const name = fileNameOf(part.filename)
  const content = await part.toBuffer().catch(() => {
    const fields = [{ field: 'file', reason: 'is larger than 20 MB' }]
    throw new AppError('too-large', `“${name}” is larger than 20 MB.`, { fields })
  })
  const found = recogniseFile(name, content.subarray(0, 4_096))
  if ('why' in found) {
    const fields = [{ field: 'file', reason: `“${name}” ${found.why}` }]
    throw new AppError('unsupported-type', `“${name}” ${found.why}.`, { fields })
  }
  const key = `${actor.workspaceId}/nominations/${crypto.randomUUID()}`
  await host.files.put(key, content)
  return { name, key, type: found.type, bytes: content.length }
}

export function addFile(
  tx: WorkspaceTx,
  actor: PersonActor,
  nominationId: string,
  file: ReceivedFile,
  now: Instant,
): Promise<string> {
  return insertPiece(tx, actor, nominationId, { kind: 'file', title: file.name, file }, now)
}

async function insertPiece(
  tx: WorkspaceTx,
  actor: PersonActor,
  nominationId: string,
  piece: Piece,
  now: Instant,
): Promise<string> {
  const before = await readPieces(tx, nominationId)
  if (before.length >= most) throw invalid('file', `a nomination has at most ${most} pieces of evidence`)
  const file = piece.kind === 'file' ? piece.file : null
  const { id } = await tx
    .insertInto('nomination_evidence')
    .values({
      ...{
        workspace_id: actor.workspaceId,
        nomination_id: nominationId,
        kind: piece.kind,
        title: piece.title,
      },
      ...{ address: piece.kind === 'link' ? piece.address : null, added_by: actor.personId, created_at: now },
      ...{ signal_id: piece.kind === 'signal' ? piece.signalId : null },
      ...{ file_key: file?.key ?? null, content_type: file?.type ?? null, bytes: file?.bytes ?? null },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const subject = { kind: 'nomination', id: nominationId }
  await announce(tx, event('nomination.evidence-added', actor, subject, { data: { kind: piece.kind } }))
  return id
}

/** Takes a piece away; gives the key of its file, to be removed once this is kept. */
export async function removePiece(
  tx: WorkspaceTx,
  actor: PersonActor,
  nominationId: string,
  evidenceId: string,
): Promise<string | null> {
  const piece = (await readPieces(tx, nominationId)).find(({ id }) => id === evidenceId)
  if (piece === undefined) throw notFound('evidence')
  if (!mayRemove(actor, piece.addedById)) throw forbidden('Whoever added it takes it away, or the program.')
  await tx
    .deleteFrom('nomination_evidence')
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', evidenceId)
    .execute()
  const subject = { kind: 'nomination', id: nominationId }
  await announce(tx, event('nomination.evidence-removed', actor, subject, { data: { kind: piece.kind } }))
  return piece.fileKey
}
