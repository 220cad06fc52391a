import { scaleLinear } from 'd3-scale'
import { useEffect, useRef, useState } from 'react'
import { formatCount, formatNumber, formatPercent } from '../../web/format.ts'
import styles from './LoadProfileChart.module.css'
import type { Protection } from './queries.ts'

const height = 190
const margin = { top: 28, right: 4, bottom: 22, left: 24 }

/** One bar per person, most asked first; the cap as an ink line, the warning dotted. */
export function LoadProfileChart({ protection }: { readonly protection: Protection }) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  return (
    <div ref={frame}>
      {protection.people === 0 ? (
        <p>Load shows here once somebody is discoverable.</p>
      ) : (
        <Profile protection={protection} width={width} />
      )}
    </div>
  )
}

type ProfileProps = { readonly protection: Protection; readonly width: number }

function Profile({ protection, width }: ProfileProps) {
  const { runs, people, cap, warnAt } = protection
  const right = width - margin.right
  const x = scaleLinear().domain([0, people]).range([margin.left, right])
  const y = scaleLinear()
    .domain([0, Math.max(cap, runs[0]?.load ?? 0)])
    .range([height - margin.bottom, margin.top])
  return (
    <svg className={styles.chart} width={width} height={height} role="img" aria-label={wordsOf(protection)}>
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
      <Limit className={styles.cap} right={right} y={y(cap)} words="cap" />
      <Limit className={styles.warn} right={right} y={y(warnAt)} words="warn" tone={styles.amber} />
      <Busiest protection={protection} x={x} right={right} />
      <ForgottenOnes protection={protection} x={x} right={right} y={y(0)} />
      <text x={margin.left} y={height - 5}>
        most asked
      </text>
      <text x={right} y={height - 5} textAnchor="end">
        each bar is one person
      </text>
    </svg>
  )
}

type LimitProps = {
  readonly className: string | undefined
  readonly right: number
  readonly y: number
  readonly words: string
  readonly tone?: string | undefined
}

function Limit({ className, right, y, words, tone }: LimitProps) {
  return (
    <g>
      <line className={className} x1={margin.left} x2={right} y1={y} y2={y} />
      <text className={tone} x={right} y={y - 5} textAnchor="end">
        {words}
      </text>
    </g>
  )
}

type BusiestProps = {
  readonly protection: Protection
  readonly x: (value: number) => number
  readonly right: number
}

/** A bracket over the busiest tenth; its words stand beside it, or end at the edge where there is no room. */
function Busiest({ protection: { busiest, busiestShare }, x, right }: BusiestProps) {
  if (busiestShare === null) return null
  const words = `busiest tenth: ${formatCount(busiest, 'person', 'people')}, ${formatPercent(busiestShare)} of all load`
  const fitsBeside = x(busiest) + 6 + words.length * 6.2 < right
  return (
    <g>
      <path className={styles.bracket} d={`M${x(0) + 1} 24V16H${x(busiest)}V24`} />
      <text
        className={styles.strong}
        x={fitsBeside ? x(busiest) + 6 : right}
        y={fitsBeside ? 20 : 10}
        textAnchor={fitsBeside ? 'start' : 'end'}
      >
        {words}
      </text>
    </g>
  )
}

type ForgottenProps = BusiestProps & { readonly y: number }

/** A bracket over those forgotten: they carry nothing, so they stand at the end. */
function ForgottenOnes({ protection: { forgotten, forgottenAfter, people }, x, right, y }: ForgottenProps) {
  if (forgotten === 0) return null
  const words = `${formatNumber(forgotten)} not asked in ${formatNumber(forgottenAfter)} days`
  return (
    <g>
      <path className={styles.bracket} d={`M${x(people - forgotten)} ${y - 6}V${y - 14}H${right}V${y - 6}`} />
      <text className={styles.strong} x={right} y={y - 20} textAnchor="end">
        {words}
      </text>
    </g>
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

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(240, Math.round(entry.contentRect.width)))
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [frame])
  return width
}
