import { reserveAsk } from '../../protection/server/reserve-ask.ts'
import { sendAsk } from '../../requests/server/send-ask.ts'
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
  { id, people }: TestWorkspace,
  wish: Wish = {},
): Promise<AskMade> {
  const own = { workspace_id: id }
  const now = host.now()
  counted += 1
  const {
    mail = `malgorzata-${counted}@nordkai.example`,
    timeZone = 'Europe/Warsaw',
    languages = ['en', 'pl'],
  } = wish
  const [manager, member] = [people['program-manager'], people.member]
  return host.door.write(id, async (tx) => {
    const account = await tx
      .insertInto('accounts')
      .values({ ...own, name: `Nordkai ${counted}`, owner_id: people.executive.personId })
      .returning('id')
      .executeTakeFirstOrThrow()
    const prospect = await tx
      .insertInto('accounts')
      .values({ ...own, name: 'Hofstad Energi', standing: 'prospect' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const contact = await tx
      .insertInto('contacts')
      .values({ ...own, name: 'Małgorzata Nowak', title: 'CFO', account_id: account.id, time_zone: timeZone })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (mail !== null) {
      await tx
        .insertInto('contact_mails')
        .values({ ...own, contact_id: contact.id, email: mail, is_primary: true })
        .execute()
    }
    for (const language of languages) {
      await tx
        .insertInto('contact_languages')
        .values({ ...own, contact_id: contact.id, language })
        .execute()
    }
    await tx
      .insertInto('advocates')
      .values({ ...own, contact_id: contact.id, stage: 'discoverable', stage_since: now })
      .execute()
    const opportunity = await tx
      .insertInto('opportunities')
      .values({ ...own, name: 'Hofstad rollout', account_id: prospect.id, owner_id: member.personId })
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
        number: counted,
        requester_id: member.personId,
        handler_id: manager.personId,
        activity_type_id: type.id,
        audience: 'buyers',
        title: 'A finance lead for Hofstad',
        opportunity_id: opportunity.id,
        prospect_id: prospect.id,
        speaks_with: 'Kjersti Amundsen, their group CFO',
        speaks_with_email: wish.speaksWithEmail ?? null,
        language: 'en',
        place: 'https://meet.example/hofstad',
        state: 'matched',
        submitted_at: now,
        answered_at: now,
        matched_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const starts_at of wish.times ?? []) {
      await tx
        .insertInto('request_times')
        .values({ ...own, request_id: request.id, starts_at })
        .execute()
    }
    const reserved = await reserveAsk(
      tx,
      manager,
      {
        contactId: contact.id,
        activityTypeId: type.id,
        wishedOn: wish.wishedOn ?? '2026-12-02',
        opportunityId: opportunity.id,
        source: { kind: 'request', id: request.id },
      },
      now,
    )
    if (!reserved.ok) throw new Error(reserved.why)
    await tx
      .insertInto('request_asks')
      .values({
        ...own,
        ask_id: reserved.askId,
        request_id: request.id,
        proposed_by: manager.personId,
        why_you: 'You went from 11 days to 4; they begin that now',
        owner_asks: wish.ownerAsks ?? false,
      })
      .execute()
    if (wish.isSent !== false) {
      const sent = await sendAsk(tx, manager, reserved.askId, now, host)
      if (!sent.ok) throw new Error(sent.why)
    }
    const made = { requestId: request.id, askId: reserved.askId, contactId: contact.id }
    return { ...made, accountId: account.id, opportunityId: opportunity.id }
  })
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
  const address = host.secrets.unseal(rows[0]?.sealed_link ?? '')
  return address.split('/').at(-1) ?? ''
}
