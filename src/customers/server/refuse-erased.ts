import { refuse } from '../../kernel/result.ts'
import { refused } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { readErasedTraits } from '../erasure/server/mark.reads.ts'
import { traitsOf } from '../erasure/strike-words.ts'
import { foldTexts } from './bulk.store.ts'
import type { PlannedContact } from './plan-contacts.ts'

const why = 'asked to be erased; they come back only once they agreed anew (Data quality, Erasures)'

/** Refuses the rows of a file that would bring back somebody who was erased. At most two statements. */
export async function refuseErased(
  tx: WorkspaceTx,
  workspaceId: string,
  planned: readonly PlannedContact[],
  folded: ReadonlyMap<string, string>,
): Promise<void> {
  const traits = planned.map(({ reading, accountId, refusal }) =>
    refusal === undefined
      ? traitsOf({ ...reading, foldedName: folded.get(reading.name ?? ''), accountId })
      : [],
  )
  const erased = await readErasedTraits(tx, workspaceId, traits.flat())
  if (erased.size === 0) return
  for (const [at, row] of planned.entries()) {
    if (traits[at]?.some((trait) => erased.has(trait)) === true) row.refusal = { field: 'name', reason: why }
  }
}

type Newcomer = {
  readonly name: string
  readonly accountId: string | null
  readonly mails: readonly string[]
  readonly crmId: string | null | undefined
}

/** Throws `refused` where a colleague would bring back somebody who was erased. */
export async function requireNotErased(
  tx: WorkspaceTx,
  workspaceId: string,
  newcomer: Newcomer,
): Promise<void> {
  const folded = await foldTexts(tx, [newcomer.name])
  const traits = traitsOf({ ...newcomer, foldedName: folded.get(newcomer.name) })
  if ((await readErasedTraits(tx, workspaceId, traits)).size > 0)
    throw refused(refuse('erased', `This person ${why}.`))
}

/** Which of these would bring back somebody who was erased, each by its place. At most three statements. */
export async function findErasedAmong(
  tx: WorkspaceTx,
  workspaceId: string,
  newcomers: readonly (Omit<Newcomer, 'name'> & { readonly name: string | null })[],
): Promise<ReadonlySet<number>> {
  const folded = await foldTexts(
    tx,
    newcomers.flatMap(({ name }) => name ?? []),
  )
  const traits = newcomers.map(({ name, ...each }) =>
    traitsOf({ ...each, foldedName: folded.get(name ?? '') }),
  )
  const erased = await readErasedTraits(tx, workspaceId, traits.flat())
  return new Set(traits.flatMap((own, at) => (own.some((trait) => erased.has(trait)) ? [at] : [])))
}

/** What is told of a row that would. */
export const erasedWhy = `They ${why}.`
