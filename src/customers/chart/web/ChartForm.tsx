import { useState } from 'react'
import { dayHere } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { DateField, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { recordArrival, recordRole, setReportingLine } from '../chart.contract.ts'
import { type ChartPerson, chartRoutes } from './chart.queries.ts'

type FormProps = { readonly person: ChartPerson; readonly onClose: () => void }

function done(onClose: () => void, words: string) {
  return () => {
    showToast(words)
    onClose()
  }
}

const choicesOf = (people: readonly ChartPerson[], but?: string) =>
  people
    .filter(({ id }) => id !== but)
    .map(({ id, name, title }) => ({ value: id, label: title === null ? name : `${name}, ${title}` }))

/** Whom somebody reports to. */
export function LineForm({
  person,
  people,
  onClose,
}: FormProps & { readonly people: readonly ChartPerson[] }) {
  const [superior, setSuperior] = useState(person.reportsToId ?? '')
  const [text, setText] = useState(person.reportsToText ?? '')
  const save = useSubmit<typeof setReportingLine>('PUT /contacts/:contactId/reporting-line', {
    invalidates: chartRoutes,
    onDone: done(onClose, 'Recorded'),
  })
  const body =
    superior === ''
      ? { reportsToId: null, reportsToText: text.trim() === '' ? null : text }
      : { reportsToId: superior }
  return (
    <FormSheet
      title={`Whom does ${person.name} report to?`}
      fact={person.title ?? undefined}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId: person.id }, body })}
      submit="Record it"
      save={save}
      labels={{ reportsToId: 'Whom they report to' }}
    >
      <Select
        label="One of their contacts"
        name="reportsToId"
        value={superior}
        onChange={setSuperior}
        placeholder="Nobody we know"
        options={choicesOf(people, person.id)}
        error={save.fieldErrors.reportsToId}
      />
      {superior === '' && (
        <TextField
          label="Somebody without a record here"
          name="reportsToText"
          value={text}
          onChange={setText}
          aside="optional"
          error={save.fieldErrors.reportsToText}
        />
      )}
    </FormSheet>
  )
}

/** Another post at the same account. */
export function RoleForm({ person, onClose }: FormProps) {
  const [title, setTitle] = useState('')
  const [on, setOn] = useState(dayHere())
  const save = useSubmit<typeof recordRole>('PUT /contacts/:contactId/role', {
    invalidates: chartRoutes,
    onDone: done(onClose, 'New role recorded'),
  })
  return (
    <FormSheet
      title={`What does ${person.name} do now?`}
      fact={person.title === null ? undefined : `Until now ${person.title}`}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId: person.id }, body: { title, on } })}
      submit="Record the new role"
      save={save}
      disabledReason={title.trim() === '' ? 'It needs the new title.' : null}
      labels={{ title: 'New title', on: 'Since' }}
    >
      <TextField
        label="New title"
        name="title"
        value={title}
        onChange={setTitle}
        error={save.fieldErrors.title}
      />
      <DateField label="Since" name="on" value={on} onChange={setOn} error={save.fieldErrors.on} />
    </FormSheet>
  )
}

/** Somebody new, or somebody we should know. */
export function ArrivalForm({
  accountId,
  account,
  people,
  onClose,
}: {
  readonly accountId: string
  readonly account: string
  readonly people: readonly ChartPerson[]
  readonly onClose: () => void
}) {
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [mail, setMail] = useState('')
  const [superior, setSuperior] = useState('')
  const save = useSubmit<typeof recordArrival>('POST /accounts/:accountId/arrivals', {
    invalidates: chartRoutes,
    onDone: done(onClose, 'Recorded'),
  })
  const body = {
    name,
    ...(title.trim() === '' ? {} : { title }),
    ...(mail.trim() === '' ? {} : { mail: mail.trim() }),
    ...(superior === '' ? {} : { reportsToId: superior }),
  }
  const { fieldErrors: wrong } = save
  return (
    <FormSheet
      title="Who is new there?"
      fact={account}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { accountId }, body })}
      submit="Add them"
      save={save}
      disabledReason={name.trim() === '' ? 'A name is enough.' : null}
      labels={{ name: 'Name', mail: 'Mail' }}
    >
      <TextField label="Name" name="name" value={name} onChange={setName} error={wrong.name} />
      <TextField label="Title" name="title" value={title} onChange={setTitle} aside="optional" />
      <TextField
        label="Mail"
        name="mail"
        value={mail}
        onChange={setMail}
        aside="optional"
        error={wrong.mail}
      />
      <Select
        label="Reports to"
        name="reportsToId"
        value={superior}
        onChange={setSuperior}
        placeholder="Not known"
        options={choicesOf(people)}
        error={wrong.reportsToId}
      />
    </FormSheet>
  )
}
