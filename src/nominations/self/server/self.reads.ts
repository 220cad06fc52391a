import { sql } from 'kysely'
import {
  findLikeContacts,
  findLikeContactsOfMany,
  withoutWords,
} from '../../../customers/duplicates/server/alike.reads.ts'
import { type Actor, hasRole, personOf } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeIdCursor, encodeCursor } from '../../../server/cursor.ts'
import type { Link } from '../../../server/links.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { doubts } from '../doubt.ts'
import type { listSelfNominations, openSelfLink } from '../self.contract.ts'
import { whyNotDecide, whyNotRecognise } from '../self.policy.ts'
import {
  isSureMatch,
  type SelfState,
  selfStates,
  undecidedStates,
  whyNotInState,
} from '../self-nomination.ts'
import { newcomerOf } from './recognise-entry.ts'

type Row = ResponseOf<typeof listSelfNominations>['rows'][number]
type Stored = Omit<Row, 'doubts' | 'may' | 'alike'> & { readonly doubtWords: string }

/** So many of those on record are named who may be somebody. */
const mostAlike = 3

/** Entries of the public page that the actor may see, the latest first, with whom they may be. Five statements. */
export async function readEntries(
  db: WorkspaceDb,
  actor: Actor,
  asked: QueryOf<typeof listSelfNominations>,
): Promise<{ rows: Row[]; next: string | null }> {
  const size = asked.size ?? 50
  const after = decodeIdCursor(asked.cursor)
  const isAll = hasRole(actor, 'program-manager') && asked.mine !== true
  const found = await sql<Stored>`
    select s.id, s.state, s.name, s.email, s.account_text as "accountText", s.title, s.why, s.source, s.language,
      s.consent_version as "consentVersion", s.consented_at as "consentedAt", s.doubts as "doubtWords", s.copies,
      case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as account,
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name) end as contact,
      exists (select from advocates v where v.workspace_id = s.workspace_id and v.contact_id = s.contact_id
        and v.stage not in ('customer', 'declined', 'retired')) as "isKnown",
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner,
      s.asked_at as "askedAt", s.due_on as "dueOn", s.reason, d.name as "decidedBy", s.decided_at as "decidedAt",
      s.nomination_id as "nominationId", s.created_at as "createdAt", s.version
    from self_nominations s
    left join accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id
    left join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
    left join people o on o.workspace_id = s.workspace_id and o.id = s.owner_id
    left join people d on d.workspace_id = s.workspace_id and d.id = s.decided_by
    where s.workspace_id = ${actor.workspaceId}
      ${isAll ? sql`` : sql`and s.owner_id = ${personOf(actor)}::uuid and s.state in ('open', 'confirmed', 'declined')`}
      ${asked.state === undefined ? sql`` : sql`and s.state = ${asked.state}`}
      ${after === null ? sql`` : sql`and s.id < ${after}::uuid`}
    order by s.id desc limit ${size + 1}`.execute(db)
  const stored = found.rows.slice(0, size)
  const alike = await findAlikeOf(db, actor, stored)
  const rows = stored.map((row) => present(actor, row, alike.get(row.id) ?? []))
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}

/** Whom on record the undecided ones may be, of whom it is not known who they are. */
async function findAlikeOf(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  stored: readonly Stored[],
): Promise<Map<string, Row['alike']>> {
  const unknown = stored.filter(({ contact, state }) => contact === null && undecidedStates.includes(state))
  const newcomers = unknown.map((row) => newcomerOf({ ...row, accountId: row.account?.id ?? null }))
  const found = await findLikeContactsOfMany(db, workspaceId, newcomers, mostAlike)
  return new Map(
    unknown.map(({ id }, at) => [
      id,
      (found[at] ?? []).map(withoutWords).map((each) => ({ ...each, isSure: isSureMatch(each) })),
    ]),
  )
}

function present(actor: Actor, { doubtWords, ...row }: Stored, alike: Row['alike']): Row {
  const record = { ownerId: row.owner?.id ?? null }
  const decisions = ['confirm', 'decline', 'release', 'discard'] as const
  return {
    ...row,
    alike,
    doubts: doubts.filter((doubt) => doubtWords.split(' ').includes(doubt)),
    may: {
      ...Object.fromEntries(
        decisions.map((each) => [each, whyNotDecide(actor, record, each) ?? whyNotInState(each, row.state)]),
      ),
      recognise: whyNotRecognise(actor, record),
    },
  }
}

/** How many entries are in each state. */
export async function countEntries(
  db: WorkspaceDb,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
): Promise<Record<SelfState, number>> {
  const found = await db
    .selectFrom('self_nominations')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('state')
    .execute()
  const counts = new Map(found.map(({ state, count }) => [state, count]))
  return Object.fromEntries(selfStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
    SelfState,
    number
  >
}

type LinkPage = ResponseOf<typeof openSelfLink>
type StoredEntry = Omit<NonNullable<LinkPage['entry']>, 'alike'> & {
  readonly workspace: string
  readonly accountId: string | null
}

/** The relationship owner's page about one entry, with whom they may be. Five statements. */
export async function readEntryPage(db: WorkspaceDb | WorkspaceTx, link: Link): Promise<LinkPage> {
  const found = await sql<StoredEntry>`
    select w.name as workspace, s.name, s.email, s.account_text as "accountText", s.title, s.why, a.name as account, s.account_id as "accountId", c.name as contact,
      s.created_at as at, s.state, s.reason
    from self_nominations s join workspaces w on w.id = s.workspace_id
    left join accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id
    left join contacts c on c.workspace_id = s.workspace_id and c.id = s.contact_id
    where s.workspace_id = ${link.workspaceId} and s.id = ${link.subjectId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) return { link: 'withdrawn', workspace: '', entry: null }
  const { workspace, accountId, ...stored } = row
  if (link.state === 'expired') return { link: 'expired', workspace, entry: null }
  if (stored.state === 'discarded' || stored.state === 'quarantined' || link.state === 'withdrawn')
    return { link: 'withdrawn', workspace, entry: null }
  if (stored.state !== 'open') return { link: 'answered', workspace, entry: { ...stored, alike: [] } }
  const alike =
    stored.contact === null
      ? await findLikeContacts(db, link.workspaceId, newcomerOf({ ...stored, accountId }), mostAlike)
      : []
  return { link: 'open', workspace, entry: { ...stored, alike: alike.map(withoutWords) } }
}
