import { formatCount, formatMoney, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { type Figure, influenceLabel } from '../figure.ts'
import styles from './InfluencePanel.module.css'
import { apartWords, formatShortMoney, type OpenFigure, type Results, sumOf } from './queries.ts'

type InfluencePanelProps = {
  readonly results: Results
  readonly state: 'won' | 'open'
  readonly open: OpenFigure
}

const words = {
  won: {
    title: 'Influenced won revenue',
    figure: 'influenced-won',
    what: 'won deals',
    end: 'before they closed',
  },
  open: { title: 'Influenced open pipeline', figure: 'influenced-open', what: 'open deals', end: 'so far' },
} as const satisfies Record<'won' | 'open', { figure: Figure } & Record<string, string>>

/** What customers' voices were part of, each deal once; live and content apart. */
export function InfluencePanel({ results, state, open }: InfluencePanelProps) {
  const { all, live, content, both, of } = results[state]
  const { title, figure, what, end } = words[state]
  const sum = sumOf(all, results.currency)
  const apart = apartWords(all)
  return (
    <Section title={title} qualifier={state === 'open' ? 'as of today' : undefined}>
      <p className={styles.display} title={formatMoney(sum)}>
        {formatShortMoney(sum)}
      </p>
      <p className={styles.sentence}>
        {formatNumber(all.opportunities)} of {formatNumber(of)} {what} had a customer’s voice in them {end}.
      </p>
      <ul className={styles.ways} aria-label={`${title} by way`}>
        <Way label="Customers took part" worth={live} results={results} onOpen={() => open(figure, 'live')} />
        <Way
          label="Content opened"
          worth={content}
          results={results}
          onOpen={() => open(figure, 'content')}
        />
      </ul>
      <p className={styles.note}>
        {both > 0 && `${formatCount(both, 'deal had', 'deals had')} both and count once above. `}
        {apart !== null && `${apart} `}
        {influenceLabel}{' '}
        <Button look="link" onPress={() => open(figure)}>
          {all.opportunities === 1 ? 'See the deal' : `See the ${formatNumber(all.opportunities)} deals`}
        </Button>
      </p>
    </Section>
  )
}

type WayProps = {
  readonly label: string
  readonly worth: Results['won']['live']
  readonly results: Results
  readonly onOpen: () => void
}

function Way({ label, worth, results, onOpen }: WayProps) {
  return (
    <li className={styles.way}>
      <Button look="link" onPress={onOpen}>
        {label}
      </Button>
      <span className={styles.count}>{formatCount(worth.opportunities, 'deal', 'deals')}</span>
      <span className={styles.sum} title={formatMoney(sumOf(worth, results.currency))}>
        {formatShortMoney(sumOf(worth, results.currency))}
      </span>
    </li>
  )
}
