import { formatNumber, formatPercent } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { influenceLabel } from '../figure.ts'
import type { OpenFigure, Results } from './queries.ts'
import styles from './WonSharesChart.module.css'

type WonSharesChartProps = { readonly results: Results; readonly open: OpenFigure }

/** Won of closed, with a customer's voice and without: an interval each, never a point alone. */
export function WonSharesChart({ results, open }: WonSharesChartProps) {
  const { wonShares, closed, unclear, notCounted, fewest } = results
  return (
    <Section title="Won share with and without" qualifier="of closed deals, 95% interval">
      <div className={styles.plot}>
        <Row
          label="With a customer’s voice"
          share={wonShares.with}
          strong
          onOpen={() => open('closed', 'with')}
        />
        <Row label="Without" share={wonShares.without} onOpen={() => open('closed', 'without')} />
        <div className={styles.axis} aria-hidden="true">
          <span className={styles.scale}>
            <span>{formatPercent(0)}</span>
            <span>{formatPercent(0.5)}</span>
            <span>{formatPercent(1)}</span>
          </span>
        </div>
      </div>
      {wonShares.isTooFew && (
        <p className={styles.few}>
          Too few to say: at least {formatNumber(fewest)} closed deals on each side are needed.
        </p>
      )}
      <p className={styles.note}>
        {formatNumber(closed.met)} of {formatNumber(closed.of)} closed deals had a customer’s voice
        {closed.share === null ? '' : `, ${formatPercent(closed.share)}`}. These groups are not alike:
        advocates are asked for late and healthy deals. {influenceLabel}{' '}
        <Button look="link" onPress={() => open('closed')}>
          See the closed deals
        </Button>
      </p>
      {unclear + notCounted > 0 && (
        <p className={styles.note}>
          {formatNumber(notCounted)} {notCounted === 1 ? 'use does' : 'uses do'} not count
          {unclear === 0 ? '' : `; ${formatNumber(unclear)} deals of unknown creation stand in neither group`}
          .{' '}
          <Button look="link" onPress={() => open('not-counted')}>
            See why
          </Button>
        </p>
      )}
    </Section>
  )
}

type RowProps = {
  readonly label: string
  readonly share: Results['closed']
  readonly strong?: boolean
  readonly onOpen: () => void
}

function Row({ label, share, strong = false, onOpen }: RowProps) {
  return (
    <div className={strong ? styles.strongRow : styles.row}>
      <Button look="link" onPress={onOpen}>
        {label}
      </Button>
      <span className={styles.track}>
        {share.share === null ? (
          <span className={styles.none}>too few to say</span>
        ) : (
          <Interval share={share} />
        )}
      </span>
      <span className={styles.figure}>{wordsOf(share)}</span>
      <span className={styles.counts}>
        {formatNumber(share.met)} of {formatNumber(share.of)}
      </span>
    </div>
  )
}

function Interval({ share: { share, low, high } }: { readonly share: Results['closed'] }) {
  const [from, to, at] = [(low ?? 0) * 100, (high ?? 0) * 100, (share ?? 0) * 100]
  return (
    <svg className={styles.interval} viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M${from} 10H${to}M${from} 5V15M${to} 5V15`} vectorEffect="non-scaling-stroke" />
      <path className={styles.point} d={`M${at} 10h0.001`} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

function wordsOf({ share, low, high }: Results['closed']): string {
  if (share === null || low === null || high === null) return ''
  return `${formatPercent(share)} (${formatNumber(low * 100, 0)} to ${formatNumber(high * 100, 0)})`
}
