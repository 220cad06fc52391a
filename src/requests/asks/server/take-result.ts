import { readActivityType } from '../../../activities/server/activity-type.reads.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { AppError, notFound } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import {
  appearanceOf,
  faultsOfResult,
  mergeResult,
  type ResultEntry,
  resultOf,
  tellResult,
} from '../result.ts'

type Given = {
  readonly evidence: string
  /** Values of the result fields of the activity, by label. */
  readonly result?: Readonly<Record<string, string>>
  /** What was noted before, over which the values are laid; what has no field any more stays. */
  readonly known?: readonly ResultEntry[]
}

type Taken = {
  readonly evidence: string
  readonly result: readonly ResultEntry[]
  /** Where the customer can see what became of it. */
  readonly appearedAt: string | null
}

/**
 * What was noted of a result, as it is kept. Throws on what is missing or unknown; whoever only answers a link says no
 * more than that it took place.
 */
export async function takeResult(
  tx: WorkspaceTx,
  actor: Actor,
  activityTypeId: string,
  { evidence, result: changed = {}, known = [] }: Given,
): Promise<Taken> {
  const type = await readActivityType(tx, activityTypeId)
  if (type === undefined) throw notFound('activity type')
  const hasField = ({ label }: ResultEntry) => type.resultFields.some((field) => field.label === label)
  const values = mergeResult(known.filter(hasField), changed)
  const faults = actor.kind === 'link' ? [] : faultsOfResult({ evidence, values }, type.resultFields)
  const [first] = faults
  if (first !== undefined) throw new AppError('invalid', first.reason, { fields: faults })
  const result = [...resultOf(values, type.resultFields), ...known.filter((entry) => !hasField(entry))]
  return { evidence: tellResult(evidence, result), result, appearedAt: appearanceOf(result, type) }
}

/** Keeps what was noted with the ask: by the fields of its kind, and in words besides. */
export async function saveResult(
  tx: WorkspaceTx,
  { workspaceId, askId }: { readonly workspaceId: string; readonly askId: string },
  noted: { readonly evidence: string; readonly result: readonly ResultEntry[] },
): Promise<void> {
  await tx
    .updateTable('request_asks')
    .set({ result: JSON.stringify(noted.result), evidence: noted.evidence.trim() })
    .where('workspace_id', '=', workspaceId)
    .where('ask_id', '=', askId)
    .execute()
}
