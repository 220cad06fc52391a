import { sql } from 'kysely'
import { seesAllOpportunities } from '../../customers/policy.ts'
import { type Actor, personOf } from '../../kernel/actor.ts'
import { squeeze } from '../../kernel/text.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import type { Choice, Prospect } from '../read-sentence-item.ts'
import { forWhom } from '../read-sentence-items.ts'
import { tokensOf } from '../read-sentence-tokens.ts'

type Row = {
  readonly as: 'opportunity' | 'account'
  readonly id: string
  readonly name: string
  readonly buyer: string
}

/** A sentence asks for one or two prospects; names beyond are words. */
const phrasesMost = 3

/**
 * The accounts and open deals that a sentence may name behind “for”: deals only where the actor may know of them.
 * No statement for a sentence without such a word, one else.
 */
export async function readSaidProspects(
  db: WorkspaceDb,
  actor: Actor,
  sentence: string,
): Promise<readonly Prospect[]> {
  const windows = forWhom(tokensOf(sentence))
    .slice(0, phrasesMost)
    .flatMap((each) => each.windows)
  const texts = windows.filter(({ spelling }) => spelling.length >= 4).map(({ text }) => text)
  if (texts.length === 0) return []
  const rows = await findNamed(db, actor, texts)
  return windows.flatMap(({ spelling }) => prospectOf(spelling, rows))
}

async function findNamed(db: WorkspaceDb, actor: Actor, texts: readonly string[]): Promise<readonly Row[]> {
  const person = personOf(actor)
  const seen = seesAllOpportunities(actor)
    ? sql`true`
    : sql`(o.owner_id = ${person} or a.owner_id = ${person})`
  const found = await sql<Row>`
    with said as (select distinct text from unnest(${texts}::text[]) text),
    accounts_said as materialized (
      select distinct a.id, a.name, a.owner_id from said cross join lateral search_accounts(said.text, 5) s
      join accounts a on a.workspace_id = current_workspace() and a.id = s.account_id)
    select 'account' as "as", id, name, name as buyer from accounts_said
    union all
    (select 'opportunity', o.id, o.name, a.name from accounts_said a
      join opportunities o on o.workspace_id = current_workspace() and o.account_id = a.id
      where o.state = 'open' and ${seen} order by o.close_on nulls last, o.id limit 20)
    union all
    (select distinct on (o.id) 'opportunity', o.id, o.name, o.prospect from said
      cross join lateral search_opportunities(said.text, null) s
      join opportunities o on o.workspace_id = current_workspace() and o.id = s.opportunity_id
      left join accounts a on a.workspace_id = current_workspace() and a.id = o.account_id
      where o.state = 'open' and o.account_id is null and o.prospect is not null and ${seen} limit 20)`.execute(
    db,
  )
  return found.rows
}

/** Those whose name is what was said, or begins with it. */
function prospectOf(spelling: string, rows: readonly Row[]): readonly Prospect[] {
  const named = rows.filter(
    ({ buyer }) =>
      squeeze(buyer) === spelling || (spelling.length >= 5 && squeeze(buyer).startsWith(spelling)),
  )
  if (named.length === 0) return []
  const choices = named
    .toSorted((a, b) => (a.as === b.as ? 0 : a.as === 'opportunity' ? -1 : 1))
    .map(({ as, id, name }): Choice => ({ as, id, name }))
  return [{ spelling, choices }]
}
