import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Instant } from '../../kernel/time.ts'
import type { ProtectionFacts } from '../../protection/facts.ts'
import { readFacts, readRules } from '../../protection/server/facts.reads.ts'
import { type Standing, standingOf } from '../../protection/standing.ts'
import type { WorkspaceDb } from '../../server/tenancy.ts'
import { type Stage, stages } from '../journey.ts'
import type { listAdvocates } from '../list.contract.ts'
import { isPublic, seesProfile } from '../policy.ts'
import { groupAnswers } from '../willing-group.ts'

export type AdvocateRow = ResponseOf<typeof listAdvocates>['rows'][number]

type Row = {
  readonly contactId: string
  readonly name: string
  readonly title: string | null
  readonly account: AdvocateRow['account']
  readonly industry: string | null
  readonly stage: Stage
  readonly owner: string | null
  readonly ownerId: string | null
  readonly relationshipOwnerId: string | null
  readonly willYes: number
  readonly willMaybe: number
  readonly languages: readonly string[]
  readonly freshness: number
  readonly lastTouchOn: string | null
}

/**
 * The rows of a list, in the order of the ids, each with its standing worked out afresh; a constant number of
 * statements. Members see of others' advocates who they are, what they will do and whether they are free.
 */
export async function readAdvocateRows(
  db: WorkspaceDb,
  actor: Actor,
  ids: readonly string[],
  now: Instant,
): Promise<AdvocateRow[]> {
  if (ids.length === 0) return []
  const rows = await readRows(db, actor.workspaceId, ids)
  const facts = await readFacts(db, ids, await readRules(db, now), 'in-general')
  const byId = new Map(rows.map((row) => [row.contactId, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [present(actor, row, facts.get(id))]
  })
}

function present(actor: Actor, row: Row, facts: ProtectionFacts | undefined): AdvocateRow {
  const inFull = seesProfile(actor, row)
  const standing = facts === undefined ? undefined : standingOf(facts, null, facts.today)
  const load = inFull && standing?.load != null ? standing.load : null
  return {
    contactId: row.contactId,
    name: row.name,
    title: row.title,
    account: row.account,
    industry: row.industry,
    stage: stages.find((stage) => stage === row.stage) ?? 'customer',
    owner: row.owner,
    standing: standing === undefined || !isPublic(row.stage) ? null : sayStanding(standing, inFull),
    will: groupAnswers(row.willYes, row.willMaybe),
    languages: [...row.languages],
    load: load === null ? null : { done: load.done / 4, reserved: load.reserved / 4, cap: load.cap / 4 },
    ownLimit: inFull ? (facts?.person?.ownAsksAQuarter ?? null) : null,
    freshness: inFull ? row.freshness : null,
    lastTouchOn: inFull ? row.lastTouchOn : null,
  }
}

function sayStanding({ state, freeFrom, reasons }: Standing, inFull: boolean): AdvocateRow['standing'] {
  const [gravest] = reasons
  return {
    state,
    freeFrom,
    reason: inFull ? (gravest?.code ?? null) : null,
    liftedBy: gravest?.liftedBy ?? null,
  }
}

async function readRows(
  db: WorkspaceDb,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly Row[]> {
  const found = await sql<Row>`
    select d.contact_id as "contactId", c.name, c.title, d.stage, o.name as owner, c.owner_id as "ownerId",
      account.owner_id as "relationshipOwnerId", coalesce(t.name, account.industry_text) as industry,
      case when account.id is not null then
        jsonb_build_object('id', account.id, 'name', account.name, 'country', account.country) end as account,
      d.will_yes as "willYes", d.will_maybe as "willMaybe", d.freshness,
      array(select l.language from contact_languages l where l.workspace_id = d.workspace_id
        and l.contact_id = d.contact_id order by l.language) as languages,
      (select max(e.effective_on) from ledger_entries e where e.workspace_id = d.workspace_id
        and e.contact_id = d.contact_id and e.effective_on <= current_date and e.corrects_id is null
        and (e.kind in ('give', 'touch', 'share') or e.state in ('done', 'debriefed', 'declined'))) as "lastTouchOn"
    from advocate_documents d
    join contacts c on c.workspace_id = d.workspace_id and c.id = d.contact_id
    left join accounts account on account.workspace_id = d.workspace_id and account.id = c.account_id
    left join taxonomy_terms t on t.workspace_id = d.workspace_id and t.id = account.industry_id
    left join people o on o.workspace_id = d.workspace_id and o.id = d.owner_id
    where d.workspace_id = ${workspaceId} and d.contact_id = any(${[...ids]}::uuid[])`.execute(db)
  return found.rows
}
