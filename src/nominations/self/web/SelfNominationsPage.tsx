import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount, formatDay } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { Button, LinkButton } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { nominationPath, startWithNumber } from '../../web/queries.ts'
import { RecruitingTabs } from '../../web/RecruitingTabsPanel.tsx'
import { doubtWords } from '../doubt.ts'
import { type SelfState, selfReasonWords, selfStates } from '../self-nomination.ts'
import { EntryDecisionForm } from './EntryDecisionForm.tsx'
import { type Entry, entriesQuery, entryCountsQuery } from './queries.ts'

const labels: Readonly<Record<SelfState, string>> = {
  open: 'Waiting',
  quarantined: 'Quarantine',
  confirmed: 'Put forward',
  declined: 'Not taken further',
  discarded: 'Discarded',
}
const order: readonly SelfState[] = ['open', 'quarantined', 'confirmed', 'declined', 'discarded']

/** Customers who put themselves forward, and what is kept apart until somebody looks it through. */
export function SelfNominationsPage() {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const counts = useQuery({ ...entryCountsQuery(), enabled: runsProgram }).data
  const tabs = order.map((state) => ({
    value: state === 'open' ? '' : state,
    label: labels[state],
    count: counts?.[state],
  }))
  const tab = useTab(tabs)
  const state = selfStates.find((each) => each === tab) ?? 'open'
  const open = counts?.open ?? 0
  return (
    <>
      <PageHeader
        title={
          open === 0
            ? 'Customers who put themselves forward'
            : `${startWithNumber(open)} ${open === 1 ? 'customer waits' : 'customers wait'} for a word from us`
        }
        fact="Their relationship owner confirms before anybody gets in touch. What we doubt waits in quarantine and reaches nobody."
        actions={runsProgram && <LinkButton to="/settings/public-page">The public page</LinkButton>}
      />
      <RecruitingTabs count={counts?.open} />
      <Tabs label="Lists of entries" tabs={tabs} />
      <Entries key={state} state={state} />
    </>
  )
}

function Entries({ state }: { readonly state: SelfState }) {
  const list = useInfiniteQuery(entriesQuery(state))
  const rows = rowsOf(list.data)
  return (
    <>
      <QueryView query={list} what="The entries">
        {() =>
          rows?.length === 0 ? (
            <NoEntries state={state} />
          ) : (
            <Lines label={labels[state]}>
              {rows?.map((entry) => (
                <EntryLine key={entry.id} entry={entry} />
              ))}
            </Lines>
          )
        }
      </QueryView>
      <Pager shown={rows?.length ?? 0} total={null} query={list} withoutKeys />
    </>
  )
}

function NoEntries({ state }: { readonly state: SelfState }) {
  if (state === 'open')
    return (
      <EmptyState
        title="Nobody is waiting"
        actions={<LinkButton to="/settings/public-page">Open the public page</LinkButton>}
      >
        Put its address into a newsletter, a signature, or your own site: whoever fills it in stands here.
      </EmptyState>
    )
  return (
    <EmptyState title={state === 'quarantined' ? 'Nothing in quarantine' : 'None of these'}>
      What comes by the public page stands here.
    </EmptyState>
  )
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  const [isDeciding, setDeciding] = useState(false)
  const mayDecide = Object.values(entry.may).some((why) => why === null)
  return (
    <>
      <Line
        title={`${entry.name}, ${[entry.title, entry.accountText].filter(Boolean).join(', ')}`}
        detail={
          <>
            “{entry.why}”
            <br />
            <EntryFacts entry={entry} />
          </>
        }
        aside={formatDay(entry.createdAt)}
        action={
          mayDecide && (
            <Button look="link" onPress={() => setDeciding(true)} aria-label={`Decide on ${entry.name}`}>
              Decide
            </Button>
          )
        }
      />
      {isDeciding && <EntryDecisionForm entry={entry} onClose={() => setDeciding(false)} />}
    </>
  )
}

function EntryFacts({ entry }: { readonly entry: Entry }) {
  const { account, owner, askedAt, source, copies, doubts, nominationId, reason, decidedBy, state, isKnown } =
    entry
  const facts = [
    entry.email,
    account === null ? 'no account known by this address' : null,
    source === null ? null : `came by ${source}`,
    copies === 0 ? null : `sent ${formatCount(copies + 1, 'time', 'times')}`,
    `agreed to version ${entry.consentVersion} of our words`,
    isKnown ? 'in the program already' : null,
    reason === null ? null : selfReasonWords[reason].toLowerCase(),
    state === 'open' || decidedBy === null ? null : `decided by ${decidedBy}`,
  ].filter(Boolean)
  return (
    <>
      {state === 'open' && (
        <StateMark kind={owner === null ? 'due' : askedAt === null ? 'half' : 'later'}>
          {owner === null
            ? 'nobody owns them: yours to find out'
            : askedAt === null
              ? `${owner.name} is asked next`
              : `with ${owner.name} since ${formatDay(askedAt)}`}
        </StateMark>
      )}
      {doubts.length > 0 && (
        <StateMark kind="due">{doubts.map((doubt) => doubtWords[doubt]).join(', ')}</StateMark>
      )}
      {(state === 'open' || doubts.length > 0) && <br />}
      {account !== null && (
        <>
          <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>;{' '}
        </>
      )}
      {facts.join('; ')}{' '}
      {nominationId !== null && <TextLink to={nominationPath(nominationId)}>the nomination</TextLink>}
    </>
  )
}
