import { useState } from 'react'
import { plannedMinutes } from '../../../advocates/interview.ts'
import { formatMoment } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { FieldGrid } from '../../../web/ui/Field.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { NumberField } from '../../../web/ui/NumberField.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { offerInterview } from '../invitation.contract.ts'
import { mostOffered } from '../invitation.ts'
import { type InterviewPlan, planChanges } from './interview.queries.ts'

type OfferTimesFormProps = {
  readonly contactId: string
  readonly name: string
  readonly plan: InterviewPlan
  readonly onClose: () => void
}

const labels = {
  times: 'Times',
  minutes: 'Minutes',
  place: 'Where',
  words: 'Words of your own',
  through: 'How',
}

/** Times for an interview: the customer gets a link to choose one, and sees the questions. */
export function OfferTimesForm({ contactId, name, plan, onClose }: OfferTimesFormProps) {
  const { invitation, noMail, tasks } = plan
  const [times, setTimes] = useState<readonly string[]>([])
  const [minutes, setMinutes] = useState<number | null>(invitation?.minutes ?? plannedMinutes)
  const [place, setPlace] = useState(invitation?.place ?? '')
  const [words, setWords] = useState('')
  const [through, setThrough] = useState<'mail' | 'copied'>(noMail === null ? 'mail' : 'copied')
  const isBriefed = tasks.some(({ kind }) => kind === 'brief')
  const [askForBrief, setAskForBrief] = useState(!isBriefed)
  const offer = useSubmit<typeof offerInterview>('PUT /advocates/:contactId/interview/invitation', {
    invalidates: planChanges,
    onDone: () => {
      showToast(
        through === 'mail'
          ? `Times are on their way to ${name}`
          : 'The letter stands in the outbox to be copied',
      )
      onClose()
    },
  })
  const send = () =>
    offer.submit({
      params: { contactId },
      body: {
        times: [...times],
        ...(minutes === null ? {} : { minutes }),
        place: place.trim() || null,
        words: words.trim() || null,
        through,
        askForBrief,
      },
    })
  return (
    <FormSheet
      title="Which times suit you?"
      fact={name}
      onClose={onClose}
      onSubmit={send}
      submit={times.length < 2 ? 'Offer this time' : `Offer ${times.length} times`}
      save={offer}
      waiting="Offering"
      disabledReason={times.length === 0 ? 'Add a time' : null}
      labels={labels}
      notDone="Nothing was offered"
    >
      {invitation?.state === 'agreed' && <p>The agreed time is given up by it, and leaves both calendars.</p>}
      <TimesField times={times} error={offer.fieldErrors.times} onChange={setTimes} />
      <FieldGrid columns="110px 1fr">
        <NumberField
          label={labels.minutes}
          name="minutes"
          value={minutes}
          onChange={setMinutes}
          min={5}
          max={240}
        />
        <TextField
          label={labels.place}
          name="place"
          value={place}
          onChange={setPlace}
          help="A link, a number, a room"
        />
      </FieldGrid>
      <TextArea
        label={labels.words}
        name="words"
        value={words}
        onChange={setWords}
        maxLength={2000}
        help="Stands in the letter, after why we ask. Leave it empty if the letter says enough."
      />
      <RadioGroup
        legend="How it reaches them"
        value={through}
        onChange={setThrough}
        error={offer.fieldErrors.through}
        choices={[
          { value: 'mail', label: 'By mail from here, in your name', disabledReason: noMail },
          { value: 'copied', label: 'Copied into your own mail', help: 'The letter stands in the outbox.' },
        ]}
      />
      {!isBriefed && (
        <Checkbox
          label="Ask the account team what we should know first"
          checked={askForBrief}
          onChange={setAskForBrief}
        />
      )}
    </FormSheet>
  )
}

type TimesFieldProps = {
  readonly times: readonly string[]
  readonly error: string | undefined
  readonly onChange: (times: readonly string[]) => void
}

/** Times one after the other: a day and an hour, then the next. */
function TimesField({ times, error, onChange }: TimesFieldProps) {
  const [day, setDay] = useState('')
  const [hour, setHour] = useState('10:00')
  const time = day === '' || hour === '' ? null : new Date(`${day}T${hour}:00`).toISOString()
  const isFull = times.length >= mostOffered
  const whyNot =
    time === null
      ? 'Choose a day'
      : isFull
        ? `${mostOffered} at most`
        : times.includes(time)
          ? 'Offered already'
          : null
  return (
    <div>
      {times.length > 0 && (
        <Lines label="Times offered">
          {times.map((each) => (
            <Line
              key={each}
              title={formatMoment(each)}
              strong={false}
              action={
                <Button look="link" onPress={() => onChange(times.filter((other) => other !== each))}>
                  Leave out
                </Button>
              }
            />
          ))}
        </Lines>
      )}
      <FieldGrid columns="1fr 1fr">
        <DateField label="Day" name="times" value={day} onChange={setDay} error={error} />
        <TextField label="From" type="time" value={hour} onChange={setHour} />
      </FieldGrid>
      <ButtonRow>
        <Button
          disabledReason={whyNot}
          onPress={() => {
            if (time !== null) onChange([...times, time].sort())
          }}
        >
          Add this time
        </Button>
      </ButtonRow>
    </div>
  )
}
