import { SettingsPanel } from '../../identity/web/SettingsPanel.tsx'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Stack } from '../../web/ui/Section.tsx'
import { OpportunityStagesPanel } from './OpportunityStagesPanel.tsx'

const groups = [
  {
    title: 'Approvals',
    names: ['requests.legal-approver', 'requests.executive-approver', 'requests.silence'],
  },
  { title: 'Hours in which clocks run', names: ['requests.working-hours', 'requests.holidays'] },
  {
    title: 'What is promised',
    names: [
      'requests.first-answer',
      'requests.match',
      'requests.requester-answer',
      'requests.choose-time',
      'requests.report-done',
      'requests.feedback',
      'requests.feedback-grace',
      'requests.advocate-answer',
    ],
  },
  {
    title: 'When it is late',
    names: [
      'requests.exception-answer',
      'requests.escalate-to',
      'requests.escalate-after',
      'requests.expire-after',
    ],
  },
  {
    title: 'What counts in the plan for all',
    names: ['requests.plan-smallest-deal', 'requests.plan-largest-deal', 'requests.plan-without-deal'],
  },
  { title: 'Talks', names: ['requests.video-link'] },
  { title: 'Two teams at one customer', names: ['requests.collision-days'] },
  {
    title: 'Asks outside the program',
    names: ['requests.shadow-hours', 'requests.shadow-hour-cost'],
  },
] as const

/** How requests run here: who approves, when clocks run, what is promised, and what happens when it is late. */
export function RequestSettingsPage() {
  return (
    <>
      <PageHeader
        title="Requests"
        crumbs={[{ label: 'Settings' }, { label: 'Requests' }]}
        fact="Who approves, when clocks run, what is promised, and what happens when it is late."
      />
      <SettingsColumn>
        <Stack>
          <SettingsPanel noun="requests" groups={groups} rest="More" />
          <OpportunityStagesPanel />
        </Stack>
      </SettingsColumn>
    </>
  )
}
