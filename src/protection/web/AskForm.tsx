import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { reserveAsk } from '../contract.ts'
import { AskRefusalPanel, type Override, overrideLabels } from './AskRefusalPanel.tsx'
import { AskTypeForm } from './AskTypeForm.tsx'
import { rulesAddress, standingRoutes } from './queries.ts'

const labels = {
  activityTypeId: 'What for',
  wishedOn: 'Wished day',
  title: 'What it is called',
  ...overrideLabels,
}

type AskFormProps = {
  readonly contactId: string
  readonly name: string
  readonly activityTypeId?: string
  readonly wishedOn?: string
  readonly onClose: () => void
}

/** Asks somebody for something. What stands against it is told with its date; a rule of ours can be set aside. */
export function AskForm(props: AskFormProps) {
  const { contactId, name, onClose } = props
  const [typeId, setTypeId] = useState(props.activityTypeId ?? '')
  const [wishedOn, setWishedOn] = useState(props.wishedOn ?? '')
  const [title, setTitle] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const [override, setOverride] = useState<Override | null>(null)
  const save = useSubmit<typeof reserveAsk>('POST /asks', {
    invalidates: standingRoutes,
    onDone: ({ ask }) => {
      showToast(`${ask.title}: reserved for ${formatDay(ask.on)}`)
      onClose()
    },
  })
  const send = () => {
    const body = {
      contactId,
      activityTypeId: typeId,
      wishedOn,
      title: title.trim() || null,
      isAsked,
      override,
    }
    save.submit({ body })
  }
  const errors = save.fieldErrors
  return (
    <FormSheet
      title="Ask for something"
      fact={name}
      onClose={onClose}
      onSubmit={send}
      submit={override === null ? 'Reserve the place' : 'Reserve as an exception'}
      save={save}
      waiting="Reserving"
      errors={
        <AskRefusalPanel
          labels={labels}
          title="Nothing was reserved"
          problem={save.problem}
          override={override}
          onOverride={setOverride}
          onDay={(day) => {
            setWishedOn(day)
            save.reset()
          }}
          errors={errors}
        />
      }
    >
      <AskTypeForm
        label={labels.activityTypeId}
        value={typeId}
        onChange={setTypeId}
        error={errors.activityTypeId}
      />
      <DateField
        label={labels.wishedOn}
        name="wishedOn"
        value={wishedOn}
        onChange={setWishedOn}
        error={errors.wishedOn}
      />
      {typeId !== '' && <TextLink to={rulesAddress(contactId, typeId, wishedOn)}>Why? Rule by rule</TextLink>}
      <TextField
        label={labels.title}
        name="title"
        value={title}
        onChange={setTitle}
        error={errors.title}
        aside="optional"
      />
      <Checkbox label="They have been asked already" checked={isAsked} onChange={setIsAsked} />
    </FormSheet>
  )
}
