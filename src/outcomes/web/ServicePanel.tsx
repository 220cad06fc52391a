import { formatCount, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { figureWords, type RequestFigure } from '../figure.ts'
import { formatBusiness, type OpenFigure, partyWords, type Results, shareWords } from './queries.ts'
import styles from './ServicePanel.module.css'

type ServicePanelProps = { readonly results: Results; readonly open: OpenFigure }

/** How well and how quickly requests were met, and for whom they waited. */
export function ServicePanel({ results, open }: ServicePanelProps) {
  const { fulfilment, onTime, firstAnswer, timeToFulfil } = results
  const line = { results, open }
  return (
    <Section
      title="Fulfilment"
      qualifier={`${formatCount(fulfilment.of, 'request', 'requests')} closed, not withdrawn`}
    >
      <ul className={styles.lines} aria-label="Fulfilment">
        <Line {...line} figure="fulfilment" value={shareWords(fulfilment)} detail={endings(fulfilment)} />
        <Line
          {...line}
          figure="on-time"
          value={shareWords(onTime)}
          detail={onTime.of === 0 ? 'no day was named' : `${formatNumber(onTime.of)} named a day`}
        />
        <Line
          {...line}
          figure="first-answer"
          value={timeWords(firstAnswer, results)}
          detail={[spread(firstAnswer, results), waitingWords(firstAnswer.waiting)]
            .filter(Boolean)
            .join('; ')}
        />
        <Line
          {...line}
          figure="time-to-fulfil"
          value={timeWords(timeToFulfil, results)}
          detail={spread(timeToFulfil, results)}
        />
      </ul>
      {timeToFulfil.requests > 0 && <Waits results={results} />}
    </Section>
  )
}

type LineProps = ServicePanelProps & {
  readonly figure: RequestFigure
  readonly value: string
  readonly detail: string
}

function Line({ open, figure, value, detail }: LineProps) {
  return (
    <li className={styles.line}>
      <Button look="link" onPress={() => open(figure)}>
        {figureWords[figure].title}
      </Button>
      <span className={styles.value}>{value}</span>
      <span className={styles.detail}>{detail}</span>
    </li>
  )
}

/** The median wait for each side, as bars on one scale. */
function Waits({ results: { timeToFulfil, workingDay } }: { readonly results: Results }) {
  const waits = timeToFulfil.waits.filter(({ median, ninetieth }) => (median ?? 0) + (ninetieth ?? 0) > 0)
  const longest = Math.max(1, ...waits.map(({ median }) => median ?? 0))
  return (
    <>
      <p className={styles.head}>Waiting for, at the median</p>
      <ul aria-label="Waiting for, at the median">
        {waits.map(({ party, median, ninetieth }) => (
          <li key={party} className={styles.wait}>
            <span>{partyWords[party]}</span>
            <svg className={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={((median ?? 0) / longest) * 100} height="8" />
            </svg>
            <span className={styles.value}>{formatBusiness(median ?? 0, workingDay)}</span>
            <span className={styles.detail}>
              {ninetieth === null ? '' : `nine in ten within ${formatBusiness(ninetieth, workingDay)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function timeWords({ median }: { readonly median: number | null }, { workingDay }: Results): string {
  return median === null ? 'none yet' : formatBusiness(median, workingDay)
}

function spread(
  times: { readonly requests: number; readonly ninetieth: number | null },
  { workingDay, fewest }: Results,
): string {
  if (times.requests === 0) return ''
  const rest = `median of ${formatCount(times.requests, 'request', 'requests')}`
  if (times.ninetieth !== null)
    return `${rest}, nine in ten within ${formatBusiness(times.ninetieth, workingDay)}`
  return `${rest}; the slowest tenth is told from ${formatNumber(fewest)} on`
}

const waitingWords = (waiting: number) =>
  waiting === 0 ? '' : `${formatNumber(waiting)} still ${waiting === 1 ? 'waits' : 'wait'}`

function endings({ met, partFulfilled, unfilled, withdrawn }: Results['fulfilment']): string {
  const parts = [
    `${formatNumber(met)} fulfilled`,
    partFulfilled > 0 && `${formatNumber(partFulfilled)} in part`,
    unfilled > 0 && `${formatNumber(unfilled)} unfilled`,
    withdrawn > 0 && `${formatNumber(withdrawn)} withdrawn`,
  ]
  return parts.filter(Boolean).join(', ')
}
