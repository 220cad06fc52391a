import { sql } from 'kysely'
import { readSegments } from '../../../advocates/server/segment.reads.ts'
import type { Serving } from '../../../server/serve.ts'
import { readSetting } from '../../../server/settings.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { getCandidate, listCandidates, listKnown, listSegments, refreshNow } from '../candidate.contract.ts'
import { lowestScore } from '../candidate.ts'
import { bringsSomebody, sayCondition } from '../condition.ts'
import {
  addCandidateRule,
  changeCandidateRule,
  listCandidateRules,
  previewCandidateRule,
  removeCandidateRule,
} from '../rule.contract.ts'
import { readCandidate, readCandidates } from './candidate.reads.ts'
import { findCandidates } from './find-candidates.ts'
import { readKnown } from './known.reads.ts'
import { previewRule } from './preview-rule.reads.ts'
import { readLeftOutAt } from './refresh-candidates.ts'
import { type CandidateRule, readCandidateRules } from './rule.reads.ts'
import { addRule, changeRule, loadRule, removeRule, requireConditions } from './write-rule.ts'

/** Candidates, the rules that point at them, the segments they would fill, and who is known besides. */
export function candidateRoutes(serving: Serving): void {
  const { serve } = serving
  serve(listCandidates, ({ actor, query, db, now }) => readCandidates(db, actor.workspaceId, query, now))
  serve(getCandidate, async ({ actor, params, db, now }) => ({
    candidate: await readCandidate(db, actor.workspaceId, params.contactId, now),
  }))
  serve(refreshNow, ({ actor, write, now }) =>
    write(async (tx) => {
      await findCandidates(tx, actor.workspaceId, now)
      return { total: await countShown(tx) }
    }),
  )
  serve(listSegments, ({ db }) => readSegmentRows(db))
  serve(listKnown, ({ query, db }) => readKnown(db, query))
  ruleRoutes(serving)
}

function ruleRoutes({ serve }: Serving): void {
  serve(listCandidateRules, async ({ actor, db }) => ({
    rows: await tellRules(db, await readCandidateRules(db)),
    lowestScore: await readSetting(db, actor, lowestScore),
  }))
  serve(addCandidateRule, ({ actor, body, write }) =>
    write(async (tx) => tellRule(tx, await loadRule(tx, await addRule(tx, actor, body)))),
  )
  serve(changeCandidateRule, ({ actor, params, body, write, now }) =>
    write(async (tx) => {
      await changeRule(tx, actor, params.candidateRuleId, body, now)
      return tellRule(tx, await loadRule(tx, params.candidateRuleId))
    }),
  )
  serve(removeCandidateRule, ({ actor, params, write }) =>
    write(async (tx) => {
      await removeRule(tx, actor, params.candidateRuleId)
      return { removed: true }
    }),
  )
  serve(previewCandidateRule, async ({ actor, body, db, now }) => {
    requireConditions(body.purpose, body.conditions)
    return previewRule(db, body, await readLeftOutAt(db, actor.workspaceId, now))
  })
}

async function tellRule(db: WorkspaceDb | WorkspaceTx, rule: CandidateRule) {
  const [told] = await tellRules(db, [rule])
  if (told === undefined) throw new Error('a rule was not told')
  return told
}

async function tellRules(db: WorkspaceDb | WorkspaceTx, rules: readonly CandidateRule[]) {
  const ids = rules.flatMap(({ conditions }) =>
    conditions.flatMap(({ fact, among = [] }) => (fact === 'industry' || fact === 'region' ? among : [])),
  )
  const found = await sql<{ id: string; name: string }>`
    select id, name from taxonomy_terms where workspace_id = current_workspace() and id = any(${ids}::uuid[])`.execute(
    db,
  )
  const names = new Map(found.rows.map(({ id, name }) => [id, name]))
  return rules.map((rule) => ({
    ...rule,
    conditions: [...rule.conditions] as never,
    says: rule.conditions.map((condition) => sayCondition(condition, names)),
    terms: found.rows.filter(({ id }) => rule.conditions.some(({ among = [] }) => among.includes(id))),
    brings: bringsSomebody(rule.purpose, rule.conditions),
  }))
}

async function countShown(tx: WorkspaceTx): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from candidates
    where workspace_id = current_workspace() and purpose = 'recruit' and left_out is null`.execute(tx)
  return found.rows[0]?.count ?? 0
}

async function readSegmentRows(db: WorkspaceDb) {
  const counted = await sql<{ key: string; count: number }>`
    select coalesce(industry_id::text, '') || ' ' || coalesce(region_id::text, '') as key, count(*)::int as count
    from candidates where workspace_id = current_workspace() and purpose = 'recruit' and left_out is null
    group by 1`.execute(db)
  const counts = new Map(counted.rows.map(({ key, count }) => [key, count]))
  const segments = await readSegments(db)
  return {
    rows: segments.map(({ industryId, industry, regionId, region, ...segment }) => ({
      ...segment,
      industry: industryId === null || industry === null ? null : { id: industryId, name: industry },
      region: regionId === null || region === null ? null : { id: regionId, name: region },
      coverage: segment.open === 0 ? null : Math.floor((100 * segment.free) / segment.open),
      candidates: counts.get(`${industryId ?? ''} ${regionId ?? ''}`) ?? 0,
    })),
  }
}
