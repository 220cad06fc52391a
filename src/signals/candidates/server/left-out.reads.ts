import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../../kernel/time.ts'
import type { CandidatePurpose } from '../condition.ts'

/** The day and the thresholds by which somebody is left out. */
export type LeftOutAt = { readonly today: Day; readonly askedDays: number; readonly coolDays: number }

/**
 * Why contact `c` (with `d` on the journey, where they are) is not shown though rules point at them; null where they are.
 * An invitation to review leaves out whoever must not be approached at all, and nobody by how they feel.
 */
export function leftOutOfC(purpose: CandidatePurpose, at: LeftOutAt): RawBuilder<unknown> {
  const objected = sql`exists (select from protection_objections o where o.workspace_id = c.workspace_id
    and o.account_id = c.account_id and (o.contact_id is null or o.contact_id = c.id) and o.lifted_at is null
    and (o.until_on is null or o.until_on > ${at.today}::date))`
  const declined = sql`d.stage in ('declined', 'retired') and (d.recontact_on is null or d.recontact_on > ${at.today}::date)`
  if (purpose === 'review-invitation') {
    return sql`case when c.left_on is not null then 'gone' when ${declined} then 'declined' when ${objected} then 'objected' end`
  }
  const nominated = (states: RawBuilder<unknown>) => sql`exists (select from nominations n
    where n.workspace_id = c.workspace_id and n.contact_id = c.id and ${states})`
  const outreach = (states: RawBuilder<unknown>) => sql`exists (select from outreaches u
    where u.workspace_id = c.workspace_id and u.contact_id = c.id and (${states}))`
  return sql`case
    when c.left_on is not null then 'gone'
    when d.stage in ('introduced', 'interviewed', 'discoverable', 'active') then 'in-program'
    when ${declined} then 'declined'
    when ${nominated(sql`n.state in ('new', 'accepted')`)} then 'nominated'
    when ${nominated(sql`n.state = 'declined' and n.decided_at >= ${addDays(at.today, -at.askedDays)}::date`)} then 'asked'
    when ${outreach(sql`u.state = 'written' or u.state = 'later' and u.later_until > ${at.today}::date
      or u.state = 'declined' and u.answered_at >= ${addDays(at.today, -at.askedDays)}::date`)} then 'asked'
    when ${objected} or ${outreach(sql`u.state = 'objected' and (u.objection_until is null or u.objection_until > ${at.today}::date)`)}
      then 'objected'
    when exists (select from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id and s.tone = 'bad'
      and s.happened_on > ${addDays(at.today, -at.coolDays)}::date) then 'cool' end`
}
