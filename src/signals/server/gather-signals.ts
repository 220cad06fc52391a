import { type RawBuilder, sql } from 'kysely'
import { ratings } from '../../customers/case.ts'
import { addDays, dayOf, type Instant } from '../../kernel/time.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { liveDays, lookBackDays } from '../signal-rules.ts'
import { readMilestones, usageMilestones } from '../usage-milestone.ts'
import { gatherUsage } from './gather-usage.ts'
import {
  activities,
  businessReviews,
  type Only,
  passedRenewals,
  ratedCases,
  textSpeaks,
  texts,
  wonAndLive,
  wonRenewals,
} from './gathered.reads.ts'

/**
 * Reads the product's own records for evidence of goodwill: won deals that are live long enough, renewals, stories, quotes,
 * public reviews and appearances, business reviews, what customers said of closed cases, use that reached a milestone. Each
 * is one signal, however often this runs; one whose record says otherwise by now is put right, and one whose record says so
 * no longer goes. A constant number of statements, however many records. Gives the accounts concerned.
 */
export async function gatherSignals(
  tx: WorkspaceTx,
  workspaceId: string,
  now: Instant,
): Promise<readonly string[]> {
  const [live, back, milestones] = await readSettings(tx, { workspaceId }, [
    liveDays,
    lookBackDays,
    usageMilestones,
  ])
  const today = dayOf(now)
  const at = { today, since: addDays(today, -back), live }
  const parts = [wonAndLive(at), wonRenewals(at), passedRenewals(at), texts(at), activities(at)]
  const touched: string[] = []
  for (const part of [...parts, businessReviews(at, null), ratedCases(at, null)]) {
    touched.push(...(await insertFound(tx, workspaceId, part)))
  }
  touched.push(...(await gatherUsage(tx, workspaceId, readMilestones(milestones), at)))
  touched.push(...(await removeUntrue(tx, workspaceId, null)))
  return [...new Set(touched)]
}

/**
 * Reads one case or touch that was changed just now, so that its signal need not wait for the night. Gives the accounts
 * concerned: none where it says nothing new.
 */
export async function gatherFrom(
  tx: WorkspaceTx,
  workspaceId: string,
  recordId: string,
  now: Instant,
): Promise<readonly string[]> {
  const [live, back] = await readSettings(tx, { workspaceId }, [liveDays, lookBackDays])
  const today = dayOf(now)
  const at = { today, since: addDays(today, -back), live }
  const reviewed = await insertFound(tx, workspaceId, businessReviews(at, recordId))
  const rated = await insertFound(tx, workspaceId, ratedCases(at, recordId))
  return [...reviewed, ...rated, ...(await removeUntrue(tx, workspaceId, recordId))]
}

async function insertFound(
  tx: WorkspaceTx,
  workspaceId: string,
  found: RawBuilder<unknown>,
): Promise<string[]> {
  const made = await sql<{ accountId: string | null }>`
    insert into signals as s (workspace_id, kind, contact_id, account_id, score, scale, tone, happened_on, comment, source,
      team_id, person_id, object_kind, object_id, same_key)
    select ${workspaceId}::uuid, f.kind, f.contact_id, f.account_id, f.score,
      case when f.score is not null then ${ratings.maximum}::bigint end, f.tone, f.happened_on, f.comment, 'product', p.team_id,
      p.id, f.object_kind, f.object_id, f.same_key
    from (${found}) f
    left join people p on p.workspace_id = ${workspaceId} and p.id = f.person_id
    on conflict (workspace_id, same_key) do update set kind = excluded.kind, score = excluded.score, scale = excluded.scale,
      tone = excluded.tone, comment = excluded.comment, person_id = excluded.person_id, team_id = excluded.team_id,
      contact_id = coalesce(excluded.contact_id, s.contact_id), happened_on = excluded.happened_on, version = s.version + 1
    where s.object_kind in ('case', 'customer-text', 'opportunity')
      and (s.kind, s.score, s.tone, s.comment, s.person_id, s.contact_id, s.happened_on) is distinct from
        (excluded.kind, excluded.score, excluded.tone, excluded.comment, excluded.person_id,
          coalesce(excluded.contact_id, s.contact_id), excluded.happened_on)
    returning account_id as "accountId"`.execute(tx)
  return made.rows.flatMap(({ accountId }) => accountId ?? [])
}

/** A deal that is open again, a text that is gone or has no day, an entry that was reversed: they speak for nobody. */
async function removeUntrue(tx: WorkspaceTx, workspaceId: string, only: Only): Promise<string[]> {
  const gone = await sql<{ accountId: string | null }>`
    delete from signals s where s.workspace_id = ${workspaceId} and s.source = 'product'
      ${only === null ? sql`` : sql`and s.object_id = ${only}::uuid`} and (
      s.object_kind = 'opportunity' and not exists (select from opportunities o
        where o.workspace_id = s.workspace_id and o.id = s.object_id and o.state = 'won')
      or s.object_kind = 'customer-text' and not exists (select from customer_texts x
        where x.workspace_id = s.workspace_id and x.id = s.object_id and ${textSpeaks})
      or s.object_kind = 'case' and not exists (select from cases k
        where k.workspace_id = s.workspace_id and k.id = s.object_id and k.rating is not null)
      or s.object_kind = 'ledger-entry' and exists (select from ledger_entries r
        where r.workspace_id = s.workspace_id and r.corrects_id = s.object_id))
    returning s.account_id as "accountId"`.execute(tx)
  return gone.rows.flatMap(({ accountId }) => accountId ?? [])
}
