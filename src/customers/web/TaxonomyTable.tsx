import { formatNumber } from '../../web/format.ts'
import { TextCell } from '../../web/ui/Cells.tsx'
import { classes } from '../../web/ui/classes.ts'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import type { Taxonomy } from '../term.ts'
import { sumUses } from '../term-tree.ts'
import styles from './TaxonomyTable.module.css'
import type { Term } from './taxonomy.queries.ts'

type TermLine = Term & { readonly depth: number; readonly allUses: number }

const depths = [styles.depth0, styles.depth1, styles.depth2, styles.depth3]

const columns: readonly Column<TermLine>[] = [
  {
    id: 'name',
    head: 'Term',
    width: '42%',
    phone: 'title',
    cell: (line) => (
      <span className={classes(depths[Math.min(line.depth, 3)], line.retiredAt !== null && styles.retired)}>
        {line.name}
        {line.retiredAt !== null && ' (retired)'}
      </span>
    ),
  },
  {
    id: 'aliases',
    head: 'Also written',
    phone: 'second',
    cell: (line) => <TextCell text={line.aliases.join(', ')} />,
  },
  {
    id: 'uses',
    head: 'Used',
    align: 'right',
    width: '72px',
    phone: 'title-right',
    cell: (line) => formatNumber(line.allUses),
  },
]

type TaxonomyTableProps = {
  readonly terms: readonly Term[]
  readonly taxonomy: Taxonomy
  readonly text: string
  readonly chosen: string
}

/** The tree as indented lines; a search keeps what fits and what stands above it. */
export function TaxonomyTable({ terms, taxonomy, text, chosen }: TaxonomyTableProps) {
  const lines = linesOf(terms, text)
  return (
    <DataTable
      label="Terms"
      columns={columns}
      rows={lines}
      rowKey={(line) => line.id}
      rowTo={(line) =>
        `/settings/taxonomies?${new URLSearchParams({ tab: taxonomy, q: text, term: line.id })}`
      }
      currentKey={chosen}
      dense
      empty={
        <EmptyState title="No term fits these letters">
          Look in another taxonomy, or add it as a new term.
        </EmptyState>
      }
      foot="Used counts the records that carry the term or one below it."
    />
  )
}

function linesOf(terms: readonly Term[], text: string): TermLine[] {
  const uses = sumUses(terms)
  const shown = fitting(terms, text.trim().toLocaleLowerCase())
  const below = Map.groupBy(terms, (term) => term.parentId ?? '')
  const walk = (parentId: string, depth: number): TermLine[] =>
    (below.get(parentId) ?? []).flatMap((term) => {
      if (!shown.has(term.id)) return []
      return [{ ...term, depth, allUses: uses.get(term.id) ?? 0 }, ...walk(term.id, depth + 1)]
    })
  return walk('', 0)
}

function fitting(terms: readonly Term[], typed: string): ReadonlySet<string> {
  if (typed === '') return new Set(terms.map((term) => term.id))
  const byId = new Map(terms.map((term) => [term.id, term]))
  const found = new Set<string>()
  for (const term of terms) {
    const words = [term.name, ...term.aliases].some((word) => word.toLocaleLowerCase().includes(typed))
    for (let above = words ? term : undefined; above !== undefined; above = byId.get(above.parentId ?? ''))
      found.add(above.id)
  }
  return found
}
