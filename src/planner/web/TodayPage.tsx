import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { MainAndSide, Stack } from '../../web/ui/Section.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { AvailabilityPanel } from './AvailabilityPanel.tsx'
import { GiveToAskPanel, UnderUsedPanel } from './CarePanel.tsx'
import { DutiesPanel } from './DutiesPanel.tsx'
import { LoadHistogramChart } from './LoadHistogramChart.tsx'
import { NeedsPanel } from './NeedsPanel.tsx'
import { factOf, type Today, titleOf, todayQuery } from './queries.ts'
import { WaitsPanel } from './WaitsPanel.tsx'
import { WeekPanel } from './WeekPanel.tsx'

const defaults = { all: false }

/** The first page of a program manager's day: what needs them, and how the program stands. */
export function TodayPage() {
  const { person } = useSession()
  return person?.roles.includes('program-manager') ? <OwnDay /> : <NotTheirs />
}

function OwnDay() {
  const [{ all }, setView] = useUrlState(defaults)
  const query = useQuery({ ...todayQuery(all), refetchInterval: 60_000 })
  return (
    <>
      <PageHeader
        title={query.data === undefined ? 'Today' : titleOf(query.data)}
        fact={query.data === undefined ? undefined : factOf(query.data)}
      />
      <QueryView query={query} what="Today">
        {(today) =>
          today.isEmpty ? (
            <Stack>
              <FirstSteps />
              <WaitsPanel waits={today.waits} />
            </Stack>
          ) : (
            <Day today={today} all={all} onAll={(wanted) => setView({ all: wanted })} />
          )
        }
      </QueryView>
    </>
  )
}

function NotTheirs() {
  return (
    <>
      <PageHeader title="Today" />
      <EmptyState
        title="This page is the program manager’s"
        actions={
          <>
            <LinkButton to="/find">Find a customer</LinkButton>
            <LinkButton to="/my-requests">My requests</LinkButton>
            <LinkButton to="/results">Results</LinkButton>
            <LinkButton to="/program">How the program works</LinkButton>
          </>
        }
      >
        It lists what the program owes, and what others owe it. What waits for you stands with your requests.
      </EmptyState>
    </>
  )
}

type DayProps = { readonly today: Today; readonly all: boolean; readonly onAll: (all: boolean) => void }

function Day({ today, all, onAll }: DayProps) {
  return (
    <Stack>
      {today.standingsStale > 0 && (
        <Note tone="due" title="A rule changed; standings are being worked out anew" lined>
          {formatCount(today.standingsStale, 'person is', 'people are')} still shown by the old rule. Every
          ask is decided by the new one already.
        </Note>
      )}
      <MainAndSide
        main={
          <>
            <NeedsPanel today={today} showsAll={all} onAll={onAll} />
            <WaitsPanel waits={today.waits} />
            <WeekPanel today={today} />
          </>
        }
        side={
          <>
            <LoadHistogramChart today={today} />
            <AvailabilityPanel />
            <UnderUsedPanel today={today} />
            <GiveToAskPanel today={today} />
          </>
        }
      />
      <DutiesPanel duties={today.duties} />
    </Stack>
  )
}

function FirstSteps() {
  return (
    <EmptyState
      title="Begin with the customers you have"
      actions={
        <>
          <LinkButton to="/customers/import" look="solid">
            Import customers
          </LinkButton>
          <LinkButton to="/nominate">Nominate somebody</LinkButton>
          <LinkButton to="/start">Look around in the example company</LinkButton>
        </>
      }
    >
      Accounts, contacts and deals come from a file or your CRM. Then somebody puts a customer forward, is
      interviewed, and can be found; from then on this page says each morning what needs you.
    </EmptyState>
  )
}
