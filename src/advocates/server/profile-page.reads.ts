import { type RawBuilder, sql } from 'kysely'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { getAdvocate } from '../advocate.contract.ts'

type Profile = Omit<NonNullable<ResponseOf<typeof getAdvocate>['profile']>, 'facts'>

type Place = {
  readonly workspaceId: string
  /** The rows of an alias that belong to the contact. */
  readonly own: (alias: string) => RawBuilder<unknown>
}

/** Everything a profile holds, but the private ratings. One statement. */
export async function readProfile(
  db: WorkspaceDb,
  workspaceId: string,
  contactId: string,
  accountId: string | null,
): Promise<Profile> {
  const own = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${alias}.contact_id`)} = ${contactId}`
  const place = { workspaceId, own }
  const found = await sql<Profile>`
    select ${toldOf(place)}, ${allowedOf(place, contactId, accountId)}, ${limitsOf(place)},
      a.recommend_score as "recommendScore", a.gift_note as "giftNote", a.recontact_on as "recontactOn"
    from advocates a where a.workspace_id = ${workspaceId} and a.contact_id = ${contactId}`.execute(db)
  const [profile] = found.rows
  if (profile === undefined) throw new Error('an advocate that was read is gone')
  return profile
}

/** When somebody vouched for a row, and who, as the last two fields of its object. */
const confirmed = (workspaceId: string, alias: string) => sql`
  'confirmedOn', (${sql.ref(`${alias}.confirmed_at`)} at time zone 'UTC')::date,
  'confirmedBy', (select person.name from people person where person.workspace_id = ${workspaceId}
    and person.id = ${sql.ref(`${alias}.confirmed_by`)})`

function toldOf({ workspaceId, own }: Place): RawBuilder<unknown> {
  return sql`
      coalesce((select jsonb_agg(jsonb_build_object('section', s.section, 'body', s.body, ${confirmed(workspaceId, 's')}) order by s.section)
        from profile_sections s where ${own('s')}), '[]') as sections,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'measure', r.measure, 'before', r.before_value,
          'after', r.after_value, 'since', r.since, 'confirmer', r.confirmer, 'isQuotable', r.is_quotable,
          ${confirmed(workspaceId, 'r')}) order by r.position, r.id)
        from profile_results r where ${own('r')}), '[]') as results,
      coalesce((select jsonb_agg(t.topic order by t.topic) from advocate_topics t where ${own('t')}), '[]') as topics`
}

function allowedOf(
  { workspaceId, own }: Place,
  contactId: string,
  accountId: string | null,
): RawBuilder<unknown> {
  return sql`
      coalesce((select jsonb_agg(jsonb_build_object('activityTypeId', w.activity_type_id, 'activity', y.name,
          'activityCode', y.code, 'answer', w.answer, 'isPublic', w.is_public, 'languages', w.languages,
          'limitNote', w.limit_note, 'ownLimit', w.own_limit, 'ownLimitDays', w.own_limit_days,
          'answeredOn', w.answered_on, ${confirmed(workspaceId, 'w')})
          order by array_position(array['yes', 'maybe', 'no', 'never'], w.answer), y.name)
        from willingness w join activity_types y on y.workspace_id = w.workspace_id and y.id = w.activity_type_id
        where ${own('w')}), '[]') as willingness,
      coalesce((select jsonb_agg(jsonb_build_object('holder', case when p.contact_id is null then 'company' else 'person' end,
          'use', p.use, 'answer', p.answer, 'scope', p.scope, 'document', p.document, 'validUntil', p.valid_until,
          'withdrawnOn', p.withdrawn_on, ${confirmed(workspaceId, 'p')})
          order by p.contact_id is null, p.use, p.id)
        from permissions p where p.workspace_id = ${workspaceId}
          and (p.contact_id = ${contactId} or (p.contact_id is null and p.account_id = ${accountId}::uuid))), '[]') as permissions`
}

function limitsOf({ own }: Place): RawBuilder<unknown> {
  return sql`
      jsonb_build_object('asksAQuarter', a.own_asks_a_quarter, 'noticeDays', a.own_notice_days) as limits,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'from', b.from_on, 'until', b.until_on, 'reason', b.reason)
          order by b.from_on, b.id) from blackouts b where ${own('b')}), '[]') as blackouts,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'name', n.name) order by n.name, n.id)
        from never_withs n where ${own('n')}), '[]') as "neverWith"`
}
