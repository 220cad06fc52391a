import { sql } from 'kysely'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import type { RowWarning } from '../row-result.ts'
import type { FoundTerm } from '../term.ts'
import type { FoundPerson } from './owner.reads.ts'
import type { RecordDraft } from './record-draft.store.ts'

export type UnmappedTaxonomy = 'industry' | 'region' | 'persona' | 'use-case' | 'product' | 'country'

/** Values that found no place, collected over a batch: a text and how many records came with it. */
export class Unmapped {
  readonly #seen = new Map<UnmappedTaxonomy, Map<string, number>>()
  readonly #noted: { taxonomy: UnmappedTaxonomy; value: string; seen: number }[] = []

  /** Counts a record that now keeps a value as it came. */
  add(taxonomy: UnmappedTaxonomy, value: string): void {
    const counts = this.#seen.get(taxonomy) ?? new Map<string, number>()
    counts.set(value, (counts.get(value) ?? 0) + 1)
    this.#seen.set(taxonomy, counts)
  }

  /** Lists a value without counting: no record keeps it, so a repeated file must not count it again. */
  note(taxonomy: UnmappedTaxonomy, value: string): void {
    this.#noted.push({ taxonomy, value, seen: 0 })
  }

  /** Adds what was collected to what is listed for mapping. One statement; none where everything had a place. */
  async save(tx: WorkspaceTx, workspaceId: string): Promise<void> {
    const counted = [...this.#seen].flatMap(([taxonomy, counts]) =>
      [...counts].map(([value, seen]) => ({ taxonomy, value, seen })),
    )
    const rows = [...counted, ...this.#noted]
    if (rows.length === 0) return
    await sql`
      insert into unmapped_values (workspace_id, taxonomy, folded, value, seen)
      select ${workspaceId}::uuid, taxonomy, fold(value), min(value), sum(seen)
      from unnest(${rows.map((row) => row.taxonomy)}::text[], ${rows.map((row) => row.value)}::text[],
        ${rows.map((row) => row.seen)}::bigint[]) given (taxonomy, value, seen)
      group by taxonomy, fold(value)
      on conflict (workspace_id, taxonomy, folded) do update set seen = unmapped_values.seen + excluded.seen
        where excluded.seen > 0`.execute(tx)
  }
}

/**
 * Writes the term a text means into `<name>_id`, or keeps the text in `<name>_text` where it means none. A text
 * never takes away a term that a person has set.
 */
export function settleTerm(
  name: 'industry' | 'persona',
  text: string | undefined,
  terms: ReadonlyMap<string, FoundTerm | null>,
  unmapped: Unmapped,
  draft: RecordDraft,
): boolean {
  if (text === undefined) return false
  const term = terms.get(text) ?? null
  if (term !== null) return draft.set({ [`${name}_id`]: term.termId, [`${name}_text`]: null })
  const touched = draft.set({ [`${name}_text`]: text })
  if (touched && draft.was(`${name}_text`) !== text) unmapped.add(name, text)
  return touched
}

/** The owner a text names, for a record that keeps the text where it names nobody. */
export function settleOwner(
  text: string | undefined,
  people: ReadonlyMap<string, FoundPerson>,
  warnings: RowWarning[],
): { owner_id?: string; owner_text?: string | null } {
  if (text === undefined) return {}
  const person = people.get(text) ?? null
  if (person !== null && person !== 'several') return { owner_id: person.personId, owner_text: null }
  const reason =
    person === 'several'
      ? `more than one person is called “${text}”; give the mail address`
      : `nobody here is called “${text}”; the name is kept`
  warnings.push({ field: 'owner', reason })
  return { owner_text: text }
}
