import { sql } from 'kysely'
import type { Stage } from '../../advocates/journey.ts'
import type { Day, Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { Origin, OutreachFacts, OutreachState } from '../outreach.ts'
import type { OutreachRecord } from '../policy.ts'
import { wasAsked } from './reach.reads.ts'

export type LoadedOutreach = OutreachRecord & {
  readonly id: string
  readonly contactId: string
  readonly accountId: string | null
  readonly name: string
  readonly state: OutreachState
  readonly reason: string
  readonly plan: string
  readonly respondBy: Day | null
  /** False where whoever holds the relationship cannot be reached, and was not asked. */
  readonly wasAsked: boolean
  readonly templateId: string | null
  readonly version: number
}

/** An outreach, kept for this transaction; the contact first, as everybody holds it. 404 where there is none. */
export async function holdOutreach(tx: WorkspaceTx, id: string): Promise<LoadedOutreach> {
  const held =
    await sql`select from contacts c join outreaches o on o.workspace_id = c.workspace_id and o.contact_id = c.id
    where o.workspace_id = current_workspace() and o.id = ${id} for no key update of c`.execute(tx)
  if (held.rows.length === 0) throw notFound('outreach')
  const found = await sql<LoadedOutreach>`
    select o.id, o.contact_id as "contactId", c.account_id as "accountId", c.name, o.state, o.reason, o.plan, o.version,
      o.respond_by as "respondBy", ${wasAsked} as "wasAsked",
      o.template_id as "templateId", o.planned_by as "plannedBy", o.sender_id as "senderId", o.owner_id as "askedId",
      c.owner_id as "ownerId", a.owner_id as "relationshipOwnerId"
    from outreaches o
    join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where o.workspace_id = current_workspace() and o.id = ${id} for no key update of o`.execute(tx)
  const [outreach] = found.rows
  if (outreach === undefined) throw notFound('outreach')
  return outreach
}

export type ContactFacts = OutreachFacts & {
  readonly contactId: string
  readonly title: string | null
  readonly accountId: string | null
  readonly account: { readonly id: string; readonly name: string } | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly stage: Stage
}

/** What decides whether a first word to a contact may be planned; 404 for a contact there is none of. One statement. */
export async function readContactFacts(
  db: WorkspaceDb | WorkspaceTx,
  contactId: string,
  now: Instant,
): Promise<ContactFacts> {
  const found = await sql<ContactFacts>`
    select c.id as "contactId", c.name, c.title, c.account_id as "accountId", c.left_on as "leftOn",
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      c.owner_id as "ownerId", a.owner_id as "relationshipOwnerId", coalesce(d.stage, 'customer') as stage,
      (select (max(o.written_at) at time zone w.time_zone)::date from outreaches o
        where o.workspace_id = c.workspace_id and o.contact_id = c.id) as "lastWrittenOn",
      (select jsonb_build_object('id', o.id, 'by', p.name) from outreaches o
        join people p on p.workspace_id = o.workspace_id and p.id = o.sender_id
        where o.workspace_id = c.workspace_id and o.contact_id = c.id
          and o.state in ('with-owner', 'free', 'written', 'later')) as live,
      (select jsonb_build_object('until', x.until_on) from protection_objections x
        where x.workspace_id = c.workspace_id and x.account_id = c.account_id and x.lifted_at is null
          and (x.contact_id is null or x.contact_id = c.id)
          and (x.until_on is null or x.until_on > (${now}::timestamptz at time zone w.time_zone)::date)
        order by x.until_on desc nulls first limit 1) as objection
    from contacts c
    join workspaces w on w.id = c.workspace_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join advocates d on d.workspace_id = c.workspace_id and d.contact_id = c.id
    where c.workspace_id = current_workspace() and c.id = ${contactId} and c.merged_into is null`.execute(db)
  const [facts] = found.rows
  if (facts === undefined) throw notFound('contact')
  return facts
}

/** Holds a contact, so that of two who plan or write at once the second sees what the first did. */
export async function holdContact(tx: WorkspaceTx, contactId: string): Promise<void> {
  await sql`select from contacts where workspace_id = current_workspace() and id = ${contactId} for no key update`.execute(
    tx,
  )
}

export type NewOutreach = {
  readonly contactId: string
  readonly from: Origin
  readonly nominationId: string | null
  readonly reason: string
  readonly plan: string
  readonly plannedBy: string
  readonly senderId: string
  readonly templateId: string | null
  readonly ownerId: string | null
  readonly respondBy: Day | null
}

/** Writes a plan: with the owner where one is asked, else free at once. Gives its id. */
export async function insertOutreach(
  tx: WorkspaceTx,
  workspaceId: string,
  plan: NewOutreach,
  now: Instant,
): Promise<string> {
  const { id } = await tx
    .insertInto('outreaches')
    .values({
      workspace_id: workspaceId,
      contact_id: plan.contactId,
      came_from: plan.from,
      nomination_id: plan.nominationId,
      reason: plan.reason,
      plan: plan.plan,
      planned_by: plan.plannedBy,
      sender_id: plan.senderId,
      template_id: plan.templateId,
      owner_id: plan.ownerId,
      respond_by: plan.respondBy,
      state: plan.ownerId === null ? 'free' : 'with-owner',
      state_since: now,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Change = Partial<{
  state: OutreachState
  owner_id: string | null
  respond_by: Day | null
  owner_answer: string
  owner_answered_at: Instant
  owner_answered_by: string | null
  objection: string | null
  objection_until: Day | null
  owner_note: string | null
  template_id: string | null
  written_at: Instant
  written_by: string
  through: string
  mail_id: string | null
  subject: string
  answered_at: Instant
  answered_by: string | null
  later_until: Day | null
  decline_reason: string | null
  answer_note: string | null
  introduced_by: string | null
  introduced_how: string | null
}>

/** Writes what changed; with another state it counts its age anew. */
export async function saveOutreach(
  tx: WorkspaceTx,
  workspaceId: string,
  id: string,
  change: Change,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('outreaches')
    .set({ ...change, ...(change.state === undefined ? {} : { state_since: now }) })
    .set((same) => ({ version: same('version', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}
