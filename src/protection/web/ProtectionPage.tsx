import { useQuery } from '@tanstack/react-query'
import { AvailabilityPanel } from '../../planner/web/AvailabilityPanel.tsx'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Figure } from '../../web/ui/Figure.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { MainAndSide, Section, Stack } from '../../web/ui/Section.tsx'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { FreeWhenChart } from './FreeWhenChart.tsx'
import { LoadProfileChart } from './LoadProfileChart.tsx'
import styles from './ProtectionPage.module.css'
import { ProtectionSidePanel } from './ProtectionSidePanel.tsx'
import { markOf, type Protection, protectionQuery } from './queries.ts'
import { StandingsStalePanel } from './StandingsStalePanel.tsx'

/** How load lies on everybody: who is near a limit, who is forgotten, who turns free when. */
export function ProtectionPage() {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const query = useQuery(protectionQuery())
  return (
    <>
      <PageHeader
        title={query.data === undefined ? 'Protection' : titleOf(query.data)}
        crumbs={[{ label: 'Advocates', to: '/advocates' }, { label: 'Protection' }]}
        fact={query.data === undefined ? undefined : factOf(query.data)}
        actions={
          <>
            <LinkButton to="/protection/care">Care</LinkButton>
            {runsProgram && <LinkButton to="/protection/what-if">What if…</LinkButton>}
            <LinkButton to="/settings/protection">Rules in force</LinkButton>
          </>
        }
      />
      <StandingsStalePanel />
      <QueryView query={query} what="Protection" holds="Asking goes on safely.">
        {(protection) =>
          protection.people === 0 ? (
            <Nobody />
          ) : (
            <Stack>
              <Tallies protection={protection} />
              <MainAndSide
                main={
                  <>
                    <Distribution protection={protection} />
                    <FreeWhenChart protection={protection} />
                  </>
                }
                side={
                  <>
                    <AvailabilityPanel />
                    <ProtectionSidePanel protection={protection} />
                  </>
                }
              />
            </Stack>
          )
        }
      </QueryView>
    </>
  )
}

function Nobody() {
  return (
    <EmptyState
      title="Nobody can be worn out yet"
      actions={
        <>
          <LinkButton to="/recruiting">See who is on the way</LinkButton>
          <LinkButton to="/nominate">Nominate</LinkButton>
        </>
      }
    >
      As soon as somebody is discoverable, their load, rest and holds show here.
    </EmptyState>
  )
}

type PartProps = { readonly protection: Protection }

const tallied = ['close-to-limit', 'resting', 'held', 'blocked'] as const

function Tallies({ protection }: PartProps) {
  const { over, forgotten, forgottenAfter, states } = protection
  return (
    <div className={styles.tallies}>
      <Tally
        count={over}
        mark={over === 0 ? 'kept' : 'risk'}
        words="over a cap"
        to="/protection/people?group=over"
      />
      {tallied.map((state) => (
        <Tally
          key={state}
          count={states.find((each) => each.state === state)?.people ?? 0}
          mark={markOf(state)}
          words={state === 'close-to-limit' ? 'close to a limit' : state}
          to={`/advocates?availability=${state}`}
        />
      ))}
      <Tally
        count={forgotten}
        mark="not-asked"
        words={`forgotten, not asked in ${formatNumber(forgottenAfter)} days`}
        to="/protection/people?group=forgotten"
      />
    </div>
  )
}

type TallyProps = {
  readonly count: number
  readonly mark: StateKind
  readonly words: string
  readonly to: string
}

function Tally({ count, mark, words, to }: TallyProps) {
  return (
    <TextLink to={to} className={styles.tally}>
      <Figure value={formatNumber(count)} label={<StateMark kind={mark}>{words}</StateMark>} />
    </TextLink>
  )
}

function Distribution({ protection }: PartProps) {
  const { gini, windowDays } = protection
  return (
    <Section
      title="Load, person by person"
      qualifier="who carries it"
      aside={gini === null ? undefined : `Gini ${formatNumber(gini, 2)}; nought would be even`}
    >
      <LoadProfileChart protection={protection} />
      <p className={styles.caption}>
        {gini === null ? 'Nobody carries anything yet.' : changeWords(protection, windowDays)}
      </p>
    </Section>
  )
}

/** Only what took place is known of a day gone by, so both sides of the comparison leave reservations out. */
function changeWords({ tookPlace }: Protection, windowDays: number): string {
  const { gini, before, knownSince } = tookPlace
  if (gini === null) return `Nothing took place in the last ${formatNumber(windowDays)} days.`
  const now = `What took place alone, without reservations: Gini ${formatNumber(gini, 2)} over the last ${formatNumber(windowDays)} days`
  if (before === null) {
    return knownSince === null
      ? `${now}.`
      : `${now}. The record begins on ${formatDay(knownSince)}, so there is nothing to set beside it yet.`
  }
  const those = `the ${formatCount(before.people, 'person', 'people')} there then`
  return before.gini === null
    ? `${now}; nothing in the ${formatNumber(windowDays)} days to ${formatDay(before.on)}.`
    : `${now}, ${formatNumber(before.gini, 2)} over those to ${formatDay(before.on)} among ${those}.`
}

function titleOf({ over, turning, people }: Protection): string {
  if (people === 0) return 'Nobody is discoverable yet'
  const overWords =
    over === 0 ? 'Nobody is over their cap' : `${formatCount(over, 'person is', 'people are')} over their cap`
  if (turning.nextOn === null) return overWords
  return `${overWords}; ${formatCount(turning.onThatDay, 'person turns', 'people turn')} free on ${formatDay(turning.nextOn)}`
}

function factOf({ people, windowDays }: Protection): string | undefined {
  if (people === 0) return undefined
  return `${formatCount(people, 'discoverable advocate', 'discoverable advocates')}, load of the last ${formatNumber(windowDays)} days and what is reserved.`
}
