import type { SystemActor } from '../../../kernel/actor.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Host } from '../../../server/host.ts'
import type { Serving } from '../../../server/serve.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import {
  createAcceptanceRule,
  listAcceptanceRules,
  previewAcceptanceRule,
  removeAcceptanceRule,
  updateAcceptanceRule,
} from '../acceptance.contract.ts'
import { acceptByRule } from './accept-by-rule.ts'
import { previewRule, readAcceptanceRules } from './acceptance.reads.ts'
import { createRule, removeRule, updateRule } from './edit-rule.ts'

/** Rules that take nominations up by themselves. */
export function acceptanceRoutes({ serve }: Serving): void {
  serve(listAcceptanceRules, async ({ actor, db }) => readAcceptanceRules(db, actor))
  serve(previewAcceptanceRule, async ({ body, db, now }) => previewRule(db, body.conditions, now))
  serve(createAcceptanceRule, async ({ actor, body, write, now, host }) => ({
    id: await write(async (tx) => {
      const id = await createRule(tx, actor, body, now)
      if (body.isOn) await judgeWaiting(tx, actor.workspaceId, now, host)
      return id
    }),
  }))
  serve(updateAcceptanceRule, async ({ actor, params, body, write, now, host }) => {
    await write(async (tx) => {
      await updateRule(tx, actor, params.acceptanceRuleId, body, now)
      if (body.isOn) await judgeWaiting(tx, actor.workspaceId, now, host)
    })
    return {}
  })
  serve(removeAcceptanceRule, async ({ actor, params, write }) => {
    await write((tx) => removeRule(tx, actor, params.acceptanceRuleId))
    return {}
  })
}

/** At most so many are judged with the change itself; who puts forward next is judged as they come. */
const most = 100

async function judgeWaiting(
  tx: WorkspaceTx,
  workspaceId: SystemActor['workspaceId'],
  now: Instant,
  host: Host,
): Promise<void> {
  const actor: SystemActor = { kind: 'system', workspaceId, task: 'accept-by-rule' }
  const waiting = await tx
    .selectFrom('nominations')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'new')
    .orderBy('created_at')
    .limit(most)
    .execute()
  for (const { id } of waiting) await acceptByRule(tx, actor, id, now, host)
}
