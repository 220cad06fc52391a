import { useQuery } from '@tanstack/react-query'
import { causeWords } from '../../requests/request.ts'
import { formatDay, formatNumber } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Stack, TwoColumns } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { ChangePanel } from '../change/web/ChangePanel.tsx'
import { type Figure, figures } from '../figure.ts'
import { type PeriodChoice, periodChoices } from '../period.ts'
import { FigureRowsPanel } from './FigureRowsPanel.tsx'
import { InfluencePanel } from './InfluencePanel.tsx'
import { ActivityPanel, StagesPanel, UnfilledPanel, UsedAndGivenPanel } from './PartsPanel.tsx'
import { PeriodForm } from './PeriodForm.tsx'
import { type OpenFigure, type PeriodView, type Results, resultsQuery } from './queries.ts'
import { ServicePanel } from './ServicePanel.tsx'
import { WonSharesChart } from './WonSharesChart.tsx'

const defaults = { period: 'this-quarter', from: '', to: '', figure: '', part: '*' }

/** What requests and uses came to; every figure opens to its rows and its rule. */
export function ResultsPage() {
  const [state, setState] = useUrlState(defaults)
  const view = viewOf(state)
  const query = useQuery({ ...resultsQuery(view), placeholderData: (before) => before })
  const figure = figures.find((each) => each === state.figure)
  const open: OpenFigure = (wanted, part) => setState({ figure: wanted, part: part ?? '*' })
  const shown = query.data
  return (
    <>
      <PageHeader
        title={shown === undefined ? 'Results' : titleOf(shown)}
        fact={shown === undefined ? undefined : factOf(shown)}
        actions={
          <PeriodForm
            view={view}
            shown={shown}
            onChange={({ period, from = '', to = '' }) => setState({ period, from, to })}
          />
        }
      />
      <QueryView query={query} what="The results">
        {(results) => (
          <Stack>
            <Figures results={results} open={open} />
            {!results.isOwn && <ChangePanel />}
          </Stack>
        )}
      </QueryView>
      {figure !== undefined && (
        <OpenedFigure
          figure={figure}
          part={state.part === '*' ? null : state.part}
          view={view}
          results={shown}
          onClose={() => setState({ figure: '', part: '*' })}
        />
      )}
    </>
  )
}

function Figures({ results, open }: { readonly results: Results; readonly open: OpenFigure }) {
  const isEmpty = results.closed.of + results.open.of + results.activity.done + results.fulfilment.of === 0
  if (isEmpty)
    return (
      <EmptyState title="Nothing to tell for these days">
        Results are read from deals that close, and from talks that took place for them. Deals come from a
        file or your CRM; talks come from requests. <TextLink to="/find">Find a customer for a deal</TextLink>
        , or choose other days above.
      </EmptyState>
    )
  const part = { results, open }
  return (
    <Stack>
      <TwoColumns>
        <InfluencePanel {...part} state="won" />
        <WonSharesChart {...part} />
      </TwoColumns>
      <TwoColumns>
        <InfluencePanel {...part} state="open" />
        <ServicePanel {...part} />
      </TwoColumns>
      <TwoColumns>
        <StagesPanel {...part} />
        <UnfilledPanel {...part} />
      </TwoColumns>
      <TwoColumns>
        <UsedAndGivenPanel {...part} />
        <ActivityPanel {...part} />
      </TwoColumns>
    </Stack>
  )
}

type OpenedFigureProps = {
  readonly figure: Figure
  readonly part: string | null
  readonly view: PeriodView
  readonly results: Results | undefined
  readonly onClose: () => void
}

function OpenedFigure({ figure, part, view, results, onClose }: OpenedFigureProps) {
  const { person } = useSession()
  const isManager = person?.roles.includes('program-manager') ?? false
  return (
    <FigureRowsPanel
      figure={figure}
      part={part}
      partTitle={part === null ? null : partTitle(figure, part, results)}
      view={view}
      workingDay={results?.workingDay ?? 480}
      opensRequests={isManager || (results?.isOwn ?? false)}
      onClose={onClose}
    />
  )
}

const partWords: Readonly<Record<string, string>> = {
  live: 'customers took part',
  content: 'content opened',
  with: 'with a use that counts',
  without: 'without one',
  ...causeWords,
}

function partTitle(figure: Figure, part: string, results: Results | undefined): string {
  if (figure === 'stage') return part === '' ? 'stage not known' : part
  if (figure === 'unfilled' && part === '') return 'no cause given'
  const type = results?.activity.types.find(({ id }) => id === part)
  return type?.name ?? (partWords[part] ?? part).toLowerCase()
}

function viewOf({ period, from, to }: { period: string; from: string; to: string }): PeriodView {
  const known: PeriodChoice = periodChoices.find((choice) => choice === period) ?? 'this-quarter'
  return known === 'own' ? { period: known, from, to } : { period: known }
}

function titleOf({ won, isOwn }: Results): string {
  const whose = isOwn ? 'your won deals' : 'won deals'
  if (won.of === 0)
    return isOwn ? 'None of your deals was won in these days' : 'No deal was won in these days'
  if (won.all.opportunities === 0)
    return `None of ${formatNumber(won.of)} ${whose} had a customer’s voice in it`
  return `A customer’s voice was in ${formatNumber(won.all.opportunities)} of ${formatNumber(won.of)} ${whose}`
}

function factOf({ from, to, today, isOwn }: Results): string {
  const until = to > today ? `${formatDay(to)}, so far until today` : formatDay(to)
  return `${formatDay(from)} to ${until}.${isOwn ? ' Your own deals and requests.' : ''}`
}
