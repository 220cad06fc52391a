import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { AppError, invalid, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { changeMapping } from '../change-mapping.ts'
import type { ImportFile } from '../import-file.ts'
import type { ImportKind } from '../import-kind.ts'
import { mayDo } from '../import-state.ts'
import type { Answer, MappingChange } from '../mapping.ts'
import { canBringFiles } from '../policy.ts'
import { customKindsOf } from './plan-import.ts'
import { deleteProblems } from './problem.store.ts'
import { mapAs } from './read-import.ts'
import { loadImport, saveImport } from './store.ts'

export type MappingInput = {
  readonly kind?: ImportKind
  readonly sheet?: string
  readonly columns?: MappingChange
  readonly answers?: readonly Answer[]
  readonly createsAccounts?: boolean
  readonly confirms?: boolean
}

/**
 * Changes what a file holds, where its columns go and what single values mean. The last dry run no longer
 * counts. Another sheet means that the file has to be read again. Throws by column name what cannot be.
 */
export async function mapImport(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: MappingInput & { readonly importId: string },
  now: Instant,
): Promise<{ readonly readAgain: boolean }> {
  requirePermission(canBringFiles(actor))
  const { workspaceId } = actor
  const file = await loadImport(tx, workspaceId, input.importId, true)
  const why = mayDo('map', file)
  if (why !== null) throw new AppError('conflict', why)
  await deleteProblems(tx, workspaceId, file.id)
  if (input.sheet !== undefined && input.sheet !== file.sheet) {
    await changeSheet(tx, workspaceId, file, input.sheet, now)
    return { readAgain: true }
  }
  const kind = input.kind ?? file.kind
  const mapping = await changedMapping(tx, workspaceId, file, kind, input.columns ?? {})
  const answers = joinAnswers(input.kind === undefined ? file.answers : [], input.answers ?? [])
  const createsAccounts = input.createsAccounts ?? file.createsAccounts
  const confirms = input.confirms ?? file.confirms
  await saveImport(
    tx,
    workspaceId,
    file.id,
    { kind, mapping, answers, createsAccounts, confirms, trial: null, state: 'read' },
    now,
  )
  return { readAgain: false }
}

async function changedMapping(
  tx: WorkspaceTx,
  workspaceId: string,
  file: ImportFile,
  kind: ImportKind | null,
  columns: MappingChange,
) {
  if (kind === null) {
    if (Object.keys(columns).length > 0) throw invalid('kind', 'Say first what the file holds.')
    return file.mapping
  }
  const base = kind === file.kind ? file.mapping : mapAs(kind, file)
  const customKinds = await customKindsOf(tx, workspaceId, kind)
  const { mapping, problems } = changeMapping(kind, base, file.profiles, columns, customKinds)
  const [first] = problems
  if (first === undefined) return mapping
  throw new AppError('invalid', `“${first.column}”: ${first.reason}`, {
    fields: problems.map(({ column, reason }) => ({ field: `columns.${column}`, reason })),
  })
}

async function changeSheet(
  tx: WorkspaceTx,
  workspaceId: string,
  file: ImportFile,
  sheet: string,
  now: Instant,
): Promise<void> {
  if (!file.sheets.includes(sheet)) throw invalid('sheet', `The file has no sheet “${sheet}”.`)
  const again = { state: 'waiting', sheet, mapping: [], answers: [], trial: null } as const
  await saveImport(tx, workspaceId, file.id, again, now)
}

/** A later answer to the same value replaces the earlier one. */
function joinAnswers(before: readonly Answer[], added: readonly Answer[]): Answer[] {
  const keyed = new Map([...before, ...added].map((answer) => [`${answer.field}\n${answer.value}`, answer]))
  return [...keyed.values()]
}
