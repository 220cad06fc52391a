import { Button } from '../../web/ui/Button.tsx'
import styles from './NeedPanel.module.css'
import type { NeedTold } from './queries.ts'
import { type Choice, isChosen, type Span, sayChoice } from './reading.queries.ts'

type ReadingPanelProps = {
  readonly spans: readonly Span[]
  readonly need: NeedTold
  readonly onChoose: (span: Span, choice: Choice) => void
}

const why: Readonly<Record<NonNullable<Span['why']>, string>> = {
  negated: 'leaving some out is not possible here, and nobody was left out because of it',
  ambiguous: 'this can be two days; choose one',
  'gone-by': 'that day has gone by; no day was taken from it',
  'no-such-day': 'there is no such day; no day was taken from it',
  second: 'one was read already; the first counts',
  'too-many': 'as many cannot be asked for at once; no number was taken from it',
}

/** What a sentence was read as where that is not plain: what was not understood, put right, or can mean another thing. */
export function ReadingPanel({ spans, need, onChoose }: ReadingPanelProps) {
  const missed = spans.filter(
    ({ why: reason, choices }) => reason !== null && !choices.some((each) => isChosen(need, each)),
  )
  const doubtful = spans.filter(
    ({ as, choices }) =>
      (as === 'for' || as === 'words') && choices.length > 0 && !choices.some((each) => isChosen(need, each)),
  )
  const corrected = spans.filter((span) => span.corrected !== null && span.as !== 'not-understood')
  return (
    <div
      role="status"
      className={missed.length + doubtful.length + corrected.length === 0 ? 'unseen' : styles.reading}
    >
      {missed.map((span) => (
        <p key={span.from}>
          <strong>Not understood: “{span.text}”</strong>
          {span.why !== null && ` — ${why[span.why]}.`}
          <Choices span={span} onChoose={onChoose} />
        </p>
      ))}
      {doubtful.map((span) => (
        <p key={span.from}>
          {span.as === 'for'
            ? `“${span.text}”: choose who is meant.`
            : `“${span.text}” is looked for in their stories. Or was it meant as:`}
          <Choices span={span} onChoose={onChoose} />
        </p>
      ))}
      {corrected.length > 0 && (
        <p>{corrected.map(({ text, corrected: right }) => `“${text}” read as “${right}”`).join('; ')}</p>
      )}
    </div>
  )
}

function Choices({
  span,
  onChoose,
}: {
  readonly span: Span
  readonly onChoose: ReadingPanelProps['onChoose']
}) {
  return span.choices.map((choice) => (
    <Button key={sayChoice(choice)} look="link" onPress={() => onChoose(span, choice)}>
      {sayChoice(choice)}
    </Button>
  ))
}
