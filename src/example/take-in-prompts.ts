import { sql } from 'kysely'
import { addDays, type Day } from '../kernel/time.ts'
import { createRule } from '../nominations/acceptance/server/edit-rule.ts'
import { recordCultivation } from '../nominations/arcs/server/log-cultivation.ts'
import { publicNameFrom, usualWords } from '../nominations/self/public-page.ts'
import { editPublicPage } from '../nominations/self/server/edit-public-page.ts'
import type { WorkspaceTx } from '../server/tenancy.ts'
import { readActors } from './colleague-actor.ts'
import type { Filling, Step } from './step.ts'
import { workdayOf } from './workday.ts'

type Conditions = Parameters<typeof createRule>[2]['conditions']

const consent = { en: usualWords('en', 'Merriden').consent, de: usualWords('de', 'Merriden').consent }

/** The public page with what came by it, a rule, what owners answered when they were asked, and what cultivated customers. */
export const takeInPrompts: Step = async (filling) => {
  const { tx, actor, now, example } = filling
  const actors = await readActors(filling)
  const manager = actors.manager(0)
  const colleague = example.colleagues.find(({ team }) => team.startsWith('Customer Success'))
  const owners = await readOwnedAccounts(tx)
  await editPublicPage(
    tx,
    manager,
    {
      ...{ version: 0, isOpen: true, shownName: 'Merriden', colour: '#1d5c45', consent, frames: '' },
      ...{
        publicName: `${publicNameFrom('Merriden')}-${actor.workspaceId.slice(-6)}`,
        words: { en: {}, de: {} },
      },
    },
    now,
  )
  const rule = { name: 'Owners who introduce a pleased customer', isOn: false }
  const conditions: Conditions = [{ is: 'owner' }, { is: 'introduces' }, { is: 'health', among: ['good'] }]
  await createRule(tx, manager, { ...rule, conditions }, now)
  const today = now.slice(0, 10)
  await enterSome(filling, owners, today)
  await askSome(filling, owners, today)
  if (colleague === undefined) return
  const works = ['collaboration', 'best-practice', 'problem-solving', 'good-service'] as const
  for (const [at, { id }] of owners.slice(0, 8).entries()) {
    const doneOn = workdayOf(addDays(today, -9 * (at + 1)))
    const kind = works[at % works.length] ?? 'collaboration'
    await recordCultivation(tx, actors.memberOf(colleague.email), id, { kind, doneOn, words: null }, now)
  }
}

type Owned = {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly domain: string | null
  readonly opportunityId: string
}

/** Accounts with an owner and a won opportunity, those where somebody was put forward first. */
async function readOwnedAccounts(tx: WorkspaceTx): Promise<readonly Owned[]> {
  const found = await sql<Owned>`
    select * from (select distinct on (a.crm_id) a.id, a.name, a.owner_id as "ownerId", o.id as "opportunityId",
      (select min(d.domain) from account_domains d where d.workspace_id = a.workspace_id and d.account_id = a.id) as domain
    from accounts a join opportunities o on o.workspace_id = a.workspace_id and o.account_id = a.id and o.state = 'won'
    where a.workspace_id = current_workspace() and a.owner_id is not null
    order by a.crm_id, o.close_on desc) owned
    order by exists (select from nominations n join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
      where c.workspace_id = current_workspace() and c.account_id = owned.id) desc, owned.name limit 24`.execute(
    tx,
  )
  return found.rows
}

const entries = [
  {
    ...{ name: 'Solveig Aasen', title: 'Head of treasury', source: 'newsletter', doubts: [] as const },
    why: 'We closed the year two days sooner, and my team went home on time. I am glad to tell others how.',
  },
  {
    ...{ name: 'Tomás Echeverría', title: 'Finance manager', source: 'user-day', doubts: [] as const },
    why: 'Three plants on one ledger, in nine weeks. I would speak about the first month, which was hard.',
  },
  {
    ...{ name: 'Best Rankings', title: null, source: null, doubts: ['link', 'advertising'] as const },
    why: 'Guaranteed ranking on the first page, see rankings.example and click here today.',
  },
] as const

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What came by the public page: two customers who are known by their domain, and one entry that was doubted. */
async function enterSome({ tx, actor }: Filling, owned: readonly Owned[], today: Day): Promise<void> {
  const rows = entries.map(({ doubts, name, title, source, why }, at) => {
    const account = owned[at + 12]
    const isGood = doubts.length === 0
    const on = `${workdayOf(addDays(today, -at - 5))}T10:12:00.000Z`
    const mail = `${plain(name.split(' ')[0] ?? '')}@${account?.domain ?? 'customer.example'}`
    return {
      ...{ workspace_id: actor.workspaceId, name, title, source, why, language: 'en', consent_version: 1 },
      state: isGood ? 'open' : 'quarantined',
      email: isGood ? mail : 'rankings@rankings.example',
      account_text: isGood ? (account?.name ?? 'A customer') : 'Rankings',
      ...{ account_id: isGood ? account?.id : null, owner_id: isGood ? account?.ownerId : null },
      ...{ doubts: doubts.join(' '), sender: `example-${at}`, opening: `example-${at}` },
      ...{ due_on: today, consented_at: on, created_at: on },
    }
  })
  await tx.insertInto('self_nominations').values(rows).execute()
}

const reasons = ['no-time', 'too-early', 'not-pleased', 'no-time'] as const

/** Owners who were asked in the last quarter: some answered, some did not. */
async function askSome({ tx, actor }: Filling, owned: readonly Owned[], today: Day): Promise<void> {
  const rows = owned.slice(0, 12).map(({ id, ownerId, opportunityId }, at) => {
    const on = workdayOf(addDays(today, -6 * at - 6))
    const reason = at % 3 === 1 ? (reasons[Math.floor(at / 3)] ?? null) : null
    const state = reason !== null ? 'nobody' : at % 3 === 0 ? 'nominated' : 'asked'
    const isAnswered = state !== 'asked'
    return {
      ...{
        workspace_id: actor.workspaceId,
        occasion: 'won-deal-live',
        occasion_id: opportunityId,
        occasion_on: on,
      },
      ...{ account_id: id, person_id: ownerId, state, due_on: on, reason, created_at: `${on}T06:17:00.000Z` },
      ...{ asked_at: `${on}T06:17:00.000Z`, answered_at: isAnswered ? `${on}T09:40:00.000Z` : null },
      seconds: isAnswered ? 18 + 7 * at : null,
    }
  })
  await tx.insertInto('nomination_prompts').values(rows).execute()
  await sql`
    insert into nomination_prompt_answers (workspace_id, prompt_id, nomination_id)
    select distinct on (q.id) q.workspace_id, q.id, n.id from nomination_prompts q
    join contacts c on c.workspace_id = q.workspace_id and c.account_id = q.account_id
    join nominations n on n.workspace_id = c.workspace_id and n.contact_id = c.id
    where q.workspace_id = ${actor.workspaceId} and q.state = 'nominated' order by q.id, n.created_at desc`.execute(
    tx,
  )
  await sql`
    update nomination_prompts q set state = 'asked', answered_at = null, seconds = null
    where q.workspace_id = ${actor.workspaceId} and q.state = 'nominated' and not exists (
      select from nomination_prompt_answers y where y.workspace_id = q.workspace_id and y.prompt_id = q.id)`.execute(
    tx,
  )
}
