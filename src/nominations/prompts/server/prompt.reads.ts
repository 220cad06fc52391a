import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { QueryOf, ResponseOf } from '../../../kernel/contract.ts'
import { decodeIdCursor, encodeCursor } from '../../../server/cursor.ts'
import type { Link } from '../../../server/links.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { listPrompts, openPrompt } from '../prompt.contract.ts'
import { liveDays, type Occasion, type PromptState, sayOccasion } from '../prompt.ts'

type Page = ResponseOf<typeof openPrompt>
type Shown = NonNullable<Page['prompt']>
type Row = ResponseOf<typeof listPrompts>['rows'][number]

type Stored = Pick<Shown, 'person' | 'account' | 'people' | 'nominated' | 'reason'> & {
  readonly workspace: string
  readonly occasion: Occasion
  readonly product: string | null
  readonly state: PromptState
}

/** How many names a page offers; there is always a way to the form for somebody else. */
const mostNames = 8

/** Whom the page offers of the account of prompt q: those with the most good signals, the most senior first. */
const peopleToName = sql`coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'title', x.title, 'known', x.known)
      order by x.place, x.name)
    from (select c.id, c.name, c.title,
        array_position(array['executive', 'vice-president', 'director', 'manager', 'specialist'], c.seniority) as place,
        (select s.kind from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id and s.tone = 'good'
          order by s.happened_on desc, s.id desc limit 1) as known
      from contacts c left join advocates v on v.workspace_id = c.workspace_id and v.contact_id = c.id
      where c.workspace_id = q.workspace_id and c.account_id = q.account_id and c.merged_into is null and c.left_on is null
        and coalesce(v.stage, 'customer') in ('customer', 'potential', 'introduced')
        and not exists (select from nominations n where n.workspace_id = c.workspace_id and n.contact_id = c.id
          and n.state in ('new', 'accepted'))
      order by (select count(*) from signals s where s.workspace_id = c.workspace_id and s.contact_id = c.id
          and s.tone = 'good') desc, place nulls last, c.name limit ${mostNames}) x), '[]')`

/** The relationship owner's page. Two statements. */
export async function readPromptPage(db: WorkspaceDb | WorkspaceTx, link: Link): Promise<Page> {
  const live = await readSetting(db, link, liveDays)
  const found = await sql<Stored>`
    select w.name as workspace, p.name as person, a.name as account, q.occasion, q.state, q.reason,
      (select r.name from opportunities o join products r on r.workspace_id = o.workspace_id and r.id = o.product_id
        where q.occasion = 'won-deal-live' and o.workspace_id = q.workspace_id and o.id = q.occasion_id) as product,
      ${peopleToName} as people,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', c.name, 'why', n.why) order by n.created_at, n.id)
        from nomination_prompt_answers y
        join nominations n on n.workspace_id = y.workspace_id and n.id = y.nomination_id
        join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
        where y.workspace_id = q.workspace_id and y.prompt_id = q.id), '[]') as nominated
    from nomination_prompts q
    join workspaces w on w.id = q.workspace_id
    join accounts a on a.workspace_id = q.workspace_id and a.id = q.account_id
    join people p on p.workspace_id = q.workspace_id and p.id = q.person_id
    where q.workspace_id = ${link.workspaceId} and q.id = ${link.subjectId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) return { link: 'withdrawn', workspace: '', prompt: null }
  const { workspace, occasion, product, state, ...prompt } = row
  const isOver = link.state === 'expired' || link.state === 'withdrawn'
  if (isOver) return { link: link.state === 'expired' ? 'expired' : 'withdrawn', workspace, prompt: null }
  const says = sayOccasion({ occasion, product, account: row.account }, live)
  return {
    link: state === 'asked' ? 'open' : 'answered',
    workspace,
    prompt: { ...prompt, says, people: prompt.people.map((person) => ({ ...person })) },
  }
}

/** Owners who were asked, and what they answered. One statement. */
export async function readPrompts(
  db: WorkspaceDb,
  { workspaceId }: Actor,
  asked: QueryOf<typeof listPrompts>,
): Promise<{ rows: Row[]; next: string | null }> {
  const size = asked.size ?? 50
  const after = decodeIdCursor(asked.cursor)
  const found = await sql<Row>`
    select q.id, q.occasion, q.occasion_on as "occasionOn", jsonb_build_object('id', a.id, 'name', a.name) as account,
      jsonb_build_object('id', p.id, 'name', p.name) as person, q.state, q.due_on as "dueOn", q.asked_at as "askedAt",
      q.answered_at as "answeredAt", q.seconds, q.reason,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', c.name) order by n.created_at, n.id)
        from nomination_prompt_answers y
        join nominations n on n.workspace_id = y.workspace_id and n.id = y.nomination_id
        join contacts c on c.workspace_id = n.workspace_id and c.id = n.contact_id
        where y.workspace_id = q.workspace_id and y.prompt_id = q.id), '[]') as nominated
    from nomination_prompts q
    join accounts a on a.workspace_id = q.workspace_id and a.id = q.account_id
    join people p on p.workspace_id = q.workspace_id and p.id = q.person_id
    where q.workspace_id = ${workspaceId}
      ${asked.state === undefined ? sql`` : sql`and q.state = ${asked.state}`}
      ${asked.reason === undefined ? sql`` : sql`and q.reason = ${asked.reason}`}
      ${asked.person === undefined ? sql`` : sql`and q.person_id = ${asked.person}::uuid`}
      ${asked.from === undefined ? sql`` : sql`and q.asked_at >= ${asked.from}::date`}
      ${asked.until === undefined ? sql`` : sql`and q.asked_at < ${asked.until}::date`}
      ${after === null ? sql`` : sql`and q.id < ${after}::uuid`}
    order by q.id desc limit ${size + 1}`.execute(db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last !== undefined ? encodeCursor([last.id]) : null }
}
