import { sql } from 'kysely'
import type { Actor, PersonActor } from '../../../kernel/actor.ts'
import { personOf } from '../../../kernel/actor.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { AppError, invalid, notFound, requirePermission, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { Starter } from '../../../server/workspace-start.ts'
import { candidateRuleChanged } from '../../events.ts'
import { canRunRecruiting } from '../../policy.ts'
import { type CandidatePurpose, type Condition, faultsOfConditions } from '../condition.ts'
import { shippedRules } from '../shipped-rules.ts'
import { type CandidateRule, readCandidateRules } from './rule.reads.ts'
import { deleteRule, insertRules, isNameTaken, saveRule } from './rule.store.ts'

export type RuleWritten = {
  readonly name: string
  readonly weight: number
  readonly conditions: readonly Condition[]
  readonly isOn: boolean
}

/** A workspace has at most so many rules: each is a part of every refresh. */
const mostRules = 60

/** Puts the shipped rules into a new workspace. */
export const furnishCandidateRules: Starter = async (tx, actor) => {
  await insertRules(tx, actor.workspaceId, shippedRules, null)
}

/** Puts the shipped rules into a workspace that is older than they are, once. */
export async function furnishOlderWorkspace(tx: WorkspaceTx, workspaceId: string): Promise<void> {
  const found = await sql<{ isKnown: boolean }>`
    select exists (select from candidate_rules where workspace_id = ${workspaceId})
      or exists (select from events where workspace_id = ${workspaceId} and name = 'candidate-rule.changed')
      as "isKnown"`.execute(tx)
  if (found.rows[0]?.isKnown !== true) await insertRules(tx, workspaceId, shippedRules, null)
}

/** Adds a standing rule and gives its id. Candidates are looked for anew by a reaction. */
export async function addRule(
  tx: WorkspaceTx,
  actor: PersonActor,
  { purpose, ...written }: RuleWritten & { readonly purpose: CandidatePurpose },
): Promise<string> {
  const rule = await requireSound(tx, actor, purpose, written, null)
  if ((await readCandidateRules(tx)).length >= mostRules) {
    throw new AppError('conflict', `There are ${mostRules} rules already; change or remove one.`)
  }
  const [id] = await insertRules(tx, actor.workspaceId, [{ purpose, ...rule }], personOf(actor))
  if (id === undefined) throw new Error('a rule was not written')
  await announce(tx, candidateRuleChanged(actor, { id, name: rule.name }, 'added'))
  return id
}

/** Changes a standing rule. The later of two is told. */
export async function changeRule(
  tx: WorkspaceTx,
  actor: PersonActor,
  ruleId: string,
  { version, ...written }: RuleWritten & { readonly version: number },
  now: Instant,
): Promise<void> {
  const before = await loadRule(tx, ruleId)
  const rule = await requireSound(tx, actor, before.purpose, written, ruleId)
  if (!(await saveRule(tx, actor.workspaceId, ruleId, rule, version, now))) throw staleVersion('rule', before)
  await announce(tx, candidateRuleChanged(actor, { id: ruleId, name: rule.name }, 'changed'))
}

/** Removes a standing rule. */
export async function removeRule(tx: WorkspaceTx, actor: Actor, ruleId: string): Promise<void> {
  requirePermission(canRunRecruiting(actor))
  const { name } = await loadRule(tx, ruleId)
  await deleteRule(tx, actor.workspaceId, ruleId)
  await announce(tx, candidateRuleChanged(actor, { id: ruleId, name }, 'removed'))
}

/** The rule, or a 404. */
export async function loadRule(tx: WorkspaceTx, ruleId: string): Promise<CandidateRule> {
  const [rule] = await readCandidateRules(tx, { id: ruleId })
  if (rule === undefined) throw notFound('candidate rule')
  return rule
}

/** Throws where conditions do not hold together; names each. */
export function requireConditions(purpose: CandidatePurpose, conditions: readonly Condition[]): void {
  const [first, ...rest] = faultsOfConditions(purpose, conditions)
  if (first !== undefined) throw new AppError('invalid', first.reason, { fields: [first, ...rest] })
}

async function requireSound(
  tx: WorkspaceTx,
  actor: Actor,
  purpose: CandidatePurpose,
  written: RuleWritten,
  ruleId: string | null,
): Promise<RuleWritten> {
  requirePermission(canRunRecruiting(actor))
  requireConditions(purpose, written.conditions)
  const name = clean(written.name)
  if (name === null) throw invalid('name', 'Give the rule a name.')
  if (await isNameTaken(tx, { purpose, name, ruleId })) throw invalid('name', 'Another rule has this name.')
  return { ...written, name }
}
