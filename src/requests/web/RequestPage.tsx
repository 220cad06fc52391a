import { useQuery } from '@tanstack/react-query'
import { EntryOfRequestPanel } from '../../calendar/web/EntryOfRequestPanel.tsx'
import { useParam } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { AsksPanel } from '../asks/web/AsksPanel.tsx'
import { CandidatesPanel } from '../asks/web/CandidatesPanel.tsx'
import { ClocksPanel } from '../clocks/web/ClocksPanel.tsx'
import { CollisionsPanel } from '../collisions/web/CollisionsPanel.tsx'
import { ConversationPanel } from '../conversation/web/ConversationPanel.tsx'
import { FilesPanel } from '../conversation/web/FilesPanel.tsx'
import { RequestExceptionsPanel } from '../exceptions/web/RequestExceptionsPanel.tsx'
import { causeWords } from '../request.ts'
import { BriefPanel } from './BriefPanel.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { outcomeOf, type Request, requestQuery, sayDay, sayOpportunity, sayRequestNumber } from './queries.ts'
import { RequestActsPanel } from './RequestActsPanel.tsx'
import styles from './RequestPage.module.css'
import { StepsPanel } from './StepsPanel.tsx'
import { TurnPanel } from './TurnPanel.tsx'

/** One request, and all there is to it: brief, candidates, asks, clocks of both sides, conversation. */
export function RequestPage() {
  const request = useQuery(requestQuery(useParam('requestId')))
  return (
    <RecordView query={request} what="The request">
      {(data) => <RequestRecord request={data} />}
    </RecordView>
  )
}

function RequestRecord({ request }: { readonly request: Request }) {
  const home = isStaff(useSession())
    ? { label: 'Requests', to: '/requests' }
    : { label: 'My requests', to: '/my-requests' }
  return (
    <>
      <PageHeader
        title={request.title}
        crumbs={[home, { label: sayRequestNumber(request.number) }]}
        fact={<Fact request={request} />}
        actions={<RequestActsPanel request={request} />}
      />
      <StepsPanel request={request} />
      <MainAndSide
        main={
          <>
            <Ending request={request} />
            <EntryOfRequestPanel requestId={request.id} />
            <TurnPanel request={request} />
            {request.purpose !== '' && <p className={styles.purpose}>{request.purpose}</p>}
            {request.asks.length > 0 && (
              <div id="asked">
                <AsksPanel request={request} />
              </div>
            )}
            <div id="candidates">
              <CandidatesPanel request={request} />
            </div>
            <BriefPanel request={request} />
            <FilesPanel request={request} />
          </>
        }
        side={
          <>
            <ClocksPanel clocks={request.clocks} />
            <RequestExceptionsPanel request={request} />
            <CollisionsPanel requestId={request.id} />
            <ConversationPanel request={request} />
            <HistoryPanel request={request} />
          </>
        }
      />
    </>
  )
}

/** “Ines Okafor, Sales EMEA, for Klinikverbund: €310,000, shortlist, closes 18 Dec. Needed by Thu 3 Dec.” */
function Fact({ request }: { readonly request: Request }) {
  const { requester, deal: opportunity, prospect, needBy, handler } = request
  const whom = prospect?.name ?? opportunity?.name
  const to = opportunity === null ? `/customers/${prospect?.id}` : `/opportunities/${opportunity.id}`
  const told = opportunity === null ? '' : sayOpportunity(opportunity)
  return (
    <>
      {requester.name}
      {requester.team !== null && `, ${requester.team}`}
      {whom !== undefined && (
        <>
          , for <TextLink to={to}>{whom}</TextLink>
        </>
      )}
      {told !== '' && `: ${told}`}.{' '}
      {needBy !== null && (
        <>
          Needed by <strong>{sayDay(needBy)}</strong>.{' '}
        </>
      )}
      {handler !== null && `With ${handler.name}.`}
    </>
  )
}

/** How a closed request ended, and why. */
function Ending({ request: { outcome, cause, closingNote } }: { readonly request: Request }) {
  if (outcome === null) return null
  const { kind, words } = outcomeOf(outcome)
  const why = [cause === null ? null : causeWords[cause].toLowerCase(), closingNote].filter(
    (part) => part !== null,
  )
  return (
    <p>
      <StateMark kind={kind}>
        {words}
        {why.length > 0 && `: ${why.join('. ')}`}
      </StateMark>
    </p>
  )
}
