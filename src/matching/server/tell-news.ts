import { sql } from 'kysely'
import { seesOpportunity } from '../../customers/policy.ts'
import { notifyPerson } from '../../identity/server/notify-person.ts'
import { toId, type WorkspaceId } from '../../kernel/ids.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { tellNewFits } from './saved-need.mails.ts'
import { type News, readNewsOf } from './saved-need.reads.ts'

/**
 * Tells one person who is new for the needs they keep: once a day, each fit once, as they chose to be told. Written in
 * the transaction that notes it as told, so a crash before it leaves everything to the next run, and one after it
 * nothing. Gives true where they were told.
 */
export async function tellNews(
  tx: WorkspaceTx,
  { workspaceId, personId }: { readonly workspaceId: WorkspaceId; readonly personId: string },
  now: Instant,
  host: Host,
): Promise<boolean> {
  const news = (await readNewsOf(tx, personId)).filter((each) => maySee(each, workspaceId))
  const [first] = news
  if (first === undefined || !(await isFirstOfDay(tx, personId, now))) return false
  await noteMailed(tx, news, now)
  const notice = {
    ...tellNewFits(news),
    personId,
    kind: 'fit',
    key: null,
    about: { kind: 'saved-need', id: first.savedNeedId },
    path: '/find',
    open: 'Open what you keep',
  }
  await notifyPerson(tx, notice, host, now)
  return true
}

/** A need kept for a deal is told of only while its deal is in sight. */
function maySee(
  { opportunity, personId, personName, email, roles }: News,
  workspaceId: WorkspaceId,
): boolean {
  if (opportunity === null) return true
  const owner = {
    kind: 'person',
    workspaceId,
    personId: toId<'person'>(personId),
    name: personName,
    email,
    roles,
  }
  return seesOpportunity(owner as Parameters<typeof seesOpportunity>[0], opportunity)
}

/** Takes the day's one mail for this person; whoever comes second, from another server too, finds it taken. */
async function isFirstOfDay(tx: WorkspaceTx, personId: string, now: Instant): Promise<boolean> {
  const { time_zone } = await tx
    .selectFrom('workspaces')
    .select('time_zone')
    .where('id', '=', sql<string>`current_workspace()`)
    .executeTakeFirstOrThrow()
  const today = dayOf(now, time_zone)
  const taken = await sql`
    insert into saved_need_mailings (workspace_id, person_id, mailed_on)
    values (current_workspace(), ${personId}, ${today}::date)
    on conflict (workspace_id, person_id) do update set mailed_on = excluded.mailed_on
      where saved_need_mailings.mailed_on < excluded.mailed_on
    returning person_id`.execute(tx)
  return taken.rows.length > 0
}

async function noteMailed(tx: WorkspaceTx, news: readonly News[], now: Instant): Promise<void> {
  const told = news.map(({ savedNeedId, contactId }) => ({
    saved_need_id: savedNeedId,
    contact_id: contactId,
  }))
  await sql`
    update saved_need_fits f set mailed_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (saved_need_id uuid, contact_id uuid)
    where f.workspace_id = current_workspace() and f.saved_need_id = t.saved_need_id
      and f.contact_id = t.contact_id`.execute(tx)
}
