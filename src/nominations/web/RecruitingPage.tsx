import { useQuery } from '@tanstack/react-query'
import { UnfilledPanel } from '../../requests/web/UnfilledPanel.tsx'
import { formatCount, sayNumber, startWithNumber } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { NominatePanel } from './NominatePanel.tsx'
import { PipelinePanel } from './PipelinePanel.tsx'
import { type Board, nominationPath, recruitingQuery } from './queries.ts'
import { RecruitingTabs } from './RecruitingTabsPanel.tsx'

/** Everybody on the way to become an advocate. The board is the program's; others see what became of theirs. */
export function RecruitingPage() {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  return runsProgram ? <Recruiting /> : <NotTheirs />
}

function Recruiting() {
  const board = useQuery(recruitingQuery())
  return (
    <>
      {board.data === undefined && <PageHeader title="Recruiting" />}
      <QueryView query={board} what="The board">
        {(data) => <OneBoard board={data} />}
      </QueryView>
    </>
  )
}

function OneBoard({ board }: { readonly board: Board }) {
  const people = board.columns.reduce((sum, column) => sum + column.count, 0)
  const fresh = board.columns.find(({ column }) => column === 'new')
  const next = fresh?.lines[0]?.nominationId ?? null
  const nobody = people === 0 && board.whyNot.total === 0
  return (
    <>
      <PageHeader
        title={findingOf(board, people)}
        fact={factOf(board, people)}
        actions={
          !nobody && (
            <>
              <NominatePanel />
              {next !== null && (
                <LinkButton to={nominationPath(next)} look="solid">
                  Review {sayNumber(fresh?.late || fresh?.count || 0)}
                </LinkButton>
              )}
            </>
          )
        }
      />
      <RecruitingTabs count={people} />
      {nobody ? (
        <EmptyState
          title="Nobody was put forward yet"
          actions={
            <>
              <NominatePanel look="solid" />
              <LinkButton to="/customers?tab=contacts">Look among the contacts</LinkButton>
            </>
          }
        >
          Anybody who knows a happy customer nominates them in three fields. They stand here from then on,
          with their age, until they can be found or it is said why not.
        </EmptyState>
      ) : (
        <PipelinePanel board={board} />
      )}
      <UnfilledPanel />
    </>
  )
}

/** The finding: who waits too long; else who waits; else that nobody does. */
function findingOf({ columns, answerDays, stageDays }: Board, people: number): string {
  const fresh = columns.find(({ column }) => column === 'new')
  if (fresh !== undefined && fresh.late > 0) {
    const waited = fresh.late === 1 ? 'nomination has' : 'nominations have'
    return `${startWithNumber(fresh.late)} ${waited} waited longer than ${sayNumber(answerDays)} days`
  }
  const still = columns.reduce((sum, column) => sum + (column.column === 'booked' ? 0 : column.late), 0)
  if (still > 0) {
    const stood = still === 1 ? 'person has' : 'people have'
    return `${startWithNumber(still)} ${stood} stood still longer than ${sayNumber(stageDays)} days`
  }
  if (fresh !== undefined && fresh.count > 0) {
    return `${startWithNumber(fresh.count)} ${fresh.count === 1 ? 'nomination waits' : 'nominations wait'} for an answer`
  }
  return people === 0 ? 'Nobody is on the way' : 'No nomination waits for an answer'
}

function factOf({ nominators }: Board, people: number): string {
  const who =
    nominators === 0
      ? 'Nobody put a customer forward'
      : `${formatCount(nominators, 'colleague', 'colleagues')} put customers forward`
  return `${formatCount(people, 'person', 'people')} on the way. ${who} in the last 90 days.`
}

function NotTheirs() {
  return (
    <>
      <PageHeader title="Recruiting" />
      <EmptyState
        title="The board is for program managers"
        actions={
          <>
            <NominatePanel look="solid" />
            <LinkButton to="/my-nominations">What became of mine</LinkButton>
          </>
        }
      >
        Whom you put forward, and what became of it, stands among your nominations.
      </EmptyState>
    </>
  )
}
