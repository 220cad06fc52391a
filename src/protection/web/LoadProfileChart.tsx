import { scaleLinear } from 'd3-scale'
import { formatCount, formatNumber, formatPercent } from '../../web/format.ts'
import styles from './LoadProfileChart.module.css'
import type { Protection } from './queries.ts'

const [width, height] = [740, 190]
const margin = { top: 28, right: 4, bottom: 22, left: 24 }

/** One bar per person, most asked first; the cap as an ink line, the warning dotted. */
export function LoadProfileChart({ protection }: { readonly protection: Protection }) {
  const { runs, people, cap, warnAt, busiest, busiestShare } = protection
  if (people === 0) return <p>Load shows here once somebody is discoverable.</p>
  const x = scaleLinear()
    .domain([0, people])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, Math.max(cap, runs[0]?.load ?? 0)])
    .range([height - margin.bottom, margin.top])
  const right = width - margin.right
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={wordsOf(protection)}
    >
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {barsOf(runs).map(({ from, until, load }) => (
        <Bars
          key={from}
          from={from}
          until={until}
          x={x}
          top={y(load)}
          bottom={y(0)}
          tone={toneOf(load, cap, warnAt)}
        />
      ))}
      <line className={styles.cap} x1={margin.left} x2={right} y1={y(cap)} y2={y(cap)} />
      <text x={right} y={y(cap) - 5} textAnchor="end">
        cap
      </text>
      <line className={styles.warn} x1={margin.left} x2={right} y1={y(warnAt)} y2={y(warnAt)} />
      <text className={styles.amber} x={right} y={y(warnAt) - 5} textAnchor="end">
        warn
      </text>
      {busiestShare !== null && (
        <g>
          <path className={styles.bracket} d={`M${x(0) + 1} 20V12H${x(busiest)}V20`} />
          <text className={styles.strong} x={x(busiest) + 6} y={16}>
            busiest tenth: {formatCount(busiest, 'person', 'people')}, {formatPercent(busiestShare)} of all
            load
          </text>
        </g>
      )}
      <text x={margin.left} y={height - 5}>
        most asked
      </text>
      <text x={right} y={height - 5} textAnchor="end">
        each bar is one person
      </text>
    </svg>
  )
}

type BarsProps = {
  readonly from: number
  readonly until: number
  readonly x: (value: number) => number
  readonly top: number
  readonly bottom: number
  readonly tone: string | undefined
}

/** Bars with a gap of a pixel where there is room for one; a plain area where there is not. */
function Bars({ from, until, x, top, bottom, tone }: BarsProps) {
  const each = x(1) - x(0)
  const tall = Math.max(bottom - top, 1.5)
  if (each < 3) {
    return <rect className={tone} x={x(from)} y={bottom - tall} width={x(until) - x(from)} height={tall} />
  }
  return Array.from({ length: until - from }, (_, at) => (
    <rect
      key={from + at}
      className={tone}
      x={x(from + at)}
      y={bottom - tall}
      width={each - 1}
      height={tall}
    />
  ))
}

function barsOf(runs: Protection['runs']) {
  let from = 0
  return runs.map(({ load, people }) => {
    const bar = { from, until: from + people, load }
    from = bar.until
    return bar
  })
}

function toneOf(load: number, cap: number, warnAt: number): string | undefined {
  if (load >= cap) return styles.full
  return load >= warnAt ? styles.near : styles.easy
}

function wordsOf({ runs, cap }: Protection): string {
  const each = runs.map(
    ({ load, people }) => `${formatNumber(load)} points: ${formatCount(people, 'person', 'people')}`,
  )
  return `Load against a cap of ${formatNumber(cap)}. ${each.join('; ')}`
}
