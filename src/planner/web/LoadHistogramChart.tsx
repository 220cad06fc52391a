import { formatCount, formatNumber } from '../../web/format.ts'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './LoadHistogramChart.module.css'
import type { Today } from './queries.ts'

const size = { width: 278, height: 128, foot: 18, head: 18 }

/** How many people carry how much load; pale are those who are willing and forgotten. */
export function LoadHistogramChart({ today }: { readonly today: Today }) {
  const { load, underUsed } = today
  return (
    <Section title="Load, last 90 days" aside={formatCount(load.people, 'advocate', 'advocates')}>
      {load.people === 0 ? (
        <p className={styles.words}>Load shows here once somebody can be asked.</p>
      ) : (
        <Histogram load={load} underUsed={underUsed.total} />
      )}
      <ul>
        <li className={styles.line}>
          <span className={styles.pale} aria-hidden="true" />
          <span>{formatNumber(underUsed.total)} of them are under-used</span>
        </li>
        <li className={styles.line}>
          <StateShape kind="close" />
          <span>{formatNumber(load.close)} close to their limit</span>
          <TextLink to="/advocates?availability=close-to-limit">Who</TextLink>
        </li>
        <li className={styles.line}>
          <StateShape kind="risk" />
          <span>{formatNumber(load.overCap)} over their cap</span>
          <TextLink to="/protection/people?group=over">Who</TextLink>
        </li>
      </ul>
    </Section>
  )
}

type HistogramProps = { readonly load: Today['load']; readonly underUsed: number }

function Histogram({ load: { bars, cap, warnAt }, underUsed }: HistogramProps) {
  const most = Math.max(1, ...bars.map(({ people }) => people))
  const step = size.width / bars.length
  const floor = size.height - size.foot
  const tall = (people: number) => (people / most) * (floor - size.head)
  const words = bars.map(({ points, people }) => `${formatNumber(points)} points: ${formatNumber(people)}`)
  const warnBar = Math.ceil(warnAt)
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`People by points of load, against a cap of ${formatNumber(cap)}. ${words.join('; ')}`}
    >
      {bars.map(({ points, people }, at) => {
        const x = at * step + 2
        const middle = x + (step - 4) / 2
        const pale = points === 0 ? Math.min(underUsed, people) : 0
        return (
          <g key={points}>
            <rect
              className={toneOf(points, cap, warnBar)}
              x={x}
              width={step - 4}
              y={floor - tall(people)}
              height={Math.max(tall(people), people > 0 ? 1.5 : 0)}
            />
            {pale > 0 && (
              <rect
                className={styles.under}
                x={x + 0.5}
                width={step - 5}
                y={floor - tall(pale)}
                height={tall(pale)}
              />
            )}
            <text className={styles.count} x={middle} y={floor - tall(people) - 5}>
              {formatNumber(people)}
            </text>
            <text x={middle} y={size.height - 4}>
              {formatNumber(points)}
            </text>
          </g>
        )
      })}
      <line className={styles.floor} x1="0" x2={size.width} y1={floor} y2={floor} />
      {warnBar < bars.length && (
        <g>
          <line className={styles.warn} x1={warnBar * step} x2={warnBar * step} y1={4} y2={floor} />
          <text className={styles.warnWords} x={warnBar * step + 4} y={14}>
            warn from {formatNumber(warnBar)}
          </text>
        </g>
      )}
    </svg>
  )
}

function toneOf(points: number, cap: number, warnBar: number): string | undefined {
  if (points >= cap) return styles.full
  return points >= warnBar ? styles.near : styles.easy
}
