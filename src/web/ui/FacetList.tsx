import { type ReactNode, useId, useState } from 'react'
import { formatNumber } from '../format.ts'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './FacetList.module.css'
import { SkeletonBar } from './Skeleton.tsx'

type FacetOption = {
  readonly value: string
  readonly label: string
  /** Undefined while it is counted. */
  readonly count?: number | undefined
  /** The shape or icon the table uses, so that the list is its legend. */
  readonly mark?: ReactNode
}

export type Facet = {
  readonly name: string
  readonly label: string
  readonly options: readonly FacetOption[]
}

type FacetListProps = {
  readonly facets: readonly Facet[]
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly onChange: (name: string, values: readonly string[]) => void
}

const firstShown = 8

/** Lines of 24 px, the least a target may be, with a box, a mark and a count. */
function FacetList({ facets, chosen, onChange }: FacetListProps) {
  return (
    <div className={styles.facets}>
      {facets
        .filter((facet) => facet.options.length > 0)
        .map((facet) => (
          <FacetGroup
            key={facet.name}
            facet={facet}
            chosen={chosen[facet.name] ?? []}
            onChange={(values) => onChange(facet.name, values)}
          />
        ))}
    </div>
  )
}

type GroupProps = {
  readonly facet: Facet
  readonly chosen: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function FacetGroup({ facet, chosen, onChange }: GroupProps) {
  const [all, setAll] = useState(false)
  const shown = facet.options.filter((option, at) => all || at < firstShown || chosen.includes(option.value))
  const hidden = facet.options.length - shown.length
  return (
    <fieldset className={styles.group}>
      <legend className={styles.head}>{facet.label}</legend>
      {shown.map((option) => (
        <FacetLine
          key={option.value}
          option={option}
          on={chosen.includes(option.value)}
          onToggle={(on) =>
            onChange(on ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
          }
        />
      ))}
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {formatNumber(hidden)} more
        </button>
      )}
    </fieldset>
  )
}

type LineProps = {
  readonly option: FacetOption
  readonly on: boolean
  readonly onToggle: (on: boolean) => void
}

function FacetLine({ option, on, onToggle }: LineProps) {
  const id = useId()
  return (
    <label htmlFor={id} className={classes(styles.line, on && styles.on, option.count === 0 && styles.zero)}>
      <input
        id={id}
        type="checkbox"
        className={styles.box}
        checked={on}
        onChange={(event) => onToggle(event.target.checked)}
      />
      {option.mark}
      <span className={styles.word}>{option.label}</span>
      <span className={styles.count}>
        {option.count === undefined ? <SkeletonBar width="18px" /> : formatNumber(option.count)}
      </span>
    </label>
  )
}

type FacetedProps = FacetListProps & {
  /** Counts that stay in sight when the list folds. */
  readonly strip?: ReactNode
  readonly children: ReactNode
}

/** The list at the left of what it filters; below 1100 px it folds into “Filters, n set”. */
export function Faceted({ strip, children, ...list }: FacetedProps) {
  const [open, setOpen] = useState(false)
  const set = Object.values(list.chosen).reduce((sum, values) => sum + values.length, 0)
  return (
    <div className={styles.faceted}>
      <div className={styles.fold}>
        <Button onPress={() => setOpen(!open)} aria-expanded={open}>
          {set === 0 ? 'Filters' : `Filters, ${set} set`}
        </Button>
        {strip !== undefined && <div className={styles.strip}>{strip}</div>}
      </div>
      <div className={classes(styles.side, open && styles.open)}>
        <FacetList {...list} />
        {set > 0 && (
          <button type="button" className={styles.more} onClick={() => clearAll(list)}>
            Clear all filters
          </button>
        )}
      </div>
      <div className={styles.main}>{children}</div>
    </div>
  )
}

function clearAll({ chosen, onChange }: FacetListProps) {
  for (const [name, values] of Object.entries(chosen)) if (values.length > 0) onChange(name, [])
}
