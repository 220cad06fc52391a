import { sql } from 'kysely'
import { refreshDocuments } from '../advocates/server/refresh-documents.ts'
import type { LinkActor } from '../kernel/actor.ts'
import { toId } from '../kernel/ids.ts'
import { addDays, dayOf } from '../kernel/time.ts'
import { answerFact } from '../stewardship/server/answer-fact.ts'
import { readStewardshipGround } from '../stewardship/server/ground.reads.ts'
import { openRound } from '../stewardship/server/open-round.ts'
import { readRoundFacts } from '../stewardship/server/round-fact.reads.ts'
import { readOwnersToAsk } from '../stewardship/server/stale-fact.reads.ts'
import type { Step } from './step.ts'
import { workdayOf } from './workday.ts'

/** So many owners were asked; the first of them answered, the second said what has changed. */
const asked = 5

/** What was known of accounts and people when, and what owners said to the last pages with facts to confirm. */
export const takeInStewardship: Step = async ({ tx, actor, now, host }) => {
  const { workspaceId } = actor
  await confirmSomeTimeAgo(tx, workspaceId, now)
  const ids = await tx
    .selectFrom('advocates')
    .select('contact_id as id')
    .where('workspace_id', '=', workspaceId)
    .where('stage', 'in', ['interviewed', 'discoverable', 'active'])
    .execute()
  await refreshDocuments(
    tx,
    workspaceId,
    ids.map(({ id }) => id),
    now,
  )
  const at = `${workdayOf(addDays(dayOf(now), -4))}T08:30:00.000Z`
  const ground = await readStewardshipGround(tx, at)
  const owners = await readOwnersToAsk(tx, { today: ground.today, askAgainAfter: ground.rules.askAgainAfter })
  for (const [turn, ownerId] of owners.slice(0, asked).entries()) {
    const roundId = await openRound(tx, actor, ownerId, ground, at, host)
    if (roundId === null || turn > 2) continue
    const link: LinkActor = {
      ...{ kind: 'link', workspaceId, purpose: 'confirm', subjectId: roundId },
      personId: toId<'person'>(ownerId),
    }
    for (const { position, kind } of await readRoundFacts(tx, roundId)) {
      const seconds = 25 + 20 * turn + 15 * position
      const isChanged = turn === 1 && ['text', 'results', 'topics', 'willingness', 'products'].includes(kind)
      const said = isChanged ? 'They have merged two sites since; ask for the new figures.' : null
      const answer = isChanged ? 'changed' : turn === 2 && position === 0 ? 'unknown' : 'still-true'
      await answerFact(tx, link, { roundId, position, answer, said, seconds }, at)
    }
  }
}

/** Each account's and contact's facts as old as a year of work leaves them: most in date, some long past it. */
async function confirmSomeTimeAgo(
  tx: Parameters<Step>[0]['tx'],
  workspaceId: string,
  now: string,
): Promise<void> {
  await sql`
    insert into fact_confirmations (workspace_id, contact_id, account_id, fact, confirmed_at)
    select ${workspaceId}, f.contact_id, f.account_id, f.fact,
      ${now}::timestamptz - make_interval(days => (hashtext(f.id || f.fact) & 1023) % 130)
    from (
      select c.id as contact_id, null::uuid as account_id, 'mail' as fact, c.crm_id as id from contacts c
      join advocates a on a.workspace_id = c.workspace_id and a.contact_id = c.id where c.workspace_id = ${workspaceId}
      union all
      select null, a.id, k.fact, a.crm_id from accounts a, (values ('products'), ('health'), ('cases'), ('owner')) k (fact)
      where a.workspace_id = ${workspaceId}) f
    on conflict do nothing`.execute(tx)
}
