import { sql } from 'kysely'
import { type Actor, personOf, type SystemActor } from '../../../kernel/actor.ts'
import type { WorkspaceId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { notFound, refused, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { enqueue } from '../../../server/jobs.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { contactErased, erasureAsked } from '../erasure.events.ts'
import { canErase } from '../policy.ts'
import { traitsOf } from '../strike-words.ts'
import { cleanFiles } from './clean-files.ts'
import { emptyRows } from './empty-rows.ts'
import { finishErasure, loadErasure, openErasure } from './erasure.store.ts'
import { fingerprintOf } from './mark.reads.ts'
import { insertMarks } from './mark.store.ts'
import { type Erased, readErased, strikeOutTexts } from './strike-out.ts'

export type ErasureInput = {
  readonly contactId: string
  readonly source: 'program' | 'themself' | 'backup'
  readonly reason: string
}

/** Notes that somebody wants to be erased. Repeating it changes nothing. Gives the erasure's id. */
export async function askForErasure(
  tx: WorkspaceTx,
  actor: Actor,
  input: ErasureInput,
  now: Instant,
): Promise<string> {
  await requireContact(tx, actor, input.contactId)
  const { id, isNew } = await openErasure(tx, actor.workspaceId, {
    ...input,
    by: personOf(actor),
    state: 'asked',
    now,
  })
  if (isNew) await announce(tx, erasureAsked(actor, input.contactId))
  return id
}

/**
 * Erases everything personal of a contact. A job does it, since every text of the workspace is read; it begins at once and
 * cannot be undone. Who may: a program manager, or the person themself by a link. Gives the erasure's id.
 */
export async function eraseContact(
  tx: WorkspaceTx,
  actor: Actor,
  input: ErasureInput,
  now: Instant,
): Promise<string> {
  requirePermission(canErase(actor, input.contactId))
  await requireContact(tx, actor, input.contactId)
  const by = personOf(actor)
  const { id } = await openErasure(tx, actor.workspaceId, { ...input, by, state: 'erasing', now })
  await enqueue(tx, 'erase-contact', { workspaceId: actor.workspaceId, erasureId: id })
  return id
}

async function requireContact(tx: WorkspaceTx, { workspaceId }: Actor, contactId: string): Promise<void> {
  const { rows } = await sql<{ gone: boolean }>`select merged_into is not null as gone from contacts
    where workspace_id = ${workspaceId} and id = ${contactId} for no key update`.execute(tx)
  const [row] = rows
  if (row === undefined) throw notFound('contact')
  if (row.gone) throw refused(refuse('erased', 'Nothing is known of this person any more.'))
}

/** Does an erasure that was begun: files first, while it is known by what to look for, then every table at once. */
export async function carryOutErasure(
  host: Host,
  actor: SystemActor,
  erasureId: string,
  now: Instant,
): Promise<void> {
  const { workspaceId } = actor
  const db = host.door.in(workspaceId)
  const erasure = await loadErasure(db, workspaceId, erasureId)
  if (erasure === undefined || erasure.state !== 'erasing') return
  const erased = await readErased(db, workspaceId, erasure.contactId)
  if (erased === undefined) {
    await host.door.write(workspaceId, (tx) => finishErasure(tx, workspaceId, erasureId, {}, now))
    return
  }
  const marks = marksOf(workspaceId, erased)
  // Kept before anything goes, so that a server on an older backup does it again.
  await keepForBackups(host, workspaceId, erased, marks)
  const files = await cleanFiles(host, workspaceId, erasureId, erased)
  await host.door.write(workspaceId, async (tx) => {
    const emptied = await emptyRows(tx, workspaceId, erased)
    const struck = await strikeOutTexts(tx, workspaceId, erased)
    await insertMarks(tx, workspaceId, erasureId, marks)
    await finishErasure(
      tx,
      workspaceId,
      erasureId,
      { ...struck, ...emptied, ...(files > 0 ? { files } : {}) },
      now,
    )
    await announce(tx, contactErased(actor, erased.contactId, erased.accountId))
  })
}

type Mark = { readonly kind: string; readonly fingerprint: string }

function marksOf(workspaceId: string, erased: Erased): Mark[] {
  return traitsOf(erased).map((trait) => ({
    kind: trait.kind,
    fingerprint: fingerprintOf(workspaceId, trait),
  }))
}

/**
 * Where the list of erasures is kept beside the database: one small file each, with ids and fingerprints only. A record
 * that was merged into theirs has one too: a backup from before the merging holds it still.
 */
export const erasureFolder = 'erasures/'

async function keepForBackups(host: Host, workspaceId: WorkspaceId, erased: Erased, marks: readonly Mark[]) {
  for (const contactId of [erased.contactId, ...erased.formerIds])
    await host.files.put(
      `${erasureFolder}${workspaceId}.${contactId}.json`,
      JSON.stringify({ workspaceId, contactId, marks }),
    )
}
