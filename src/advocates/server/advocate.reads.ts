import { sql } from 'kysely'
import { customerFactAges } from '../../customers/customer-fact.ts'
import { type Actor, hasRole } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { dayOf, daysBetween, type Instant } from '../../kernel/time.ts'
import { notFound } from '../../server/errors.ts'
import { readSettings } from '../../server/settings.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { getAdvocate, listJourneySteps } from '../advocate.contract.ts'
import { completenessOf, enoughPercent, unmetConditions } from '../completeness.ts'
import { agesFrom, freshnessOf, isStale, type PolicyAges, policyAges } from '../freshness.ts'
import { type Stage, stages, whyNotFrom } from '../journey.ts'
import {
  canEditProfile,
  canExportAdvocates,
  canInterview,
  canRate,
  canStep,
  seesAdvocate,
  seesProfile,
} from '../policy.ts'
import { profileSections } from '../profile.ts'
import { type DatedFact, readDatedFacts } from './freshness.reads.ts'
import { readProfileFacts } from './profile.reads.ts'
import { readProfile } from './profile-page.reads.ts'

export type Advocate = ResponseOf<typeof getAdvocate>

/** An advocate as the actor may see them; whoever may not see them at all is told that there is none. */
export async function readAdvocate(
  db: WorkspaceDb,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<Advocate> {
  const record = await readRecord(db, actor.workspaceId, contactId)
  if (record === undefined || !seesAdvocate(actor, record)) throw notFound('advocate')
  const inFull = seesProfile(actor, record)
  const today = dayOf(now)
  const [profileAges, customerAges, enough] = await readSettings(db, actor, [
    policyAges,
    customerFactAges,
    enoughPercent,
  ])
  const ages = agesFrom(profileAges, customerAges)
  const facts = await readDatedFacts(db, actor.workspaceId, [contactId])
  const filled = (await readProfileFacts(db, actor.workspaceId, [contactId], today)).get(contactId)
  if (filled === undefined) throw notFound('advocate')
  const override = record.interviewOverride
  const isDone = record.stage !== 'potential' && record.stage !== 'introduced'
  return {
    ...shown(record, inFull || hasRole(actor, 'executive')),
    completeness: completenessOf(filled).percent,
    enough,
    missing: inFull ? [...completenessOf(filled).missing] : [],
    unmet: inFull ? [...unmetConditions(filled, { isDone, override }, enough)] : [],
    freshness: freshnessOf(facts, ages, today),
    profile: inFull
      ? {
          ...(await readProfile(db, actor.workspaceId, contactId, record.accountId)),
          facts: facts.map((fact) => ageOf(fact, ages, today)),
        }
      : null,
    may: mayOf(actor, record),
  }
}

function mayOf(actor: Actor, record: Row): Record<string, string | null> {
  const step = (action: Parameters<typeof canStep>[1]) =>
    canStep(actor, action, record) ?? whyNotFrom(record.stage, action)
  return {
    edit: canEditProfile(actor, record),
    interview: canInterview(actor, record),
    rate: canRate(actor),
    export: canExportAdvocates(actor),
    introduce: step('introduce'),
    consider: step('consider'),
    publish: step('publish'),
    retire: step('retire'),
    decline: step('decline'),
  }
}

function ageOf(fact: DatedFact, ages: PolicyAges, today: string) {
  return {
    kind: fact.kind,
    section: profileSections.find((section) => section === fact.key) ?? null,
    confirmedOn: fact.confirmedOn,
    confirmedBy: fact.confirmedBy,
    ageDays: fact.confirmedOn === null ? null : daysBetween(fact.confirmedOn, today),
    policyDays: ages[fact.kind],
    isStale: isStale(fact, ages, today),
  }
}

type Row = Omit<
  Advocate,
  'completeness' | 'enough' | 'missing' | 'unmet' | 'freshness' | 'profile' | 'may' | 'stage'
> & {
  readonly stage: Stage
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly accountId: string | null
}

function shown({ ownerId: _, relationshipOwnerId: __, accountId: ___, ...row }: Row, inFull: boolean) {
  if (inFull) return row
  const account =
    row.account === null ? null : { ...row.account, renewalOn: null, customerSince: null, employees: null }
  return { ...row, account, interviewOverride: null, introductionHow: null, interview: null }
}

async function readRecord(db: WorkspaceDb, workspaceId: string, contactId: string): Promise<Row | undefined> {
  const found = await sql<Row>`
    select a.contact_id as "contactId", c.name, c.title, c.time_zone as "timeZone", c.owner_id as "ownerId",
      account.owner_id as "relationshipOwnerId", c.account_id as "accountId",
      array(select l.language from contact_languages l where l.workspace_id = a.workspace_id
        and l.contact_id = a.contact_id order by l.language) as languages,
      case when account.id is not null then jsonb_build_object('id', account.id, 'name', account.name,
        'country', account.country, 'city', account.city, 'industry', coalesce(t.name, account.industry_text),
        'employees', account.employees, 'customerSince', account.customer_since, 'renewalOn', account.renewal_on) end as account,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'kind', account.owner_kind) end as owner,
      a.stage, a.stage_since as "stageSince", a.joined_on as "joinedOn",
      case when i.id is not null then jsonb_build_object('id', i.id, 'name', i.name) end as "introducedBy",
      a.introduction_how as "introductionHow", a.interview_override as "interviewOverride",
      (select jsonb_build_object(
          'bookedFor', to_char(v.booked_for at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'startedAt', to_char(v.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from interviews v where v.workspace_id = a.workspace_id and v.contact_id = a.contact_id and v.state = 'open') as interview,
      a.version
    from advocates a
    join contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
    left join accounts account on account.workspace_id = a.workspace_id and account.id = c.account_id
    left join taxonomy_terms t on t.workspace_id = a.workspace_id and t.id = account.industry_id
    left join people o on o.workspace_id = a.workspace_id and o.id = coalesce(c.owner_id, account.owner_id)
    left join people i on i.workspace_id = a.workspace_id and i.id = a.introduced_by
    where a.workspace_id = ${workspaceId} and a.contact_id = ${contactId}`.execute(db)
  return found.rows[0]
}

/** The steps of a journey, the latest first. */
export async function readJourneySteps(
  db: WorkspaceDb,
  actor: Actor,
  contactId: string,
): Promise<ResponseOf<typeof listJourneySteps>['steps']> {
  const record = await readRecord(db, actor.workspaceId, contactId)
  if (record === undefined || !seesProfile(actor, record)) throw notFound('advocate')
  const rows = await db
    .selectFrom('journey_steps as s')
    .leftJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 's.workspace_id').onRef('p.id', '=', 's.by_id'),
    )
    .select(['s.id', 's.from_stage', 's.to_stage', 's.at', 'p.name as by', 's.reason', 's.is_override'])
    .where('s.workspace_id', '=', actor.workspaceId)
    .where('s.contact_id', '=', contactId)
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .execute()
  const stage = (word: string) => stages.find((each) => each === word) ?? 'customer'
  return rows.map((row) => ({
    id: row.id,
    from: stage(row.from_stage),
    to: stage(row.to_stage),
    at: row.at,
    by: row.by,
    reason: row.reason,
    isOverride: row.is_override,
  }))
}
