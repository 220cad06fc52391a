import { type Stage, stages } from '../../advocates/journey.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { type Refusal, refuse } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { contactNominated } from '../events.ts'
import { insertActivities, insertNomination, type NewNomination } from './store.ts'

/** Whom a nomination is about. */
export type Nominee = { readonly id: string; readonly accountId: string | null; readonly stage: Stage }

export type PutForward = { readonly ok: true; readonly id: string; readonly contactId: string }

type Forward = Omit<NewNomination, 'contactId' | 'teamId'> & {
  readonly activities: readonly { readonly activityTypeId: string; readonly isAllowed: boolean }[]
}

/** A contact as far as a nomination depends on them. Throws `not-found`. */
export async function loadNominee(tx: WorkspaceTx, { workspaceId }: Actor, id: string): Promise<Nominee> {
  const row = await tx
    .selectFrom('contacts as c')
    .leftJoin('advocates as a', (join) =>
      join.onRef('a.workspace_id', '=', 'c.workspace_id').onRef('a.contact_id', '=', 'c.id'),
    )
    .select(['c.id', 'c.account_id', 'a.stage'])
    .where('c.workspace_id', '=', workspaceId)
    .where('c.id', '=', id)
    .where('c.merged_into', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw notFound('contact')
  const stage = stages.find((each) => each === row.stage) ?? 'customer'
  return { id: row.id, accountId: row.account_id, stage }
}

/**
 * Writes a nomination, whoever made it and by whatever way it came. Refuses a second open one of the same contact, and
 * tells whose is there.
 */
export async function putForward(
  tx: WorkspaceTx,
  actor: Actor,
  contact: Nominee,
  { activities, ...forward }: Forward,
  now: Instant,
): Promise<PutForward | Refusal> {
  const teamId = await readTeam(tx, actor.workspaceId, forward.onBehalfOfId ?? forward.nominatorId)
  const nomination = { ...forward, contactId: contact.id, teamId }
  const id = await insertNomination(tx, actor, nomination, now)
  if (id === undefined) return refuseSecond(tx, actor, contact.id)
  await insertActivities(tx, actor, id, activities)
  const about = { id, contactId: contact.id, accountId: contact.accountId }
  await announce(tx, contactNominated(actor, about, { why: forward.why, source: forward.source }))
  return { ok: true, id, contactId: contact.id }
}

async function readTeam(tx: WorkspaceTx, workspaceId: string, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('people')
    .select('team_id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.team_id ?? null
}

async function refuseSecond(tx: WorkspaceTx, actor: Actor, contactId: string): Promise<Refusal> {
  const open = await tx
    .selectFrom('nominations as n')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'n.workspace_id').onRef('p.id', '=', 'n.nominator_id'),
    )
    .select(['n.id', 'n.nominator_id', 'p.name', 'n.created_at'])
    .where('n.workspace_id', '=', actor.workspaceId)
    .where('n.contact_id', '=', contactId)
    .where('n.state', '=', 'new')
    .executeTakeFirstOrThrow()
  const who = open.nominator_id === personOf(actor) ? 'You' : open.name
  return refuse('already-nominated', `${who} put this contact forward already. Add your voice instead.`, {
    nominationId: open.id,
    by: open.name,
    at: open.created_at,
  })
}
