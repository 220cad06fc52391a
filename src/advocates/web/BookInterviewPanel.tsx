import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment } from '../../web/format.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { BookInterviewForm } from './BookInterviewForm.tsx'
import { interviewQuery } from './queries.ts'

/** The button that books an interview with somebody new; once it is booked, when it is and the way there. */
export function BookInterviewPanel({
  contactId,
  name,
}: {
  readonly contactId: string
  readonly name: string
}) {
  const [isOpen, setOpen] = useState(false)
  const interview = useQuery(interviewQuery(contactId)).data?.interview
  if (interview != null) {
    return (
      <LinkButton look="solid" to={`/advocates/${contactId}/interview`}>
        {interview.state === 'open' && interview.bookedFor !== null
          ? `Interview on ${formatMoment(interview.bookedFor)}`
          : 'To the interview'}
      </LinkButton>
    )
  }
  return (
    <>
      <Button look="solid" onPress={() => setOpen(true)}>
        Book the interview
      </Button>
      {isOpen && (
        <BookInterviewForm contactId={contactId} name={name} version={null} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
