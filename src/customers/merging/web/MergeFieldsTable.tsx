import { classes } from '../../../web/ui/classes.ts'
import type { Side } from '../merge-fields.ts'
import styles from './MergeFieldsTable.module.css'
import type { MergePreview } from './merge.queries.ts'

type MergeFieldsTableProps = {
  readonly preview: MergePreview
  readonly choices: Readonly<Record<string, Side>>
  readonly onChoose: (field: string, side: Side) => void
}

/** Both records side by side; where they differ, one value of each is kept. */
export function MergeFieldsTable({ preview, choices, onChoose }: MergeFieldsTableProps) {
  const told = preview.fields.filter(({ survivor, absorbed }) => survivor !== null || absorbed !== null)
  return (
    <table className={styles.table} aria-label="What is kept">
      <thead>
        <tr>
          <th className={styles.label} scope="col">
            <span className="unseen">What</span>
          </th>
          <th scope="col">Stays: {preview.survivor.name}</th>
          <th scope="col">Goes into it: {preview.absorbed.name}</th>
        </tr>
      </thead>
      <tbody>
        {told.map((field) => (
          <tr key={field.name}>
            <th className={styles.label} scope="row">
              {field.label}
            </th>
            {(['survivor', 'absorbed'] as const).map((side) => (
              <td key={side}>
                {field.isSame ? (
                  side === 'survivor' && field.survivor
                ) : (
                  <FieldChoice
                    field={field}
                    side={side}
                    isChosen={(choices[field.name] ?? field.usual) === side}
                    onChoose={() => onChoose(field.name, side)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type FieldChoiceProps = {
  readonly field: MergePreview['fields'][number]
  readonly side: Side
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function FieldChoice({ field, side, isChosen, onChoose }: FieldChoiceProps) {
  const value = field[side] ?? 'nothing'
  return (
    <label className={classes(styles.choice, isChosen ? styles.chosen : styles.unchosen)}>
      <input
        type="radio"
        name={`keep-${field.name}`}
        checked={isChosen}
        onChange={onChoose}
        aria-label={`${field.label}: ${value}`}
      />
      <span>{value}</span>
    </label>
  )
}
