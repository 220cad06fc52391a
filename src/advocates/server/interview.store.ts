import { sql } from 'kysely'
import { type Actor, personOf } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { notFound, staleVersion } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { InterviewNotes } from '../interview.ts'

export type LoadedInterview = {
  readonly id: string
  readonly notes: InterviewNotes
  readonly version: number
  readonly startedAt: Instant | null
  readonly scribeId: string
  readonly updatedAt: Instant
}

/** The open interview of an advocate, kept for this transaction; throws where there is none. */
export async function loadInterview(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  contactId: string,
): Promise<LoadedInterview> {
  const row = await tx
    .selectFrom('interviews')
    .select(['id', 'answers', 'version', 'started_at', 'scribe_id', 'updated_at'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .where('state', '=', 'open')
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound('open interview')
  return {
    id: row.id,
    notes: row.answers as InterviewNotes,
    version: row.version,
    startedAt: row.started_at,
    scribeId: row.scribe_id,
    updatedAt: row.updated_at,
  }
}

/** Throws where another tab or person wrote since this one read, naming who. */
export async function requireInterviewVersion(
  tx: WorkspaceTx,
  { workspaceId }: Actor,
  interview: LoadedInterview,
  version: number,
): Promise<void> {
  if (interview.version === version) return
  const last = await tx
    .selectFrom('interviews as i')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'i.workspace_id').onRef('p.id', '=', 'i.updated_by'),
    )
    .select(['p.name as by', 'i.updated_at as at'])
    .where('i.workspace_id', '=', workspaceId)
    .where('i.id', '=', interview.id)
    .executeTakeFirstOrThrow()
  throw staleVersion('interview', { version: interview.version, ...last })
}

/** Opens an interview with the actor as its scribe; where one is open, that one. */
export async function openOne(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  scribeId: string,
  bookedFor: Instant | null,
  now: Instant,
  startedAt: Instant | null = bookedFor === null ? now : null,
): Promise<void> {
  await tx
    .insertInto('interviews')
    .values({
      workspace_id: actor.workspaceId,
      contact_id: contactId,
      scribe_id: scribeId,
      booked_for: bookedFor,
      started_at: startedAt,
      created_at: now,
      updated_at: now,
      updated_by: personOf(actor),
    })
    // Written out: a plan that is kept knows no parameter, and could not tell which index is meant.
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'contact_id']).where('state', '=', sql.lit('open')).doNothing(),
    )
    .execute()
}

type Change = {
  readonly notes?: InterviewNotes
  readonly bookedFor?: Instant | null
  readonly startedAt?: Instant
  readonly isFinished?: boolean
  readonly scribeId?: string
}

/** Writes what changed of an interview and gives its new version. */
export async function saveInterview(
  tx: WorkspaceTx,
  actor: Actor,
  interviewId: string,
  change: Change,
  now: Instant,
): Promise<number> {
  const { version } = await tx
    .updateTable('interviews')
    .set({
      updated_at: now,
      updated_by: personOf(actor),
      ...(change.notes === undefined ? {} : { answers: JSON.stringify(change.notes) }),
      ...(change.bookedFor === undefined ? {} : { booked_for: change.bookedFor }),
      ...(change.startedAt === undefined ? {} : { started_at: change.startedAt }),
      ...(change.scribeId === undefined ? {} : { scribe_id: change.scribeId }),
      ...(change.isFinished ? { state: 'finished', finished_at: now } : {}),
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspace_id', '=', actor.workspaceId)
    .where('id', '=', interviewId)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

/** What the interview fills beside texts: the score, the gift rule, the day of the next word. */
export async function saveClosing(
  tx: WorkspaceTx,
  actor: Actor,
  contactId: string,
  closing: {
    readonly recommendScore?: number | null
    readonly giftNote?: string | null
    readonly recontactOn?: string | null
  },
): Promise<void> {
  const set = {
    ...(closing.recommendScore === undefined ? {} : { recommend_score: closing.recommendScore }),
    ...(closing.giftNote === undefined ? {} : { gift_note: closing.giftNote }),
    ...(closing.recontactOn === undefined ? {} : { recontact_on: closing.recontactOn }),
  }
  if (Object.keys(set).length === 0) return
  await tx
    .updateTable('advocates')
    .set(set)
    .where('workspace_id', '=', actor.workspaceId)
    .where('contact_id', '=', contactId)
    .execute()
}

/** Gives the open interviews of one scribe to another. */
export async function handOverInterviews(
  tx: WorkspaceTx,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  now: Instant,
): Promise<void> {
  await sql`update interviews set scribe_id = ${toId}, version = version + 1, updated_at = ${now}
    where workspace_id = current_workspace() and scribe_id = ${fromId} and state = 'open'`.execute(tx)
}
