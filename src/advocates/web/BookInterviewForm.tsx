import { useState } from 'react'
import { formatMoment } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { bookInterview, openInterview } from '../interview.contract.ts'
import { journeyRoutes } from './queries.ts'

const hours = Array.from({ length: 26 }, (_, half) => {
  const label = `${String(7 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`
  return { value: label, label }
})

type BookInterviewFormProps = {
  readonly contactId: string
  readonly name: string
  /** Of the open interview that is put off; null where none is open yet. */
  readonly version: number | null
  readonly onClose: () => void
}

/** A day and an hour for the interview, in the reader's own zone. */
export function BookInterviewForm({ contactId, name, version, onClose }: BookInterviewFormProps) {
  const [day, setDay] = useState('')
  const [hour, setHour] = useState('10:00')
  const bookedFor = day === '' ? null : new Date(`${day}T${hour}:00`).toISOString()
  const options = {
    invalidates: journeyRoutes,
    onDone: () => {
      showToast(`Interview on ${formatMoment(bookedFor ?? '')}`)
      onClose()
    },
  }
  const open = useSubmit<typeof openInterview>('POST /advocates/:contactId/interview', options)
  const move = useSubmit<typeof bookInterview>('PUT /advocates/:contactId/interview/booking', options)
  const params = { contactId }
  const send = () => {
    if (bookedFor === null) return
    if (version === null) open.submit({ params, body: { bookedFor } })
    else move.submit({ params, body: { version, bookedFor } })
  }
  return (
    <FormSheet
      title={version === null ? 'When is the interview?' : 'Go on another day'}
      fact={name}
      onClose={onClose}
      onSubmit={send}
      submit={bookedFor === null ? 'Book' : `Book ${formatMoment(bookedFor)}`}
      save={{ waiting: open.waiting || move.waiting, problem: open.problem ?? move.problem }}
      waiting="Booking"
      disabledReason={day === '' ? 'Choose a day' : null}
      errors={<FormErrors problem={open.problem ?? move.problem} labels={{ bookedFor: 'Day' }} />}
    >
      <FieldGrid columns="1fr 1fr">
        <DateField
          label="Day"
          name="bookedFor"
          value={day}
          onChange={setDay}
          error={open.fieldErrors.bookedFor ?? move.fieldErrors.bookedFor}
        />
        <Select label="From" value={hour} onChange={setHour} options={hours} />
      </FieldGrid>
      {version !== null && <p>What was written stays.</p>}
    </FormSheet>
  )
}
