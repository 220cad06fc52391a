import { useState } from 'react'
import { formatMoment } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { FieldGrid } from '../../../web/ui/Field.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { NumberField } from '../../../web/ui/NumberField.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { agreeMeeting } from '../../asks/ask.contract.ts'
import { readMoment, sayInZone, timeOf, whomOf } from '../../asks/web/ask.queries.ts'
import { type Ask, type Request, requestRoutes } from '../../web/queries.ts'

type MeetingFormProps = { readonly request: Request; readonly ask: Ask; readonly onClose: () => void }

const another = 'another'

/** Chooses one of the times a customer suggested, agrees on another one, or moves a talk. */
export function MeetingForm({ request, ask, onClose }: MeetingFormProps) {
  const planned = ask.meeting?.state === 'planned' ? ask.meeting : null
  const named = [...ask.suggested, ...(ask.otherSide?.counterTimes ?? [])]
  const [choice, setChoice] = useState(named[0] ?? another)
  const [day, setDay] = useState(planned === null ? '' : timeOf(planned.startsAt).day)
  const [hour, setHour] = useState(planned === null ? '10:00' : timeOf(planned.startsAt).hour)
  const [minutes, setMinutes] = useState<number | null>(planned?.minutes ?? request.minutes)
  const [place, setPlace] = useState(planned?.place ?? request.place ?? '')
  const [fromUs, setFromUs] = useState(ask.meeting?.fromUs ?? '')
  const startsAt = choice === another ? readMoment(day, hour) : choice
  const save = useSubmit<typeof agreeMeeting>('PUT /requests/:requestId/asks/:askId/meeting', {
    invalidates: requestRoutes,
    onDone: () => {
      showToast(`Agreed: ${formatMoment(startsAt ?? '')}. Both sides get the invitation`)
      onClose()
    },
  })
  const send = () => {
    if (startsAt === null || minutes === null) return
    const body = { startsAt, minutes, place: place.trim() || null, fromUs: fromUs.trim() || null }
    save.submit({ params: { requestId: request.id, askId: ask.id }, body })
  }
  return (
    <FormSheet
      title={planned === null ? 'When do they talk?' : 'Move the talk'}
      fact={whomOf(ask)}
      onClose={onClose}
      onSubmit={send}
      submit={startsAt === null ? 'Agree' : `Agree on ${formatMoment(startsAt)}`}
      save={save}
      waiting="Inviting both"
      disabledReason={startsAt === null ? 'Choose a day and an hour' : null}
      labels={{ startsAt: 'Day' }}
      notDone="Nothing was agreed"
    >
      {named.length > 0 && (
        <RadioGroup
          legend="Times that were named"
          value={choice}
          onChange={setChoice}
          choices={[
            ...named.map((moment) => ({
              value: moment,
              label: formatMoment(moment),
              help: ask.suggested.includes(moment)
                ? sayInZone(moment, ask.meeting?.timeZone)
                : 'named by the other side',
            })),
            { value: another, label: 'Another time, agreed with them' },
          ]}
        />
      )}
      {choice === another && (
        <FieldGrid columns="1fr 1fr">
          <DateField
            label="Day"
            name="startsAt"
            value={day}
            onChange={setDay}
            error={save.fieldErrors['startsAt']}
          />
          <TextField label="From, your time" type="time" value={hour} onChange={setHour} />
        </FieldGrid>
      )}
      <FieldGrid columns="1fr 2fr">
        <NumberField
          label="How long"
          name="minutes"
          unit="minutes"
          value={minutes}
          onChange={setMinutes}
          min={5}
          step={5}
          error={save.fieldErrors['minutes']}
        />
        <TextField
          label="Where"
          name="place"
          aside="optional"
          help="A link or a number; it stands in the invitation."
          value={place}
          onChange={setPlace}
          error={save.fieldErrors['place']}
        />
      </FieldGrid>
      <TextField
        label="Who from us is there"
        name="fromUs"
        aside="optional"
        help="It stands in both briefs: “Nobody”, or a name."
        value={fromUs}
        onChange={setFromUs}
        error={save.fieldErrors['fromUs']}
      />
    </FormSheet>
  )
}
