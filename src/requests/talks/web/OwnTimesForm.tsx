import css from '../../asks/web/OutsidePanel.module.css'

type Props = {
  head: string
  labelOf: (at: number) => string
  own: readonly string[]
  most: number
  /** Names the button that opens one more field; without it there are as many as stand there. */
  addLabel?: string
  onChange: (own: string[]) => void
}

/** Times of one's own, as many fields as are needed: the first has to be filled in. */
export function OwnTimesForm({ head, labelOf, own, most, addLabel, onChange }: Props) {
  return (
    <fieldset className={css.part}>
      <legend className={css.aside}>{head}</legend>
      {own.map((value, at) => (
        <label key={labelOf(at + 1)} className={css.field}>
          <span>{labelOf(at + 1)}</span>
          <input
            type="datetime-local"
            step={900}
            required={at === 0 && own.every((each) => each === '')}
            value={value}
            onChange={(event) => onChange(own.map((each, i) => (i === at ? event.target.value : each)))}
          />
        </label>
      ))}
      {addLabel !== undefined && own.length < most && (
        <button type="button" className={css.text} onClick={() => onChange([...own, ''])}>
          {addLabel}
        </button>
      )}
    </fieldset>
  )
}
