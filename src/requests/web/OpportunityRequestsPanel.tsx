import { LinkButton } from '../../web/ui/Button.tsx'
import { RequestsPanel } from './RequestsPanel.tsx'

/** Requests of a deal, and the way to a customer who can speak to it. */
export function OpportunityRequestsPanel({ opportunityId }: { readonly opportunityId: string }) {
  return (
    <RequestsPanel
      of={{ opportunityId }}
      acts={<LinkButton to={`/find?opportunity=${opportunityId}`}>Find a customer</LinkButton>}
    />
  )
}
