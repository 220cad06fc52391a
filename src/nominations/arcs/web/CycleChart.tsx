import { formatPercent } from '../../../web/format.ts'
import styles from './CycleChart.module.css'

type Arc = { readonly name: string; readonly share: number | null }
type CycleChartProps = {
  /** Cultivate, engage, put to work: as the cycle turns. */
  readonly arcs: readonly [Arc, Arc, Arc]
  /** At the joints: before the first arc, between first and second, between second and third. */
  readonly joints: readonly [string, string, string]
}

const centre = { x: 180, y: 170 }
const radius = 118
const span = 110

const at = (degrees: number, distance = radius) => {
  const turn = ((degrees - 90) * Math.PI) / 180
  return { x: centre.x + distance * Math.cos(turn), y: centre.y + distance * Math.sin(turn) }
}

function arcPath(from: number, to: number): string {
  const a = at(from)
  const b = at(to)
  return `M ${a.x} ${a.y} A ${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${b.x} ${b.y}`
}

const tones = [styles.first, styles.second, styles.third]
const inside = [
  { x: 232, y: 140 },
  { x: 180, y: 232 },
  { x: 128, y: 140 },
]

/** Three arcs of a ring: the track is all, the fill the share that went on. */
export function CycleChart({ arcs, joints }: CycleChartProps) {
  const words = arcs.map(
    ({ name, share }) => `${name}: ${share === null ? 'nothing yet' : formatPercent(share)}`,
  )
  return (
    <svg
      viewBox="0 0 360 340"
      className={styles.chart}
      role="img"
      aria-label={`The cycle. ${words.join('; ')}.`}
    >
      {arcs.map(({ name, share }, place) => {
        const from = place * 120 + 5
        return (
          <g key={name}>
            <path d={arcPath(from, from + span)} className={styles.track} />
            {share !== null && share > 0 && (
              <path
                d={arcPath(from, from + Math.max(1, span * Math.min(1, share)))}
                className={tones[place]}
              />
            )}
            <text x={inside[place]?.x} y={inside[place]?.y} className={styles.share}>
              {share === null ? '–' : formatPercent(share)}
            </text>
            <text x={inside[place]?.x} y={(inside[place]?.y ?? 0) + 18} className={styles.name}>
              {place + 1} {name}
            </text>
          </g>
        )
      })}
      <text x={180} y={24} className={styles.joint}>
        {joints[0]}
      </text>
      <text x={270} y={316} className={styles.joint}>
        {joints[1]}
      </text>
      <text x={90} y={316} className={styles.joint}>
        {joints[2]}
      </text>
    </svg>
  )
}
