import { scaleLinear } from 'd3-scale'
import { useEffect, useRef, useState } from 'react'
import { type Day, dayFromNumber, dayNumber } from '../../kernel/time.ts'
import { formatDay, formatNumber } from '../format.ts'
import styles from './LoadCurve.module.css'

/** The load from this day on, until the next point. */
export type LoadPoint = { readonly day: Day; readonly load: number }
type Blackout = { readonly from: Day; readonly to: Day; readonly label: string }

type LoadCurveProps = {
  /** Steps up to today, and from today on as things stand. Each series begins at its first day. */
  readonly past: readonly LoadPoint[]
  readonly ahead: readonly LoadPoint[]
  readonly today: Day
  readonly cap: number
  readonly warnAt?: number
  readonly blackouts?: readonly Blackout[]
  /** The same future with the ask that is weighed. */
  readonly withAsk?: { readonly label: string; readonly points: readonly LoadPoint[] }
  readonly height?: number
}

const margin = { top: 18, right: 2, bottom: 20, left: 24 }
const span = 90

/** Load against the cap, 90 days back and ahead, in steps. */
export function LoadCurve(props: LoadCurveProps) {
  const { past, ahead, today, cap, height = 160 } = props
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const now = dayNumber(today)
  const top = Math.max(
    cap,
    ...[...past, ...ahead, ...(props.withAsk?.points ?? [])].map((point) => point.load),
  )
  const x = scaleLinear()
    .domain([now - span, now + span])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, top])
    .range([height - margin.bottom, margin.top])
  const clip = (day: Day) => x(Math.min(now + span, Math.max(now - span, dayNumber(day))))
  return (
    <div ref={frame}>
      <svg className={styles.curve} width={width} height={height} role="img" aria-label={describe(props)}>
        <Blackouts blackouts={props.blackouts ?? []} clip={clip} top={y(top)} bottom={y(0)} />
        <Axes x={x} y={y} cap={cap} warnAt={props.warnAt} width={width} now={now} height={height} />
        <path className={styles.area} d={`${steps(past, x, y, now - span, now)}V${y(0)}H${x(now - span)}Z`} />
        <path className={styles.line} d={steps(past, x, y, now - span, now)} />
        <path className={styles.line} d={steps(ahead, x, y, now, now + span)} />
        {props.withAsk !== undefined && (
          <>
            <path className={styles.with} d={steps(props.withAsk.points, x, y, now, now + span)} />
            <EndLabel
              x={width - margin.right}
              y={y(props.withAsk.points.at(-1)?.load ?? 0)}
              words={props.withAsk.label}
            />
            <EndLabel x={width - margin.right} y={y(ahead.at(-1)?.load ?? 0)} words="without" />
          </>
        )}
        <line className={styles.today} x1={x(now)} x2={x(now)} y1={margin.top - 8} y2={y(0)} />
        <text className={styles.strong} x={x(now) - 4} y={11} textAnchor="end">
          today, {formatNumber(past.at(-1)?.load ?? 0)} of {formatNumber(cap)}
        </text>
      </svg>
    </div>
  )
}

type Scale = (value: number) => number

/** A path of flat runs and upright steps between two day numbers. */
function steps(points: readonly LoadPoint[], x: Scale, y: Scale, from: number, to: number): string {
  const before = points.filter((point) => dayNumber(point.day) <= from).at(-1)
  const inside = points.filter((point) => dayNumber(point.day) > from && dayNumber(point.day) <= to)
  const start = `M${x(from)} ${y(before?.load ?? 0)}`
  return `${start}${inside.map((point) => `H${x(dayNumber(point.day))}V${y(point.load)}`).join('')}H${x(to)}`
}

type AxesProps = {
  readonly x: Scale
  readonly y: Scale & { ticks: (count?: number) => number[] }
  readonly cap: number
  readonly warnAt: number | undefined
  readonly width: number
  readonly height: number
  readonly now: number
}

function Axes({ x, y, cap, warnAt, width, height, now }: AxesProps) {
  const right = width - margin.right
  const anchors = { [-span]: 'start', 0: 'middle', [span]: 'end' } as const
  return (
    <g>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      <line className={styles.cap} x1={margin.left} x2={right} y1={y(cap)} y2={y(cap)} />
      <text x={margin.left + 2} y={y(cap) - 5}>
        cap
      </text>
      {warnAt !== undefined && (
        <>
          <line className={styles.warn} x1={margin.left} x2={right} y1={y(warnAt)} y2={y(warnAt)} />
          <text className={styles.amber} x={margin.left + 2} y={y(warnAt) - 5}>
            warn
          </text>
        </>
      )}
      {([-span, 0, span] as const).map((offset) => (
        <text key={offset} x={x(now + offset)} y={height - 4} textAnchor={anchors[offset]}>
          {formatDay(dayFromNumber(now + offset))}
        </text>
      ))}
    </g>
  )
}

/** Stands on the end of its line, on paper, so that no line runs through it. */
function EndLabel({ x, y, words }: { readonly x: number; readonly y: number; readonly words: string }) {
  return (
    <text className={styles.end} x={x - 2} y={y - 6} textAnchor="end">
      {words}
    </text>
  )
}

type BlackoutsProps = {
  readonly blackouts: readonly Blackout[]
  readonly clip: (day: Day) => number
  readonly top: number
  readonly bottom: number
}

function Blackouts({ blackouts, clip, top, bottom }: BlackoutsProps) {
  return blackouts.map((band) => {
    const left = clip(band.from)
    const right = clip(band.to)
    return (
      <g key={band.from}>
        <rect
          className={styles.blackout}
          x={left}
          width={Math.max(0, right - left)}
          y={top}
          height={bottom - top}
        />
        <text x={right} y={11} textAnchor="end">
          {band.label}
        </text>
      </g>
    )
  })
}

function describe({ past, ahead, cap, blackouts = [] }: LoadCurveProps): string {
  const next = ahead.map((point) => `${formatNumber(point.load)} from ${formatDay(point.day)}`).join(', ')
  const bands = blackouts.map((band) => `${band.label} ${formatDay(band.from)} to ${formatDay(band.to)}`)
  const now = `Load ${formatNumber(past.at(-1)?.load ?? 0)} of ${formatNumber(cap)} today`
  return [now, next === '' ? 'no change ahead' : `then ${next}`, ...bands].join('; ')
}

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(380)
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
