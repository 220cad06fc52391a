import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { teamsQuery } from '../../../identity/web/people.queries.ts'
import { EffortPanel } from '../../../planner/web/EffortPanel.tsx'
import { formatCount, formatLongDay, formatPercent } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../../web/ui/Section.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { DateField } from '../../../web/ui/TextField.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { keptBySide } from '../promises.ts'
import { PromiseCasesPanel } from './PromiseCasesPanel.tsx'
import styles from './PromisesPage.module.css'
import { PromisesTable } from './PromisesTable.tsx'
import { type PromisesTold, promisesQuery, sideTitles } from './promise.queries.ts'

const defaults = { from: '', until: '', team: '', side: '', open: '' }
const sides = ['program', 'requester', 'owner', 'executive'] as const
const whose = [
  { value: 'program', label: 'Ours' },
  { value: 'others', label: 'Those of others' },
]
const isShown = (side: (typeof sides)[number], asked: string) =>
  asked === '' || (side === 'program') === (asked === 'program')

/** How both sides keep what they promise each other around requests, from time stamps alone. */
export function PromisesPage() {
  const roles = useSession().person?.roles ?? []
  const may = roles.includes('program-manager') || roles.includes('executive')
  return may ? <Promises /> : <NotTheirs />
}

function Promises() {
  const [view, setView] = useUrlState(defaults)
  const asked = {
    ...(view.from === '' ? {} : { from: view.from }),
    ...(view.until === '' ? {} : { until: view.until }),
    ...(view.team === '' ? {} : { teamId: view.team }),
  }
  const isBackwards = view.from !== '' && view.until !== '' && view.until < view.from
  const told = useQuery({
    ...promisesQuery(asked),
    placeholderData: keepPreviousData,
    enabled: !isBackwards,
  })
  const teams = useQuery(teamsQuery()).data?.rows ?? []
  const opened = told.data?.rows.find(({ code }) => code === view.open)
  return (
    <>
      <PageHeader
        title={told.data === undefined ? 'Promises' : findingOf(told.data)}
        crumbs={[{ label: 'Requests', to: '/requests' }, { label: 'Promises' }]}
        fact={told.data && factOf(told.data)}
      />
      <div className={styles.filters}>
        <DateField
          label="Submitted from"
          value={view.from || (told.data?.from ?? '')}
          onChange={(from) => setView({ from })}
        />
        <DateField
          label="Until"
          value={view.until || (told.data?.until ?? '')}
          onChange={(until) => setView({ until })}
          {...(isBackwards ? { error: 'This lies before the first day.' } : {})}
        />
        <Select
          label="Team"
          value={view.team}
          onChange={(team) => setView({ team })}
          placeholder="Every team"
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          label="Whose promises"
          value={view.side}
          onChange={(side) => setView({ side })}
          placeholder="Those of both sides"
          options={whose}
        />
      </div>
      {!isBackwards && (
        <QueryView query={told} what="The promises">
          {({ rows, targetPercent }) => (
            <Stack>
              {sides
                .filter((side) => isShown(side, view.side))
                .map((side) => (
                  <Section key={side} title={sideTitles[side]}>
                    <PromisesTable
                      label={sideTitles[side]}
                      rows={rows.filter((row) => row.side === side)}
                      targetPercent={targetPercent}
                      onOpen={(open) => setView({ open })}
                    />
                  </Section>
                ))}
              <EffortPanel />
            </Stack>
          )}
        </QueryView>
      )}
      {opened !== undefined && (
        <PromiseCasesPanel promise={opened} asked={asked} onClose={() => setView({ open: '' })} />
      )}
    </>
  )
}

/** The finding: how many of those with enough cases are kept. */
function findingOf({ rows, targetPercent }: PromisesTold): string {
  const judged = rows.filter(({ percent }) => percent !== null)
  if (judged.length === 0) return 'Too few cases to judge a promise'
  const short = judged.filter(({ percent }) => (percent ?? 0) < targetPercent).length
  if (short === 0) return `All ${judged.length} promises with enough cases are kept`
  return `${short} of ${formatCount(judged.length, 'promise falls', 'promises fall')} short`
}

function factOf({ from, until, targetPercent, fewest, rows }: PromisesTold): string {
  const { ours, theirs } = keptBySide(rows)
  const kept = `Kept: ours ${ours.kept} of ${ours.of}, those of others ${theirs.kept} of ${theirs.of}`
  const period = `Requests submitted from ${formatLongDay(from)} to ${formatLongDay(until)}`
  return `${period}. ${kept}. A promise is kept at ${formatPercent(targetPercent / 100)} of its cases; below ${fewest} cases nothing is said.`
}

function NotTheirs() {
  return (
    <>
      <PageHeader title="Promises" />
      <EmptyState title="For the program and executives">
        What both sides owe on one of your requests stands on its own page, under Clocks.
      </EmptyState>
    </>
  )
}
