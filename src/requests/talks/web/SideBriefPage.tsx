import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/navigation.ts'
import { LinkButton } from '../../../web/ui/Button.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { RecordView } from '../../../web/ui/RecordView.tsx'
import { Tabs, useTab } from '../../../web/ui/Tabs.tsx'
import { sideBriefQuery } from '../../web/queries.ts'
import type { BriefSide } from '../side-brief.contract.ts'
import { SideBriefPanel } from './SideBriefPanel.tsx'

const tabs = [
  { value: '', label: 'For us' },
  { value: 'advocate', label: 'For the customer' },
  { value: 'prospect', label: 'For whom they talk to' },
] as const

/** The page that prepares a talk, as each side reads it: to look at, and to print. */
export function SideBriefPage() {
  const [requestId, askId] = [useParam('requestId'), useParam('askId')]
  const tab = useTab(tabs, 'side')
  const side: BriefSide = tab === 'advocate' || tab === 'prospect' ? tab : 'requester'
  const brief = useQuery(sideBriefQuery(requestId, askId, side))
  const home = { label: 'The request', to: `/requests/${requestId}` }
  const file = `/api/v1/requests/${requestId}/asks/${askId}/brief.pdf?side=${side}`
  return (
    <RecordView query={brief} what="The brief">
      {(shown) => (
        <>
          <PageHeader
            title={shown.title}
            crumbs={[home, { label: 'Brief' }]}
            fact={shown.when ?? 'No time is agreed yet.'}
            actions={
              <LinkButton to={file} download>
                Save as PDF
              </LinkButton>
            }
          />
          <Tabs label="Whose page" tabs={tabs} param="side" />
          <SideBriefPanel brief={shown} />
        </>
      )}
    </RecordView>
  )
}
