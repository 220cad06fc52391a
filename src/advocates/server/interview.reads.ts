import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import { requirePermission } from '../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { getInterview } from '../interview.contract.ts'
import { type InterviewNotes, interviewSections } from '../interview.ts'
import { readAdvocate } from './advocate.reads.ts'

type Answer = ResponseOf<typeof getInterview>

/** The interview with everything its page shows: the profile it fills, customer facts, the nomination behind it. */
export async function readInterview(
  db: WorkspaceDb,
  actor: Actor,
  contactId: string,
  now: Instant,
): Promise<Answer> {
  const advocate = await readAdvocate(db, actor, contactId, now)
  requirePermission(advocate.may.interview ?? null)
  return {
    advocate,
    interview: await readLast(db, actor.workspaceId, contactId),
    known: [
      ...(await readKnown(db, actor.workspaceId, contactId)),
      ...(await readPrepared(db, actor.workspaceId, contactId)),
    ],
    nomination: await readNomination(db, actor.workspaceId, contactId),
  }
}

async function readLast(
  db: WorkspaceDb,
  workspaceId: string,
  contactId: string,
): Promise<Answer['interview']> {
  const row = await db
    .selectFrom('interviews as i')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspace_id', '=', 'i.workspace_id').onRef('p.id', '=', 'i.scribe_id'),
    )
    .select([
      'p.id as scribe_id',
      'p.name as scribe',
      'i.state',
      'i.booked_for',
      'i.started_at',
      'i.finished_at',
    ])
    .select(['i.updated_at', 'i.version', 'i.answers'])
    .where('i.workspace_id', '=', workspaceId)
    .where('i.contact_id', '=', contactId)
    .orderBy('i.state', 'desc')
    .orderBy('i.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : present(row)
}

type Row = {
  readonly scribe_id: string
  readonly scribe: string
  readonly state: string
  readonly booked_for: Instant | null
  readonly started_at: Instant | null
  readonly finished_at: Instant | null
  readonly updated_at: Instant
  readonly version: number
  readonly answers: unknown
}

function present(row: Row): NonNullable<Answer['interview']> {
  const notes = row.answers as InterviewNotes
  return {
    scribe: { id: row.scribe_id, name: row.scribe },
    state: row.state === 'open' ? 'open' : 'finished',
    bookedFor: row.booked_for,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    savedAt: row.updated_at,
    version: row.version,
    recording: notes.recording ?? null,
    mayQuote: notes.mayQuote ?? null,
    help: notes.help ?? null,
    firstActivity: notes.firstActivity ?? null,
    done: [...(notes.done ?? [])],
    skipped: interviewSections.flatMap((section) => {
      const reason = notes.skipped?.[section]
      return reason === undefined ? [] : [{ section, reason }]
    }),
  }
}

/** What was written ahead of the open interview: by the account team, then by the customer, whose word comes last. */
async function readPrepared(
  db: WorkspaceDb,
  workspaceId: string,
  contactId: string,
): Promise<Answer['known']> {
  const { rows } = await sql<Answer['known'][number]>`
    select p.section, p.body as text, case p.source when 'customer' then c.name || ', beforehand' else coalesce(w.name, 'The account team') end as source
    from interviews i
    join interview_preparations p on p.workspace_id = i.workspace_id and p.interview_id = i.id
    join contacts c on c.workspace_id = i.workspace_id and c.id = i.contact_id
    left join people w on w.workspace_id = p.workspace_id and w.id = p.written_by
    where i.workspace_id = ${workspaceId} and i.contact_id = ${contactId} and i.state = 'open'
    order by p.source desc, p.section`.execute(db)
  return rows
}

type Known = {
  readonly title: string | null
  readonly channel: string | null
  readonly assistant: string | null
  readonly account: string | null
  readonly industry: string | null
  readonly employees: number | null
  readonly publicSector: boolean | null
  readonly giftRule: string | null
  readonly products: string | null
  readonly displaced: string | null
  readonly initiatives: string | null
}

/** What customer facts already answer, said the way a section would be written. */
export async function readKnown(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
  contactId: string,
): Promise<Answer['known']> {
  const { rows } = await sql<Known>`
    select c.title, c.preferred_channel as channel, c.assistant, a.name as account,
      coalesce(t.name, a.industry_text) as industry, a.employees, a.public_sector as "publicSector",
      a.gift_rule as "giftRule",
      (select string_agg(p.name || coalesce(' since ' || to_char(ap.live_on, 'YYYY'), ''), ', ' order by p.name)
        from account_products ap join products p on p.workspace_id = ap.workspace_id and p.id = ap.product_id
        where ap.workspace_id = c.workspace_id and ap.account_id = c.account_id) as products,
      (select string_agg(d.competitor, ', ' order by d.competitor) from account_displacements d
        where d.workspace_id = c.workspace_id and d.account_id = c.account_id) as displaced,
      (select string_agg(i.title, ', ' order by i.noted_on desc) from initiatives i
        where i.workspace_id = c.workspace_id and i.account_id = c.account_id) as initiatives
    from contacts c
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join taxonomy_terms t on t.workspace_id = c.workspace_id and t.id = a.industry_id
    where c.workspace_id = ${workspaceId} and c.id = ${contactId}`.execute(db)
  const [known] = rows
  return known === undefined ? [] : sayKnown(known)
}

function sayKnown(known: Known): Answer['known'] {
  const people = known.employees === null ? null : `${known.employees} people`
  const account = [known.account, known.industry, people].filter((part) => part !== null).join(', ')
  const lines: readonly (readonly [Answer['known'][number]['section'], string | null])[] = [
    [
      'you',
      known.title === null
        ? null
        : sentence(`${known.title}${known.account === null ? '' : ` at ${known.account}`}`),
    ],
    [
      'organisation',
      account === ''
        ? null
        : `${account}.${known.initiatives === null ? '' : ` Busy with: ${known.initiatives}.`}`,
    ],
    ['choice', known.displaced === null ? null : `Left ${known.displaced} for us.`],
    ['deployment', known.products === null ? null : `In use: ${known.products}.`],
    ['gifts', known.giftRule ?? (known.publicSector === true ? 'Public sector.' : null)],
    ['contact', sayContact(known)],
  ]
  return lines.flatMap(([section, text]) =>
    text === null ? [] : [{ section, text, source: 'Customer facts' }],
  )
}

/** A sentence, whose last word may bring its full stop: “S.A.” */
const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`)

function sayContact({ channel, assistant }: Known): string | null {
  const parts = [
    channel === null ? null : `By ${channel}.`,
    assistant === null ? null : `Assistant: ${assistant}.`,
  ]
  const said = parts.filter((part) => part !== null)
  return said.length === 0 ? null : said.join(' ')
}

async function readNomination(
  db: WorkspaceDb,
  workspaceId: string,
  contactId: string,
): Promise<Answer['nomination']> {
  const { rows } = await sql<NonNullable<Answer['nomination']>>`
    select n.why, n.evidence, coalesce(b.name, p.name) as by, (n.created_at at time zone 'UTC')::date as on,
      array(select a.activity_type_id from nomination_activities a where a.workspace_id = n.workspace_id
        and a.nomination_id = n.id and a.is_allowed) as allowed,
      array(select a.activity_type_id from nomination_activities a where a.workspace_id = n.workspace_id
        and a.nomination_id = n.id and not a.is_allowed) as "notAllowed",
      n.own_asks_a_quarter as "asksAQuarter"
    from nominations n
    join people p on p.workspace_id = n.workspace_id and p.id = n.nominator_id
    left join people b on b.workspace_id = n.workspace_id and b.id = n.on_behalf_of_id
    where n.workspace_id = ${workspaceId} and n.contact_id = ${contactId} and n.state in ('new', 'accepted')
    order by n.created_at desc limit 1`.execute(db)
  return rows[0] ?? null
}
