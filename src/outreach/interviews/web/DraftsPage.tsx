import { useQuery } from '@tanstack/react-query'
import { advocateQuery } from '../../../advocates/web/queries.ts'
import { useParam } from '../../../web/navigation.ts'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { RecordView } from '../../../web/ui/RecordView.tsx'
import { DraftsPanel } from './DraftsPanel.tsx'
import { InterviewPlanPanel } from './InterviewPlanPanel.tsx'
import { interviewPath } from './interview.queries.ts'

/** The words made of an interview, until their speaker approved them. */
export function DraftsPage() {
  const contactId = useParam('contactId')
  const query = useQuery(advocateQuery(contactId))
  return (
    <RecordView query={query} what="The advocate">
      {({ name, account }) => (
        <>
          <PageHeader
            title={`Words of ${name}`}
            crumbs={[
              { label: 'Recruiting', to: '/recruiting' },
              { label: 'Interviews', to: '/recruiting/interviews' },
              { label: name, to: `/advocates/${contactId}` },
              { label: 'Interview', to: interviewPath(contactId) },
              { label: 'Words' },
            ]}
            fact={`${account === null ? '' : `${account.name}. `}Nothing is used before they approved it.`}
          />
          <DraftsPanel contactId={contactId} name={name} />
          <InterviewPlanPanel contactId={contactId} name={name} interview="held" />
        </>
      )}
    </RecordView>
  )
}
