import type { SystemActor } from '../../../kernel/actor.ts'
import { toId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import { findMatches } from '../../../matching/server/find-matches.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { readBrief } from '../../server/brief.store.ts'

/**
 * Who is the next best after a no, as a sentence for the mail that tells it: the first free match of the request's
 * need without those asked for it already.
 */
export async function nameNextBest(
  tx: WorkspaceTx,
  request: { readonly workspaceId: string; readonly requestId: string },
  now: Instant,
): Promise<string> {
  const brief = await readBrief(tx, request.requestId)
  if (brief === undefined) return ''
  const asked = await readAsked(tx, request)
  const workspaceId = toId<'workspace'>(request.workspaceId)
  const actor: SystemActor = { kind: 'system', workspaceId, task: 'name-next-best' }
  const { free } = await findMatches(tx, actor, brief.need, now, { size: 1, without: asked })
  const [next] = free
  if (next === undefined)
    return 'Nobody else who fits is free now; the request’s page shows who will be, and when.'
  const { name, account } = next
  const of = account === null ? '' : ` of ${account.name}`
  return `The next best is ${name}${of}, who stands first on the request’s page.`
}

async function readAsked(
  tx: WorkspaceTx,
  { workspaceId, requestId }: { readonly workspaceId: string; readonly requestId: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('request_asks as k')
    .innerJoin('ledger_entries as e', (join) =>
      join.onRef('e.workspace_id', '=', 'k.workspace_id').onRef('e.id', '=', 'k.ask_id'),
    )
    .select('e.contact_id')
    .where('k.workspace_id', '=', workspaceId)
    .where('k.request_id', '=', requestId)
    .execute()
  return rows.map((row) => row.contact_id).filter((id) => id !== null)
}
