import { useState } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'

type NumberFieldProps = FieldWords & {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly step?: number
  readonly min?: number
  readonly max?: number
  /** Stands after the figure: “days”. */
  readonly unit?: string
}

/** A figure with less and more; point or comma as the reader writes it. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, step = 1, min = 0, max = Number.MAX_SAFE_INTEGER, unit, ...words } = props
  const [draft, setDraft] = useState<string | null>(null)
  const clamp = (next: number) => Math.min(max, Math.max(min, next))
  const nudge = (by: number) => onChange(clamp(tidy((value ?? 0) + by)))
  const shown =
    draft ?? (value === null ? '' : new Intl.NumberFormat(undefined, { useGrouping: false }).format(value))
  return (
    <Field {...words}>
      {(ids) => (
        <div className={classes(styles.control, styles.number)}>
          <button
            type="button"
            tabIndex={-1}
            aria-label={`Less: ${words.label}`}
            disabled={value !== null && value <= min}
            onClick={() => nudge(-step)}
          >
            −
          </button>
          <input
            {...ids}
            name={words.name}
            inputMode="decimal"
            value={shown}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setDraft(event.target.value)
              const next = readFigure(event.target.value)
              if (next !== undefined) onChange(next === null ? null : clamp(next))
            }}
            onBlur={() => setDraft(null)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
              event.preventDefault()
              setDraft(null)
              nudge(event.key === 'ArrowUp' ? step : -step)
            }}
          />
          {unit !== undefined && <span className={styles.unit}>{unit}</span>}
          <button
            type="button"
            tabIndex={-1}
            aria-label={`More: ${words.label}`}
            disabled={value !== null && value >= max}
            onClick={() => nudge(step)}
          >
            +
          </button>
        </div>
      )}
    </Field>
  )
}

/** Undefined while what stands there is no figure yet. */
function readFigure(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return null
  const figure = Number(plain)
  return Number.isFinite(figure) ? figure : undefined
}

/** 0.1 + 0.2 must not show its seventeen digits. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
