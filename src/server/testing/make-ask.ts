import { reserveAsk } from '../../protection/server/reserve-ask.ts'
import { sendAsk } from '../../requests/asks/server/send-ask.ts'
import type { WorkspaceTx } from '../tenancy.ts'
import type { TestHost } from './test-host.ts'
import type { TestWorkspace } from './test-workspace.ts'

export type AskMade = {
  readonly requestId: string
  readonly askId: string
  readonly contactId: string
  readonly accountId: string
  readonly opportunityId: string
}

type Wish = {
  readonly code?: string
  readonly mail?: string | null
  readonly timeZone?: string | null
  readonly languages?: readonly string[]
  readonly times?: readonly string[]
  readonly speaksWithEmail?: string | null
  readonly ownerAsks?: boolean
  readonly wishedOn?: string
  readonly isSent?: boolean
}

let counted = 0

/** An ask of a member's request, proposed by the program manager and brought to a discoverable advocate. */
export async function makeAsk(
  { host }: Pick<TestHost, 'host'>,
  workspace: TestWorkspace,
  wish: Wish = {},
): Promise<AskMade> {
  const now = host.now()
  counted += 1
  return host.door.write(workspace.id, async (tx) => {
    const customer = await makeCustomer(tx, workspace, wish, now)
    const request = await makeRequest(tx, workspace, wish, now)
    const askId = await propose(tx, workspace, { ...customer, ...request }, wish, now)
    if (wish.isSent !== false) {
      const sent = await sendAsk(tx, workspace.people['program-manager'], askId, now, host)
      if (!sent.ok) throw new Error(sent.why)
    }
    const { requestId, opportunityId } = request
    return { requestId, askId, ...customer, opportunityId }
  })
}

async function makeCustomer(tx: WorkspaceTx, { id, people }: TestWorkspace, wish: Wish, now: string) {
  const own = { workspace_id: id }
  const { mail = `malgorzata-${counted}@nordkai.example`, timeZone = 'Europe/Warsaw' } = wish
  const account = await tx
    .insertInto('accounts')
    .values({ ...own, name: `Nordkai ${counted}`, owner_id: people.executive.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const contact = await tx
    .insertInto('contacts')
    .values({ ...own, name: 'Małgorzata Nowak', title: 'CFO', account_id: account.id, time_zone: timeZone })
    .returning('id')
    .executeTakeFirstOrThrow()
  const contactId = contact.id
  if (mail !== null) {
    const address = { ...own, contact_id: contactId, email: mail, is_primary: true }
    await tx.insertInto('contact_mails').values(address).execute()
  }
  for (const language of wish.languages ?? ['en', 'pl']) {
    await tx
      .insertInto('contact_languages')
      .values({ ...own, contact_id: contactId, language })
      .execute()
  }
  await tx
    .insertInto('advocates')
    .values({ ...own, contact_id: contactId, stage: 'discoverable', stage_since: now })
    .execute()
  return { contactId, accountId: account.id }
}

async function makeRequest(tx: WorkspaceTx, { id, people }: TestWorkspace, wish: Wish, now: string) {
  const own = { workspace_id: id }
  const prospect = await tx
    .insertInto('accounts')
    .values({ ...own, name: 'Hofstad Energi', standing: 'prospect' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const opportunity = await tx
    .insertInto('opportunities')
    .values({ ...own, name: 'Hofstad rollout', account_id: prospect.id, owner_id: people.member.personId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const type = await tx
    .selectFrom('activity_types')
    .select('id')
    .where('code', '=', wish.code ?? 'sales-reference-call')
    .executeTakeFirstOrThrow()
  const request = await tx
    .insertInto('requests')
    .values({
      ...own,
      ...briefOf(people, wish, now),
      activity_type_id: type.id,
      opportunity_id: opportunity.id,
      prospect_id: prospect.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const starts_at of wish.times ?? []) {
    await tx
      .insertInto('request_times')
      .values({ ...own, request_id: request.id, starts_at })
      .execute()
  }
  return { requestId: request.id, opportunityId: opportunity.id, activityTypeId: type.id }
}

function briefOf(people: TestWorkspace['people'], wish: Wish, now: string) {
  return {
    number: counted,
    requester_id: people.member.personId,
    handler_id: people['program-manager'].personId,
    audience: 'buyers',
    title: 'A finance lead for Hofstad',
    speaks_with: 'Kjersti Amundsen, their group CFO',
    speaks_with_email: wish.speaksWithEmail ?? null,
    language: 'en',
    place: 'https://meet.example/hofstad',
    state: 'matched',
    submitted_at: now,
    answered_at: now,
    matched_at: now,
  }
}

async function propose(
  tx: WorkspaceTx,
  { id, people }: TestWorkspace,
  made: { contactId: string; requestId: string; opportunityId: string; activityTypeId: string },
  wish: Wish,
  now: string,
): Promise<string> {
  const manager = people['program-manager']
  const { contactId, activityTypeId, opportunityId, requestId } = made
  const source = { kind: 'request', id: requestId } as const
  const wishedOn = wish.wishedOn ?? '2026-12-02'
  const ask = { contactId, activityTypeId, wishedOn, opportunityId, source }
  const reserved = await reserveAsk(tx, manager, ask, now)
  if (!reserved.ok) throw new Error(reserved.why)
  await tx
    .insertInto('request_asks')
    .values({
      workspace_id: id,
      ask_id: reserved.askId,
      request_id: requestId,
      proposed_by: manager.personId,
      why_you: 'You went from 11 days to 4; they begin that now',
      owner_asks: wish.ownerAsks ?? false,
    })
    .execute()
  return reserved.askId
}

/** The address of the latest mail of that kind, as its reader gets it. */
export async function linkIn(
  { host, owner }: Pick<TestHost, 'host' | 'owner'>,
  askId: string,
  kind: string,
): Promise<string> {
  const { rows } = await owner.query<{ sealed_link: string }>(
    'select m.sealed_link from ask_mails k join mails m on m.id = k.mail_id where k.ask_id = $1 and k.kind like $2 order by m.created_at desc',
    [askId, `${kind}%`],
  )
  const [address = ''] = host.secrets.unseal(rows[0]?.sealed_link ?? '').split('\n')
  return address.split('/').at(-1) ?? ''
}
