import { useState } from 'react'
import { Button } from '../../web/ui/Button.tsx'
import { BookInterviewForm } from './BookInterviewForm.tsx'

/** The button that books an interview with somebody new. */
export function BookInterviewPanel({
  contactId,
  name,
}: {
  readonly contactId: string
  readonly name: string
}) {
  const [isOpen, setOpen] = useState(false)
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
