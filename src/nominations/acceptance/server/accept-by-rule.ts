import type { SystemActor } from '../../../kernel/actor.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { decideOnNomination } from '../../server/decide-on-nomination.ts'
import { judgeNomination } from '../acceptance.ts'
import { readNominationFacts, readRulesThatAreOn } from './acceptance.reads.ts'

/** Takes a nomination up by the first rule that fits it, with what the rule found. True where one did. */
export async function acceptByRule(
  tx: WorkspaceTx,
  actor: SystemActor,
  nominationId: string,
  now: Instant,
  host: Host,
): Promise<boolean> {
  const rules = await readRulesThatAreOn(tx, actor.workspaceId)
  if (rules.length === 0) return false
  const [facts] = await readNominationFacts(tx, { ids: [nominationId] }, dayOf(now))
  if (facts === undefined || facts.state !== 'new') return false
  for (const { id, name, conditions } of rules) {
    const { takes, findings } = judgeNomination(conditions, facts)
    if (!takes) continue
    const { version } = facts
    const rule = { id, name, findings }
    const input = { nominationId, version, decision: 'accept', rule } as const
    return (await decideOnNomination(tx, actor, input, now, host)).ok
  }
  return false
}
