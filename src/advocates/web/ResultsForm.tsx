import { IconX } from '@tabler/icons-react'
import { IconButton } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import type { Profile } from './queries.ts'
import styles from './ResultsForm.module.css'

export type ResultDraft = {
  readonly key: string
  readonly measure: string
  readonly before: string
  readonly after: string
  readonly since: string
  readonly confirmer: string
  readonly isQuotable: boolean
}

/** Drafts of the results there are, so that each field holds text. */
export function resultsFrom(results: Profile['results']): ResultDraft[] {
  return results.map((result) => ({
    key: result.id,
    measure: result.measure,
    before: result.before ?? '',
    after: result.after ?? '',
    since: result.since ?? '',
    confirmer: result.confirmer ?? '',
    isQuotable: result.isQuotable,
  }))
}

/** The drafts that say something, as the API takes them. */
export function resultsTo(drafts: readonly ResultDraft[]) {
  return drafts
    .filter((draft) => draft.measure.trim() !== '')
    .map(({ key: _, measure, before, after, since, confirmer, isQuotable }) => ({
      measure: measure.trim(),
      before: before.trim() || null,
      after: after.trim() || null,
      since: since.trim() || null,
      confirmer: confirmer.trim() || null,
      isQuotable,
    }))
}

const empty = (key: string): ResultDraft => ({
  key,
  measure: '',
  before: '',
  after: '',
  since: '',
  confirmer: '',
  isQuotable: false,
})

type ResultsFormProps = {
  readonly results: readonly ResultDraft[]
  readonly onChange: (results: readonly ResultDraft[]) => void
}

/** Measures as a grid; the last line is always empty, for something else. */
export function ResultsForm({ results, onChange }: ResultsFormProps) {
  const lines = [...results, empty(`new-${results.length}`)]
  const change = (key: string, part: Partial<ResultDraft>) => {
    const next = lines.map((line) => (line.key === key ? { ...line, ...part } : line))
    onChange(
      next.filter(
        (line, at) => at < results.length || line.measure !== '' || line.before !== '' || line.after !== '',
      ),
    )
  }
  return (
    <fieldset className={styles.grid}>
      <legend className="unseen">Results, before and after</legend>
      <div className={styles.heads} aria-hidden="true">
        <span>What was measured</span>
        <span>Before</span>
        <span>Now</span>
        <span>Since</span>
        <span>Who can confirm</span>
        <span>Quote</span>
        <span />
      </div>
      {lines.map((line, at) => (
        <ResultLine
          key={line.key}
          line={line}
          number={at + 1}
          onChange={(part) => change(line.key, part)}
          onRemove={
            at < results.length ? () => onChange(results.filter((each) => each.key !== line.key)) : undefined
          }
        />
      ))}
    </fieldset>
  )
}

type ResultLineProps = {
  readonly line: ResultDraft
  readonly number: number
  readonly onChange: (part: Partial<ResultDraft>) => void
  readonly onRemove: (() => void) | undefined
}

function ResultLine({ line, number, onChange, onRemove }: ResultLineProps) {
  const field = (
    label: string,
    name: 'measure' | 'before' | 'after' | 'since' | 'confirmer',
    placeholder?: string,
  ) => (
    <TextField
      label={`${label}, result ${number}`}
      labelUnseen
      value={line[name]}
      onChange={(text) => onChange({ [name]: text })}
      placeholder={placeholder ?? label}
    />
  )
  return (
    <div className={styles.line}>
      {field(
        'What was measured',
        'measure',
        onRemove === undefined && number > 1 ? 'Something else' : undefined,
      )}
      {field('Before', 'before')}
      {field('Now', 'after')}
      {field('Since', 'since')}
      {field('Who can confirm', 'confirmer')}
      <Checkbox
        label={`Result ${number} may be quoted`}
        labelUnseen
        checked={line.isQuotable}
        onChange={(isQuotable) => onChange({ isQuotable })}
      />
      {onRemove === undefined ? (
        <span />
      ) : (
        <IconButton
          label={`Remove result ${number}`}
          icon={<IconX size={16} stroke={1.5} aria-hidden />}
          onPress={onRemove}
        />
      )}
    </div>
  )
}
