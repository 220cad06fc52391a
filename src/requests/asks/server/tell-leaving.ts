import { sql } from 'kysely'
import { notifyPerson } from '../../../identity/server/notify-person.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'

type Left = {
  readonly contactId: string
  /** What was open with them and has ended. */
  readonly askIds: readonly string[]
  /** Why they leave, in their own words. */
  readonly said: string | null
}

type Concerned = {
  readonly name: string
  readonly account: string | null
  readonly people: readonly string[]
}

/**
 * Tells that an advocate left the program by their own word: their relationship owner, and of each ask that ended who
 * proposed and who requested it; where there is nobody, the program managers. Each person once.
 */
export async function tellLeaving(tx: WorkspaceTx, left: Left, now: Instant, host: Host): Promise<void> {
  const { name, account, people } = await readConcerned(tx, left)
  const of = account === null ? name : `${name} of ${account}`
  for (const personId of people) {
    const notice = {
      personId,
      kind: 'left',
      key: `left:${left.contactId}:${dayOf(now)}`,
      title: `${name} left the program`,
      paragraphs: [
        `${of} left the program by their own word. What was open with them has ended, and nobody asks them again.`,
        ...(left.said === null ? [] : [`They said: ${left.said}`]),
        'A word of thanks from you, without any wish, would be good manners.',
      ],
      about: { kind: 'contact', id: left.contactId },
      path: `/advocates/${left.contactId}`,
      open: 'See what was open',
    }
    await notifyPerson(tx, notice, host, now)
  }
}

async function readConcerned(tx: WorkspaceTx, { contactId, askIds }: Left): Promise<Concerned> {
  const found = await sql<Concerned>`
    with concerned as (
      select coalesce(c.owner_id, a.owner_id) as id from contacts c
      left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
      where c.workspace_id = current_workspace() and c.id = ${contactId}
      union
      select unnest(array[k.proposed_by, r.requester_id]) from request_asks k
      join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
      where k.workspace_id = current_workspace() and k.ask_id = any(${[...askIds]}::uuid[])
    ), here as (
      select p.id from concerned join people p on p.workspace_id = current_workspace() and p.id = concerned.id
      where p.left_at is null
    ), told as (
      select id from here
      union
      select r.person_id from person_roles r
      join people p on p.workspace_id = r.workspace_id and p.id = r.person_id and p.left_at is null
      where r.workspace_id = current_workspace() and r.role = 'program-manager' and not exists (select from here)
    )
    select c.name, a.name as account,
      coalesce((select jsonb_agg(told.id order by told.id) from told), '[]') as people
    from contacts c left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    where c.workspace_id = current_workspace() and c.id = ${contactId}`.execute(tx)
  return found.rows[0] ?? { name: '', account: null, people: [] }
}
