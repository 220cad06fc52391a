import { useQuery } from '@tanstack/react-query'
import { formatCount, formatDay, formatNumber, formatPercent } from '../../web/format.ts'
import { Figure, FigureRow } from '../../web/ui/Figure.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { MainAndSide, Section, Stack } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { FreeWhenChart } from './FreeWhenChart.tsx'
import { LoadProfileChart } from './LoadProfileChart.tsx'
import styles from './ProtectionPage.module.css'
import { markOf, type Protection, protectionQuery } from './queries.ts'

/** How load lies on everybody: who is near a limit, who is forgotten, who turns free when. */
export function ProtectionPage() {
  const query = useQuery(protectionQuery())
  return (
    <>
      <PageHeader
        title={query.data === undefined ? 'Protection' : titleOf(query.data)}
        crumbs={[{ label: 'Advocates', to: '/advocates' }, { label: 'Protection' }]}
        fact={query.data === undefined ? undefined : factOf(query.data)}
      />
      <QueryView query={query} what="Protection" holds="Asking goes on safely.">
        {(protection) => (
          <Stack>
            <Tallies protection={protection} />
            <MainAndSide
              main={
                <>
                  <Section
                    title="Load, person by person"
                    qualifier="who carries it"
                    aside={giniWords(protection.gini)}
                  >
                    <LoadProfileChart protection={protection} />
                  </Section>
                  <FreeWhenChart protection={protection} />
                </>
              }
              side={<Sides protection={protection} />}
            />
          </Stack>
        )}
      </QueryView>
    </>
  )
}

type PartProps = { readonly protection: Protection }

const tallied = ['close-to-limit', 'resting', 'held', 'blocked'] as const

function Tallies({ protection }: PartProps) {
  const { over, forgotten, forgottenAfter, states } = protection
  return (
    <FigureRow>
      <Figure
        value={formatNumber(over)}
        label={<StateMark kind={over === 0 ? 'kept' : 'risk'}>over a cap</StateMark>}
      />
      {tallied.map((state) => (
        <Figure
          key={state}
          value={formatNumber(states.find((each) => each.state === state)?.people ?? 0)}
          label={
            <StateMark kind={markOf(state)}>
              {state === 'close-to-limit' ? 'close to a limit' : state}
            </StateMark>
          }
        />
      ))}
      <Figure
        value={formatNumber(forgotten)}
        label={
          <StateMark kind="not-asked">forgotten, not asked in {formatNumber(forgottenAfter)} days</StateMark>
        }
      />
    </FigureRow>
  )
}

function Sides({ protection }: PartProps) {
  return (
    <>
      <Section title="Close to a limit" qualifier="next point back">
        <Lines label="Close to a limit">
          {protection.close.map((each) => (
            <Line
              key={each.contactId}
              title={each.name}
              aside={
                <span className={styles.near}>
                  <LoadBar done={each.done} reserved={each.reserved} cap={protection.cap} />
                  <span>{each.lighterOn === null ? '' : formatDay(each.lighterOn)}</span>
                </span>
              }
            />
          ))}
        </Lines>
        {protection.close.length === 0 && <p>Nobody is close to a limit.</p>}
      </Section>
      <Section title="Forgotten" qualifier="willing and free; days without an ask">
        <Lines label="Forgotten">
          {protection.forgottenPeople.map((each) => (
            <Line
              key={each.contactId}
              title={each.name}
              aside={formatNumber(each.days)}
              to={`/advocates/${each.contactId}`}
            />
          ))}
        </Lines>
        {protection.forgottenPeople.length === 0 && <p>Nobody willing is left waiting.</p>}
      </Section>
      <Section title="Exceptions this quarter" aside={formatNumber(protection.exceptions.length)}>
        <Lines label="Exceptions this quarter">
          {protection.exceptions.map((each) => (
            <Line
              key={each.id}
              title={[each.contact?.name, each.title].filter(Boolean).join(', ')}
              detail={`${each.by}: “${each.reason}”. Owner: “${each.ownerConsent}”`}
              aside={formatDay(each.at)}
            />
          ))}
        </Lines>
        {protection.exceptions.length === 0 && <p>None. Every ask kept the rules.</p>}
      </Section>
    </>
  )
}

function titleOf({ over, turning, people }: Protection): string {
  if (people === 0) return 'Nobody is discoverable yet'
  const first = turning.people.find(({ freeFrom }) => freeFrom !== null)?.freeFrom
  const overWords =
    over === 0 ? 'Nobody is over their cap' : `${formatCount(over, 'person is', 'people are')} over their cap`
  if (first == null) return overWords
  const count = turning.people.filter(({ freeFrom }) => freeFrom === first).length
  return `${overWords}; ${formatCount(count, 'turns', 'turn')} free on ${formatDay(first)}`
}

function factOf({ people, busiest, busiestShare }: Protection): string {
  const who = `${formatCount(people, 'discoverable advocate', 'discoverable advocates')}, load of the last 90 days and what is reserved.`
  if (busiestShare === null) return who
  return `${who} The busiest tenth, ${formatCount(busiest, 'person', 'people')}, carries ${formatPercent(busiestShare)} of it.`
}

function giniWords(gini: number | null): string {
  return gini === null
    ? 'Nobody carries anything yet.'
    : `Gini ${formatNumber(gini, 2)}; nought would be even.`
}
