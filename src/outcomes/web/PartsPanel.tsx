import { causeWords } from '../../requests/request.ts'
import { formatCount, formatMoney, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { influenceLabel } from '../figure.ts'
import styles from './PartsPanel.module.css'
import { apartWords, formatShortMoney, type OpenFigure, type Results, sumOf } from './queries.ts'

type PartsProps = { readonly results: Results; readonly open: OpenFigure }

/** In which stage customers were brought in, and how those deals ended (ROLE-6). */
export function StagesPanel({ results, open }: PartsProps) {
  return (
    <Section title="By stage of use" qualifier="closed deals with a use that counts">
      <ul aria-label="By stage of use">
        {results.stages.map(({ stage, won, lost, worth }) => (
          <li key={stage ?? ''} className={styles.line}>
            <Button look="link" onPress={() => open('stage', stage ?? '')}>
              {stage ?? 'Stage not known'}
            </Button>
            <span className={styles.middle}>
              {formatNumber(won)} won, {formatNumber(lost)} lost
            </span>
            <span className={styles.end} title={formatMoney(sumOf(worth, results.currency))}>
              {formatShortMoney(sumOf(worth, results.currency))}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {results.stages.length === 0
          ? 'No closed deal had a use that counts.'
          : `Won amounts. ${influenceLabel}`}
      </p>
    </Section>
  )
}

/** What was at stake where nothing was found, by cause. */
export function UnfilledPanel({ results, open }: PartsProps) {
  return (
    <Section title="Unfilled value" qualifier="by cause, each deal once">
      <ul aria-label="Unfilled value">
        {results.unfilled.map(({ cause, requests, worth }) => (
          <li key={cause ?? ''} className={styles.line}>
            <Button look="link" onPress={() => open('unfilled', cause ?? '')}>
              {cause === null ? 'No cause given' : causeWords[cause]}
            </Button>
            <span className={styles.middle}>{formatCount(requests, 'request', 'requests')}</span>
            <span
              className={styles.end}
              title={apartWords(worth) ?? formatMoney(sumOf(worth, results.currency))}
            >
              {formatShortMoney(sumOf(worth, results.currency))}
            </span>
          </li>
        ))}
      </ul>
      {results.unfilled.length === 0 && (
        <p className={styles.note}>Every request that was closed got something, or was taken back.</p>
      )}
    </Section>
  )
}

/** What sellers' deals used, beside whom they put forward (CS-9). */
export function UsedAndGivenPanel({ results, open }: PartsProps) {
  const { people, isOwn } = results
  const [me] = people
  return (
    <Section
      title="Used and given"
      qualifier={isOwn ? 'your deals, your nominations' : 'uses on their deals, advocates they put forward'}
      aside={
        isOwn ? undefined : (
          <Button look="link" onPress={() => open('used-and-given')}>
            All
          </Button>
        )
      }
    >
      {isOwn ? (
        <p className={styles.sentence}>
          Customers helped on your deals {formatCount(me?.used ?? 0, 'time', 'times')}; you put{' '}
          {formatCount(me?.given ?? 0, 'advocate', 'advocates')} forward who{' '}
          {me?.given === 1 ? 'was' : 'were'} taken into the program.
        </p>
      ) : (
        <ul aria-label="Used and given">
          {people.map(({ id, name, used, given }) => (
            <li key={id} className={styles.line}>
              <span>{name}</span>
              <span className={styles.middle}>{formatNumber(used)} used</span>
              <span className={styles.end}>{formatNumber(given)} given</span>
            </li>
          ))}
        </ul>
      )}
      {!isOwn && people.length === 0 && (
        <p className={styles.note}>Nobody’s deals used anything in these days.</p>
      )}
    </Section>
  )
}

/** How much was done. It says nothing of what came of it, and so it is labelled (MAT-28). */
export function ActivityPanel({ results: { activity }, open }: PartsProps) {
  return (
    <Section title="Activities done" qualifier="activity only">
      <ul aria-label="Activities done, activity only">
        {activity.types.map(({ id, name, done }) => (
          <li key={id} className={styles.line}>
            <Button look="link" onPress={() => open('activity', id)}>
              {name}
            </Button>
            <span className={styles.middle} />
            <span className={styles.end}>{formatNumber(done)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {activity.done === 0
          ? 'Nothing was done in these days. '
          : `${formatNumber(activity.done)} in all, ${formatNumber(activity.linked)} of them for a deal. `}
        Activity only: a count, not a result.{' '}
        <Button look="link" onPress={() => open('activity')}>
          See all
        </Button>
      </p>
    </Section>
  )
}
