import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import { type ExplainedRule, sayLevel, sayValue } from './limit.queries.ts'
import styles from './RuleLinesPanel.module.css'

type RuleLinesPanelProps = { readonly label: string; readonly rules: readonly ExplainedRule[] }

/** Rules under each other: what each found, the values it goes by with who set them, and its verdict. */
export function RuleLinesPanel({ label, rules }: RuleLinesPanelProps) {
  return (
    <ul className={styles.rules} aria-label={label}>
      {rules.map((rule) => (
        <li key={rule.code} className={styles.rule}>
          <div className={styles.words}>
            <h3 className={styles.title}>{rule.title}</h3>
            <p>{rule.reads}</p>
            <Days rule={rule} />
            <Values rule={rule} />
            <Asks rule={rule} />
          </div>
          <div className={styles.verdict}>
            <StateMark kind={markOfRule(rule)}>{sayVerdict(rule)}</StateMark>
          </div>
        </li>
      ))}
    </ul>
  )
}

const limitCodes: readonly string[] = [
  'contact-cap',
  'account-cap',
  'live-limit',
  'own-limit',
  'own-type-limit',
]

function Days({ rule: { code, from, until, asks } }: { readonly rule: ExplainedRule }) {
  if (limitCodes.includes(code)) {
    return asks.length > 0 && from !== null ? (
      <p className={styles.small}>Fullest on {formatDay(from)}.</p>
    ) : null
  }
  if (from === null && until === null) return null
  const begin = from === null ? '' : `from ${formatDay(from)}`
  const end = until === null ? 'until a fact changes' : `until ${formatDay(until)}`
  return (
    <p className={styles.small}>
      Stands {begin} {end}.
    </p>
  )
}

function Values({ rule: { values } }: { readonly rule: ExplainedRule }) {
  if (values.length === 0) return null
  return (
    <ul className={styles.values}>
      {values.map(({ title, value, unit, level, why }) => (
        <li key={title}>
          {title}: <strong>{sayValue(value, unit)}</strong>, {sayLevel(level)}
          {why !== null && `: ${why}`}
        </li>
      ))}
    </ul>
  )
}

/** The asks a limit counts, so that its sum can be checked. */
function Asks({ rule: { asks, title } }: { readonly rule: ExplainedRule }) {
  if (asks.length === 0) return null
  return (
    <details className={styles.small}>
      <summary>
        {formatCount(asks.length, 'ask makes it', 'asks make it')}
        <span className="unseen">: {title}</span>
      </summary>
      <ul className={styles.values}>
        {asks.map((ask) => (
          <li key={ask.id}>
            {ask.title}, {formatDay(ask.on)}: {formatNumber(ask.loadPoints)}{' '}
            {ask.loadPoints === 1 ? 'point' : 'points'}
            {ask.isOpen ? ', reserved' : ''}; drops out on {formatDay(ask.freesOn)}
          </li>
        ))}
      </ul>
    </details>
  )
}

const againstMarks: Readonly<Record<ExplainedRule['group'], StateKind>> = {
  load: 'resting',
  rest: 'resting',
  hold: 'held',
  word: 'blocked',
}

function markOfRule({ verdict, group }: ExplainedRule): StateKind {
  switch (verdict) {
    case 'fine':
      return 'kept'
    case 'close':
      return 'close'
    case 'needs-yes':
      return 'due'
    case 'against':
      return againstMarks[group]
    case 'silent':
      return 'not-asked'
  }
}

function sayVerdict({ verdict, until }: ExplainedRule): string {
  switch (verdict) {
    case 'fine':
      return 'fine'
    case 'close':
      return 'close to its limit'
    case 'needs-yes':
      return "needs the owner's yes"
    case 'against':
      return until === null ? 'against it, no date yet' : `against it until ${formatDay(until)}`
    case 'silent':
      return 'does not apply'
  }
}
