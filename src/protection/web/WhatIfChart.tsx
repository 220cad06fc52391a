import { scaleLinear } from 'd3-scale'
import { dayNumber } from '../../kernel/time.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import styles from './WhatIfChart.module.css'
import type { WhatIfPerson } from './what-if.queries.ts'

const [width, height] = [240, 64]
const margin = { top: 6, bottom: 4 }

type WhatIfChartProps = { readonly person: WhatIfPerson; readonly today: string }

/** The load from today on as it stands, and dashed with the ask, under the cap. */
export function WhatIfChart({ person, today }: WhatIfChartProps) {
  const { without, withAsk, load, on } = person
  const points = [...without, ...withAsk]
  const last = Math.max(dayNumber(today) + 90, ...points.map(({ day }) => dayNumber(day))) + 4
  const top = Math.max(load?.cap ?? 0, ...points.map((point) => point.load), 1)
  const x = scaleLinear()
    .domain([dayNumber(today), last])
    .range([0, width])
  const y = scaleLinear()
    .domain([0, top])
    .range([height - margin.bottom, margin.top])
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={wordsOf(person)}>
      <line className={styles.base} x2={width} y1={y(0)} y2={y(0)} />
      {load !== null && <line className={styles.cap} x2={width} y1={y(load.cap)} y2={y(load.cap)} />}
      <path className={styles.area} d={`${steps(without, x, y)}V${y(0)}H0Z`} />
      <path className={styles.line} d={steps(without, x, y)} />
      <path className={styles.with} d={steps(withAsk, x, y)} />
      <line className={styles.day} x1={x(dayNumber(on))} x2={x(dayNumber(on))} y1={margin.top} y2={y(0)} />
    </svg>
  )
}

type Scale = (value: number) => number

function steps(points: WhatIfPerson['without'], x: Scale, y: Scale): string {
  const [first, ...others] = points
  const start = `M0 ${y(first?.load ?? 0)}`
  return `${start}${others.map(({ day, load }) => `H${x(dayNumber(day))}V${y(load)}`).join('')}H${width}`
}

function wordsOf({ on, load, withAsk }: WhatIfPerson): string {
  const cap = load === null ? '' : ` of ${formatNumber(load.cap)}`
  const steps = withAsk.map((point) => `${formatNumber(point.load)} from ${formatDay(point.day)}`)
  return `Load${cap} with the ask on ${formatDay(on)}: ${steps.join(', ')}`
}
