import { IconColumns3 } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useUrlState } from '../url-state.ts'
import { Button } from './Button.tsx'
import { Checkbox } from './Checkbox.tsx'
import styles from './ColumnChooser.module.css'
import type { Column } from './DataTableHead.tsx'
import { Popup } from './Popup.tsx'

const defaults = { columns: [] as readonly string[] }

/** The columns to show, as the address says (`?columns=industry&columns=touch`), and how to change them. */
export function useColumns<Row>(all: readonly Column<Row>[]) {
  const [state, setState] = useUrlState(defaults)
  return useMemo(() => {
    const standard = all.filter((column) => column.optional && !column.offAtFirst).map((column) => column.id)
    const on = state.columns.length > 0 ? state.columns : standard
    const shown = all.filter((column) => !column.optional || on.includes(column.id))
    const toggle = (id: string) => {
      const next = on.includes(id) ? on.filter((one) => one !== id) : [...on, id]
      setState({ columns: sameSet(next, standard) ? [] : next })
    }
    return { shown, all, toggle, shows: (id: string) => on.includes(id) }
  }, [all, state.columns, setState])
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry) => other.includes(entry))
}

type ColumnChooserProps<Row> = { readonly columns: ReturnType<typeof useColumns<Row>> }

/** The button “Columns” of a list's header; not on a phone, where rows fold. */
export function ColumnChooser<Row>({ columns }: ColumnChooserProps<Row>) {
  const optional = columns.all.filter((column) => column.optional)
  return (
    <div className={styles.chooser}>
      <Popup
        label="Columns"
        button={(toggle, open) => (
          <Button icon={<IconColumns3 size={16} stroke={1.5} />} onPress={toggle} aria-expanded={open}>
            Columns
          </Button>
        )}
      >
        <div className={styles.list}>
          {optional.map((column) => (
            <Checkbox
              key={column.id}
              label={column.label ?? column.head}
              checked={columns.shows(column.id)}
              onChange={() => columns.toggle(column.id)}
            />
          ))}
        </div>
      </Popup>
    </div>
  )
}
