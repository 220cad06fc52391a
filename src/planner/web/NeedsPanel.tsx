import { formatDay, formatMoney, formatNumber } from '../../web/format.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import styles from './NeedsPanel.module.css'
import { formatWeekday, type Today, type TodayNeed, urgencyWords, whenWords } from './queries.ts'

type NeedsPanelProps = {
  readonly today: Today
  readonly showsAll: boolean
  readonly onAll: (all: boolean) => void
}

/** What needs the reader, in order of what is lost by waiting; each line with its one act. */
export function NeedsPanel({ today, showsAll, onAll }: NeedsPanelProps) {
  const { needs, more, atRisk, due, waits } = today
  const solid = atRisk > 0
  return (
    <Section
      title="Needs you"
      qualifier="in order of what is lost by waiting"
      aside={
        showsAll ? (
          <Button look="link" onPress={() => onAll(false)}>
            The first seven
          </Button>
        ) : (
          more > 0 && (
            <Button look="link" onPress={() => onAll(true)}>
              {formatNumber(more)} more
            </Button>
          )
        )
      }
    >
      {atRisk + due === 0 && <AllClear next={needs[0]} waits={waits.length > 0} />}
      <ul aria-label="Needs you">
        {needs.map((need, at) => (
          <NeedLine key={`${need.kind} ${need.id}`} need={need} solid={solid && at === 0} />
        ))}
      </ul>
    </Section>
  )
}

type AllClearProps = { readonly next: TodayNeed | undefined; readonly waits: boolean }

/** Nothing is due. What waits without being late stands below, so that it is not called clear. */
function AllClear({ next, waits }: AllClearProps) {
  const finding = waits ? 'Nothing falls due' : 'All clear'
  return (
    <div className={styles.clear}>
      <StateMark kind="kept">
        <strong>
          {next === undefined ? `${finding} this week.` : `${finding} until ${formatWeekday(next.dueAt)}.`}
        </strong>
      </StateMark>
    </div>
  )
}

function NeedLine({ need, solid }: { readonly need: TodayNeed; readonly solid: boolean }) {
  const [mark, word] = urgencyWords(need)
  const { amount, label, on } = need.stake
  const more = label === null ? null : on === null ? label : `${label} ${formatDay(on)}`
  return (
    <li className={styles.need}>
      <div className={styles.when}>
        <StateMark kind={mark}>{word}</StateMark>
        <span className={styles.by}>{whenWords(need.dueAt)}</span>
      </div>
      <div className={styles.what}>
        <p className={styles.title}>{need.title}</p>
        <p className={styles.loss}>{need.loss}</p>
      </div>
      <div className={styles.stake}>
        {amount !== null && <p className={styles.amount}>{formatMoney(amount)}</p>}
        {more !== null && <p className={amount === null ? styles.amount : styles.more}>{more}</p>}
      </div>
      <div className={styles.act}>
        <LinkButton to={need.act.to} look={solid ? 'solid' : 'secondary'} wide>
          {need.act.label}
        </LinkButton>
      </div>
    </li>
  )
}
