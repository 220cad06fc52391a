import { formatList, formatNumber } from '../../web/format.ts'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './PipelinePanel.module.css'
import type { Board } from './queries.ts'

/** The last column: why others were not taken up, and which teams are silent. */
export function WhyNotPanel({ board }: { readonly board: Board }) {
  const { whyNot, silentTeams, silentDays } = board
  const most = Math.max(1, ...whyNot.reasons.map(({ count }) => count))
  return (
    <section className={styles.column} aria-label="Why not">
      <div className={styles.head}>
        <h2 className={styles.title}>Why not</h2>
        <p className={styles.count}>
          <span className={styles.figure}>{formatNumber(whyNot.total)}</span>
          <span className={styles.flow}>in the last {formatNumber(whyNot.days)} days</span>
        </p>
      </div>
      {whyNot.total === 0 && <p className={styles.nobody}>Nobody was declined</p>}
      <ul>
        {whyNot.reasons.map(({ reason, label, count }) => (
          <li key={reason} className={styles.reason}>
            <span>{label}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <span className={styles.reasonCount}>{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.more}>
        <TextLink to="/my-nominations?tab=all">All nominations</TextLink>
      </p>
      {silentTeams.length > 0 && (
        <p className={styles.silent}>
          Silent for {formatNumber(silentDays)} days: {formatList(silentTeams)}
        </p>
      )}
    </section>
  )
}
