import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { InterviewPlanPanel } from '../../outreach/interviews/web/InterviewPlanPanel.tsx'
import { formatDay, formatMoment } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow, LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import type { openInterview } from '../interview.contract.ts'
import { BookInterviewForm } from './BookInterviewForm.tsx'
import { InterviewForm } from './InterviewForm.tsx'
import { NobodyHoldsPanel } from './NobodyHoldsPanel.tsx'
import { type Interview, interviewQuery, journeyRoutes } from './queries.ts'

/** The interview of one advocate: opened here, written as it is held, finished here. */
export function InterviewPage() {
  const contactId = useParam('contactId')
  const query = useQuery(interviewQuery(contactId))
  return (
    <RecordView query={query} what="The interview">
      {(data) =>
        data.interview?.state === 'open' ? (
          <InterviewForm key={contactId} data={data} />
        ) : (
          <BeforeInterview data={data} />
        )
      }
    </RecordView>
  )
}

function BeforeInterview({ data }: { readonly data: Interview }) {
  const { advocate, interview } = data
  const { contactId, name } = advocate
  const [booking, setBooking] = useState(false)
  const open = useSubmit<typeof openInterview>('POST /advocates/:contactId/interview', {
    invalidates: journeyRoutes,
  })
  const start = (look: 'solid' | 'secondary') => (
    <Button
      look={look}
      waiting={open.waiting && 'Opening'}
      disabledReason={advocate.may.interview}
      onPress={() => open.submit({ params: { contactId }, body: {} })}
    >
      {interview === null ? 'Begin now' : 'Begin another'}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={`Interview with ${name}`}
        crumbs={[
          { label: 'Advocates', to: '/advocates' },
          { label: name, to: `/advocates/${contactId}` },
          { label: 'Interview' },
        ]}
      />
      <NobodyHoldsPanel advocate={advocate} />
      {interview === null ? (
        <EmptyState
          title="Not held yet"
          actions={
            <ButtonRow>
              {start('solid')}
              <Button onPress={() => setBooking(true)} disabledReason={advocate.may.interview}>
                Book it
              </Button>
            </ButtonRow>
          }
        >
          Fifteen parts in 30 to 45 minutes. What is known already stands in it, and every answer goes
          straight into the profile.
        </EmptyState>
      ) : (
        <EmptyState
          title={`Held on ${formatDay(interview.finishedAt ?? interview.savedAt)} by ${interview.scribe.name}`}
          actions={
            <ButtonRow>
              <LinkButton look="solid" to={`/advocates/${contactId}`}>
                To the profile
              </LinkButton>
              <LinkButton to={`/advocates/${contactId}/drafts`}>Words made of it</LinkButton>
              {start('secondary')}
            </ButtonRow>
          }
        >
          Finished {formatMoment(interview.finishedAt ?? interview.savedAt)}. What was said stands in the
          profile.
        </EmptyState>
      )}
      <FormErrors problem={open.problem} />
      {advocate.may.interview === null && (
        <InterviewPlanPanel
          contactId={contactId}
          name={name}
          interview={interview === null ? 'none' : 'held'}
        />
      )}
      {booking && (
        <BookInterviewForm
          contactId={contactId}
          name={name}
          version={null}
          onClose={() => setBooking(false)}
        />
      )}
    </>
  )
}
