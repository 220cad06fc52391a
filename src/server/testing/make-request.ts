import { sql } from 'kysely'
import { refreshDocuments } from '../../advocates/server/refresh-documents.ts'
import type { PersonActor, Role } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import { openNeed } from '../../matching/need.ts'
import type { createRequest } from '../../requests/request.contract.ts'
import type { WorkspaceTx } from '../tenancy.ts'
import { activityIds } from './test-customers.ts'
import type { TestHost } from './test-host.ts'
import type { TestWorkspace } from './test-workspace.ts'

type Server = Pick<TestHost, 'host' | 'call'>

let counted = 0

/** One more colleague with these roles. */
export async function makeColleague(
  { host }: Pick<TestHost, 'host'>,
  { id }: TestWorkspace,
  name: string,
  roles: readonly Role[] = ['member'],
): Promise<PersonActor> {
  counted += 1
  const email = `colleague-${counted}@staff.example`
  return host.door.write(id, async (tx) => {
    const person = await tx
      .insertInto('people')
      .values({ workspace_id: id, name, email })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = roles.map((role) => ({ workspace_id: id, person_id: person.id, role }))
    await tx.insertInto('person_roles').values(rows).execute()
    return { kind: 'person', workspaceId: id, personId: toId<'person'>(person.id), name, email, roles }
  })
}

/** A discoverable advocate with a mail address, at an account of their own. */
export async function makeAdvocate(
  { host }: Pick<TestHost, 'host'>,
  { id }: TestWorkspace,
  wish: { readonly owner?: PersonActor | null; readonly tier?: string; readonly name?: string } = {},
): Promise<{ readonly contactId: string; readonly accountId: string; readonly email: string }> {
  counted += 1
  const own = { workspace_id: id }
  const now = host.now()
  const email = `advocate-${counted}@customer.example`
  return host.door.write(id, async (tx) => {
    const account = await tx
      .insertInto('accounts')
      .values({
        ...own,
        name: `Nordkai ${counted}`,
        owner_id: wish.owner?.personId ?? null,
        ...(wish.tier === undefined ? {} : { tier: wish.tier }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contact = await tx
      .insertInto('contacts')
      .values({ ...own, name: wish.name ?? `Grete Holm ${counted}`, title: 'CFO', account_id: account.id })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('contact_mails')
      .values({ ...own, contact_id: contact.id, email, is_primary: true })
      .execute()
    await tx
      .insertInto('advocates')
      .values({ ...own, contact_id: contact.id, stage: 'discoverable', stage_since: now })
      .execute()
    await makeWilling(tx, id, contact.id, now)
    await refreshDocuments(tx, id, [contact.id], now)
    return { contactId: contact.id, accountId: account.id, email }
  })
}

/** Willing to do anything there is. */
async function makeWilling(
  tx: WorkspaceTx,
  workspaceId: string,
  contactId: string,
  now: string,
): Promise<void> {
  await sql`insert into willingness (workspace_id, contact_id, activity_type_id, answer, answered_on)
    select workspace_id, ${contactId}, id, 'yes', ${now.slice(0, 10)}::date from activity_types
    where workspace_id = ${workspaceId}`.execute(tx)
}

/** The body of a request that can be handed in. */
export async function briefFor(server: Server, workspace: TestWorkspace, code: string, more: object = {}) {
  const activityTypeId = (await activityIds(server.host.door, workspace))[code] ?? ''
  const need = openNeed(activityTypeId)
  return {
    title: null,
    activityTypeId,
    audience: null,
    opportunityId: null,
    prospectId: null,
    need,
    wanted: 1,
    speaksWith: 'Kjersti Amundsen, their CFO',
    speaksWithEmail: null,
    purpose: 'They choose next week.',
    context: '',
    needBy: '2026-03-27',
    minutes: 30,
    language: null,
    place: null,
    times: [],
    fields: code === 'sales-reference-call' ? { Prospect: 'Hofstad Energi' } : {},
    exceptionReason: null,
    isDraft: false,
    contactId: null,
    ...more,
  }
}

/** Hands a request in and gives its id. */
export async function submitFor(
  server: Server,
  workspace: TestWorkspace,
  by: PersonActor,
  code: string,
  more: object = {},
): Promise<string> {
  const body = await briefFor(server, workspace, code, more)
  const made = await server.call<typeof createRequest>(by, 'POST /requests', { body })
  if (made.status >= 400) throw new Error(`the request was refused: ${made.text}`)
  return made.body.id
}
