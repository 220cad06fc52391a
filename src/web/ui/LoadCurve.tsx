import { scaleLinear } from 'd3-scale'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { type Day, dayFromNumber, dayNumber } from '../../kernel/time.ts'
import { formatDay, formatNumber } from '../format.ts'
import styles from './LoadCurve.module.css'

/** The load from this day on, until the next point. */
export type LoadPoint = { readonly day: Day; readonly load: number }
/** A stretch of days: `to` is the first day after it. */
type Band = { readonly from: Day; readonly to: Day; readonly label: string }
/** A day on which the load changes, and what makes it, in a sentence. */
export type LoadStep = {
  readonly day: Day
  readonly load: number
  readonly up: boolean
  readonly says: string
}

type LoadCurveProps = {
  /** Steps up to today, and from today on as things stand. Each series begins at its first day. */
  readonly past: readonly LoadPoint[]
  readonly ahead: readonly LoadPoint[]
  readonly today: Day
  readonly cap: number
  readonly warnAt?: number
  /** Rest, blackouts, absences: grey, with their words in the description and on hover. */
  readonly bands?: readonly Band[]
  /** Given, each step can be pointed at, and walked through by the arrow keys. */
  readonly steps?: readonly LoadStep[]
  /** The same future with the ask that is weighed. */
  readonly withAsk?: { readonly label: string; readonly points: readonly LoadPoint[] }
  readonly height?: number
}

const margin = { top: 18, right: 2, bottom: 20, left: 24 }
const span = 90

/** Load against the cap, 90 days back and ahead, in steps that can be traced to what makes them. */
export function LoadCurve(props: LoadCurveProps) {
  const { today, steps = [], height = 160 } = props
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [chosen, choose] = useState<number | null>(null)
  const now = dayNumber(today)
  const x = scaleLinear()
    .domain([now - span, now + span])
    .range([margin.left, width - margin.right])
  const walk = walkOf(props, chosen, choose, (at) => {
    const share = (at - margin.left) / (width - margin.right - margin.left)
    return nearest(steps, now - span + share * 2 * span)
  })
  return (
    <div ref={frame}>
      <div {...walk} className={styles.frame}>
        <Drawing {...props} steps={steps} chosen={chosen} x={x} width={width} height={height} />
      </div>
      {steps.length > 0 && (
        <p className={styles.says}>
          {steps[chosen ?? -1]?.says ?? 'Point at a step, or walk through them with the arrow keys.'}
        </p>
      )}
    </div>
  )
}

/** A slider over the steps, where there are any: its value is the sentence of the step. */
function walkOf(
  props: LoadCurveProps,
  chosen: number | null,
  choose: (at: number) => void,
  nearestTo: (at: number) => number,
) {
  const { steps = [] } = props
  const named = { 'aria-label': describe(props) }
  if (steps.length === 0) return { ...named, role: 'img' } as const
  const last = steps.length - 1
  const keys: Readonly<Record<string, number>> = {
    ArrowRight: Math.min(last, (chosen ?? -1) + 1),
    ArrowUp: Math.min(last, (chosen ?? -1) + 1),
    ArrowLeft: Math.max(0, (chosen ?? 1) - 1),
    ArrowDown: Math.max(0, (chosen ?? 1) - 1),
    Home: 0,
    End: last,
  }
  return {
    ...named,
    role: 'slider',
    tabIndex: 0,
    'aria-valuemin': 1,
    'aria-valuemax': steps.length,
    'aria-valuenow': (chosen ?? 0) + 1,
    'aria-valuetext': steps[chosen ?? -1]?.says ?? 'no step chosen',
    onKeyDown: (event: KeyboardEvent) => {
      const next = keys[event.key]
      if (next === undefined) return
      event.preventDefault()
      choose(next)
    },
    onPointerMove: (event: PointerEvent) => point(event, choose, nearestTo),
    onPointerDown: (event: PointerEvent) => point(event, choose, nearestTo),
  } as const
}

function point(event: PointerEvent, choose: (at: number) => void, nearestTo: (at: number) => number) {
  choose(nearestTo(event.clientX - event.currentTarget.getBoundingClientRect().left))
}

function nearest(steps: readonly LoadStep[], day: number): number {
  const off = (step: LoadStep | undefined) => Math.abs(dayNumber(step?.day ?? '1970-01-01') - day)
  return steps.reduce((best, step, at) => (off(step) < off(steps[best]) ? at : best), 0)
}

type DrawingProps = LoadCurveProps & {
  readonly steps: readonly LoadStep[]
  readonly chosen: number | null
  readonly x: Scale
  readonly width: number
  readonly height: number
}

function Drawing(props: DrawingProps) {
  const { past, ahead, today, cap, steps: marks, chosen, x, width, height } = props
  const now = dayNumber(today)
  const loads = [...past, ...ahead, ...(props.withAsk?.points ?? [])].map((each) => each.load)
  const top = Math.max(cap, ...loads)
  const y = scaleLinear()
    .domain([0, top])
    .range([height - margin.bottom, margin.top])
  const clip = (day: Day) => x(Math.min(now + span, Math.max(now - span, dayNumber(day))))
  return (
    <svg className={styles.curve} width={width} height={height} aria-hidden="true">
      <Bands bands={props.bands ?? []} clip={clip} top={y(top)} bottom={y(0)} />
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
      {marks.map((step, at) => (
        <Mark key={step.day} step={step} x={x(dayNumber(step.day))} y={y} isChosen={at === chosen} />
      ))}
      <text className={styles.strong} x={x(now) - 4} y={11} textAnchor="end">
        today, {formatNumber(past.at(-1)?.load ?? 0)} of {formatNumber(cap)}
      </text>
    </svg>
  )
}

type MarkProps = {
  readonly step: LoadStep
  readonly x: number
  readonly y: Scale
  readonly isChosen: boolean
}

/** On the base line: upwards where an ask begins to count, downwards where one drops out. */
function Mark({ step, x, y, isChosen }: MarkProps) {
  const base = y(0)
  const tip = step.up ? base - 6 : base
  const foot = step.up ? base : base - 6
  return (
    <g className={isChosen ? styles.chosen : styles.mark}>
      {isChosen && <line x1={x} x2={x} y1={margin.top} y2={base} />}
      {isChosen && <circle cx={x} cy={y(step.load)} r="3.5" />}
      <path d={`M${x - 3.5} ${foot}H${x + 3.5}L${x} ${tip}Z`} />
    </g>
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

type BandsProps = {
  readonly bands: readonly Band[]
  readonly clip: (day: Day) => number
  readonly top: number
  readonly bottom: number
}

function Bands({ bands, clip, top, bottom }: BandsProps) {
  return bands.map((band) => (
    <rect
      key={`${band.from} ${band.label}`}
      className={styles.band}
      x={clip(band.from)}
      width={Math.max(0, clip(band.to) - clip(band.from))}
      y={top}
      height={bottom - top}
    >
      <title>{`${band.label} ${formatDay(band.from)} to ${formatDay(band.to)}`}</title>
    </rect>
  ))
}

function describe({ past, ahead, cap, bands: stretches = [] }: LoadCurveProps): string {
  const next = ahead.map((point) => `${formatNumber(point.load)} from ${formatDay(point.day)}`).join(', ')
  const bands = stretches.map((band) => `${band.label} ${formatDay(band.from)} to ${formatDay(band.to)}`)
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
