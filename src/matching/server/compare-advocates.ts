import { sql } from 'kysely'
import { seesAdvocate, seesProfile } from '../../advocates/policy.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { BodyOf, ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { seesWhatMultiplies } from '../policy.ts'
import type { compareAdvocates as contract } from '../result.contract.ts'
import { judgeCandidates, lookAfresh, readGround } from './judge-candidates.ts'
import { type Ground, isOffered, type Judged, tellMatch, tellNotNow } from './tell-matches.ts'

type Comparison = ResponseOf<typeof contract>
type Column = Comparison['columns'][number]
type Story = NonNullable<Column['story']>

/** Advocates beside each other for one need, in the order asked for; whoever may not be seen is left out. */
export async function compareAdvocates(
  db: WorkspaceDb,
  actor: Actor,
  { need, contactIds }: BodyOf<typeof contract>,
  now: Instant,
): Promise<Comparison> {
  const ground = await readGround(db, actor, need, now)
  const { judged } = await judgeCandidates(db, ground, [...new Set(contactIds)])
  const seen = judged.filter(({ row }) => seesAdvocate(actor, row))
  const looked = await lookAfresh(db, ground, seen)
  const mine = looked.filter(({ row }) => seesProfile(actor, row))
  const stories = await readStories(
    db,
    mine.map(({ row }) => row.contactId),
  )
  const columns = looked
    .map((each) => columnOf(ground, each, stories.get(each.row.contactId)))
    .toSorted((a, b) => contactIds.indexOf(a.contactId) - contactIds.indexOf(b.contactId))
  return { wishedOn: ground.wishedOn, activity: ground.type.name, columns }
}

function columnOf(ground: Ground, judged: Judged, story: Story | undefined): Column {
  const { row, standing } = judged
  const free = tellMatch(ground, judged)
  const mayAsk = isOffered(judged)
  const told = mayAsk ? free.standing : { ...tellNotNow(ground, judged).standing, ownerYes: [] }
  const { state, says, freeFrom, ownerYes } = told
  const inFull = seesWhatMultiplies(ground.actor, row)
  const load = standing?.load ?? null
  return {
    ...free,
    standing: { state, says, freeFrom, ownerYes },
    mayAsk,
    ...(inFull && load !== null
      ? { load: { done: load.done / 4, reserved: load.reserved / 4, cap: load.cap / 4 } }
      : {}),
    ...(story === undefined ? {} : { story }),
  }
}

/** As much of a text as stands in a column. */
const lineLength = 220
const resultsMost = 3

/** Results, situation and choice of profiles, shortened. One statement; none for nobody. */
async function readStories(db: WorkspaceDb, contactIds: readonly string[]): Promise<Map<string, Story>> {
  if (contactIds.length === 0) return new Map()
  const found = await sql<{ contactId: string; story: Story }>`
    select c.id as "contactId", coalesce((
      select json_agg(json_build_object('label', l.label, 'text', l.text) order by l.place) from (
        (select 1 as place, r.measure as label, concat_ws(' → ', r.before_value, r.after_value) as text
          from profile_results r where r.workspace_id = current_workspace() and r.contact_id = c.id
          order by r.position, r.id limit ${sql.lit(resultsMost)})
        union all
        select case s.section when 'situation' then 2 when 'choice' then 3 else 4 end,
          case s.section when 'situation' then 'Before' when 'choice' then 'Why us' else 'What came of it' end,
          case when length(s.body) > ${sql.lit(lineLength)} then left(s.body, ${sql.lit(lineLength - 1)}) || '…' else s.body end
        from profile_sections s where s.workspace_id = current_workspace() and s.contact_id = c.id
          and s.section in ('situation', 'choice', 'outcome')) l where l.text <> ''), '[]') as story
    from unnest(${[...contactIds]}::uuid[]) c (id)`.execute(db)
  return new Map(found.rows.map(({ contactId, story }) => [contactId, story]))
}
