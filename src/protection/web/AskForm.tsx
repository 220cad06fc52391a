import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activityFamilies, activityFamilyNames } from '../../activities/activity-type.ts'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import type { ApiProblem } from '../../web/api-problem.ts'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { reserveAsk } from '../contract.ts'
import { standingRoutes } from './queries.ts'

const labels = {
  activityTypeId: 'What for',
  wishedOn: 'Wished day',
  title: 'What it is called',
  'override.reason': 'Why',
  'override.ownerConsent': 'What the relationship owner said',
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
    <Sheet
      title="Ask for something"
      fact={name}
      onClose={onClose}
      onSubmit={send}
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Reserving'}>
          {override === null ? 'Reserve the place' : 'Reserve as an exception'}
        </Button>
      }
    >
      <FieldStack>
        <TypeField value={typeId} onChange={setTypeId} error={errors.activityTypeId} />
        <DateField
          label={labels.wishedOn}
          name="wishedOn"
          value={wishedOn}
          onChange={setWishedOn}
          error={errors.wishedOn}
        />
        <TextField
          label={labels.title}
          name="title"
          value={title}
          onChange={setTitle}
          error={errors.title}
          aside="optional"
        />
        <Checkbox label="They have been asked already" checked={isAsked} onChange={setIsAsked} />
        <AskRefusal
          problem={save.problem}
          override={override}
          onOverride={setOverride}
          onDay={(day) => {
            setWishedOn(day)
            save.reset()
          }}
          errors={errors}
        />
      </FieldStack>
    </Sheet>
  )
}

type TypeFieldProps = {
  readonly value: string
  readonly onChange: (id: string) => void
  readonly error: string | undefined
}

function TypeField({ value, onChange, error }: TypeFieldProps) {
  const types = useQuery(activityTypesQuery()).data?.rows ?? []
  const groups = activityFamilies
    .map((family) => ({
      group: activityFamilyNames[family],
      options: types
        .filter((type) => type.family === family && !type.isAccountLevel)
        .map((type) => ({ value: type.id, label: type.name })),
    }))
    .filter(({ options }) => options.length > 0)
  return (
    <Select
      label={labels.activityTypeId}
      name="activityTypeId"
      value={value}
      onChange={onChange}
      options={groups}
      placeholder="Choose one"
      error={error}
    />
  )
}

type Override = { readonly reason: string; readonly ownerConsent: string }

type RefusalProps = {
  readonly problem: ApiProblem | undefined
  readonly override: Override | null
  readonly onOverride: (override: Override) => void
  readonly onDay: (day: string) => void
  readonly errors: Readonly<Record<string, string>>
}

function AskRefusal({ problem, override, onOverride, onDay, errors }: RefusalProps) {
  const refused = problem?.refusal !== undefined
  const set = (part: Partial<Override>) => onOverride({ reason: '', ownerConsent: '', ...override, ...part })
  const mayOverride = /^advocate-(resting|held)$/.test(problem?.refusal?.refusal ?? '')
  const freeFrom = problem?.refusal?.facts.freeFrom
  return (
    <>
      {refused && (
        <Note
          tone="due"
          title="Not on this day"
          live
          lined
          actions={
            <>
              {typeof freeFrom === 'string' && (
                <Button onPress={() => onDay(freeFrom)}>{`Take ${formatDay(freeFrom)}`}</Button>
              )}
              {mayOverride && override === null && <Button onPress={() => set({})}>Make an exception</Button>}
            </>
          }
        >
          {refusalWords(problem)}
        </Note>
      )}
      {!refused && <FormErrors problem={problem} labels={labels} title="Nothing was reserved" />}
      {override !== null && (
        <>
          <TextField
            label={labels['override.reason']}
            name="override.reason"
            value={override.reason}
            onChange={(reason) => set({ reason })}
            error={errors['override.reason']}
            help="Exceptions are counted and shown."
          />
          <TextField
            label={labels['override.ownerConsent']}
            name="override.ownerConsent"
            value={override.ownerConsent}
            onChange={(ownerConsent) => set({ ownerConsent })}
            error={errors['override.ownerConsent']}
            help="Who agreed, and when."
          />
        </>
      )}
    </>
  )
}

type RefusalFacts = {
  readonly freeFrom?: string | null
  readonly holder?: string | null
  readonly heldBy?: { readonly title: string; readonly on: string } | null
  readonly reasons?: readonly { readonly says: string }[]
}

/** The refusal with its days as the reader writes them; the server's own sentence where it has no reasons. */
function refusalWords(problem: ApiProblem): string {
  const { freeFrom, holder, heldBy, reasons = [] }: RefusalFacts = problem.refusal?.facts ?? {}
  if (reasons.length === 0) return problem.detail
  const said = reasons.map(({ says }) => says)
  if (holder != null && heldBy != null)
    said.push(`Taken by ${holder} for “${heldBy.title}”, ${formatDay(heldBy.on)}.`)
  said.push(freeFrom == null ? 'No free date is known yet.' : `Free from ${formatDay(freeFrom)}.`)
  return said.join(' ')
}
