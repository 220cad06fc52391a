import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople, personQuery, teamsQuery } from '../../identity/web/people.queries.ts'
import { useGo } from '../../web/navigation.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TwoColumns } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addEntry, changeEntry } from '../contract.ts'
import { type EntryKind, entryKindNames, entryKinds } from '../entry.ts'
import { calendarRoutes, type Entry, entryPath } from './queries.ts'

const labels = {
  kind: 'Kind',
  title: 'Title',
  startsOn: 'First day',
  lastOn: 'Last day',
  teamId: 'Team',
  ownerId: 'Owner',
  place: 'Place',
  webLink: 'Web page',
  notes: 'Notes',
}

type EntryFormProps = { readonly entry?: Entry; readonly onClose: () => void }

/** Plans something, or changes it. */
export function EntryForm({ entry, onClose }: EntryFormProps) {
  const me = useSession().person
  const go = useGo()
  const own = useQuery({ ...personQuery(me?.id ?? ''), enabled: entry === undefined && me != null }).data
  const [draft, setDraft] = useState(() => draftOf(entry, me ?? null))
  const set = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch })
  const teamId = draft.teamId ?? own?.team?.id ?? ''
  const { body, waits } = bodyOf(draft, teamId)
  const add = useSubmit<typeof addEntry>('POST /calendar/entries', {
    invalidates: calendarRoutes,
    onDone: ({ id, title }) => {
      showToast(`${title} is planned`)
      go(entryPath(id))
    },
  })
  const change = useSubmit<typeof changeEntry>('PUT /calendar/entries/:calendarEntryId', {
    invalidates: calendarRoutes,
    onDone: onClose,
  })
  const save = entry === undefined ? add : change
  const send = () => {
    if (entry === undefined) add.submit({ body })
    else change.submit({ params: { calendarEntryId: entry.id }, body: { ...body, version: entry.version } })
  }
  return (
    <FormSheet
      title={entry === undefined ? 'Plan something' : 'Change the entry'}
      onClose={onClose}
      onSubmit={send}
      submit={entry === undefined ? 'Add to the calendar' : 'Save'}
      save={save}
      disabledReason={waits}
      labels={labels}
    >
      <Fields draft={draft} set={set} teamId={teamId} errors={save.fieldErrors} />
    </FormSheet>
  )
}

type Draft = {
  readonly kind: EntryKind
  readonly title: string
  readonly startsOn: string
  readonly lastOn: string
  readonly teamId: string | null
  readonly owner: Choosable | null
  readonly place: string
  readonly webLink: string
  readonly notes: string
  readonly state: 'planned' | 'cancelled'
}

function draftOf(entry: Entry | undefined, me: { readonly id: string; readonly name: string } | null): Draft {
  const owner = entry?.owner ?? me
  return {
    kind: entry?.kind ?? 'event',
    title: entry?.title ?? '',
    startsOn: entry?.startsOn ?? '',
    lastOn: entry === undefined || entry.lastOn === entry.startsOn ? '' : entry.lastOn,
    teamId: entry === undefined ? null : (entry.team?.id ?? ''),
    owner: owner === null ? null : { id: owner.id, label: owner.name },
    place: entry?.place ?? '',
    webLink: entry?.webLink ?? '',
    notes: entry?.notes ?? '',
    state: entry?.state ?? 'planned',
  }
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

function bodyOf(draft: Draft, teamId: string) {
  const { kind, title, startsOn, lastOn, owner, place, webLink, notes, state } = draft
  const waits =
    title.trim() === ''
      ? 'Say what it is'
      : startsOn === ''
        ? 'Say on which day'
        : owner === null
          ? 'Choose its owner'
          : null
  const body = {
    ...{ kind, title: title.trim(), startsOn, lastOn: orNull(lastOn), teamId: orNull(teamId), state, notes },
    ownerId: owner?.id ?? '',
    place: orNull(place),
    webLink: orNull(webLink),
  }
  return { body, waits }
}

type FieldsProps = {
  readonly draft: Draft
  readonly set: (patch: Partial<Draft>) => void
  readonly teamId: string
  readonly errors: Readonly<Record<string, string>>
}

function Fields({ draft, set, teamId, errors }: FieldsProps) {
  const teams = useQuery(teamsQuery()).data?.rows ?? []
  const text = (name: 'title' | 'place' | 'webLink') => ({
    label: labels[name],
    name,
    value: draft[name],
    onChange: (value: string) => set({ [name]: value }),
    error: errors[name],
  })
  return (
    <>
      <Select
        label={labels.kind}
        name="kind"
        value={draft.kind}
        onChange={(kind) => set({ kind: kind as EntryKind })}
        options={entryKinds.map((kind) => ({ value: kind, label: entryKindNames[kind] }))}
      />
      <TextField {...text('title')} maxLength={300} />
      <TwoColumns>
        <DateField
          label={labels.startsOn}
          name="startsOn"
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          error={errors['startsOn']}
        />
        <DateField
          label={labels.lastOn}
          name="lastOn"
          aside="optional"
          value={draft.lastOn}
          onChange={(lastOn) => set({ lastOn })}
          error={errors['lastOn']}
        />
      </TwoColumns>
      <Select
        label={labels.teamId}
        name="teamId"
        value={teamId}
        onChange={(id) => set({ teamId: id })}
        options={[
          { value: '', label: 'No team: the owner alone' },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        help="Its members may change it."
        error={errors['teamId']}
      />
      <ComboBox
        label={labels.ownerId}
        name="ownerId"
        value={draft.owner}
        onChange={(owner) => set({ owner })}
        find={findPeople}
        help="Hears when it is time to ask, and when too few are free."
        error={errors['ownerId']}
      />
      <TextField {...text('place')} aside="optional" maxLength={300} />
      <TextField {...text('webLink')} aside="optional" type="url" placeholder="https://" />
      <TextArea
        label={labels.notes}
        name="notes"
        aside="optional"
        value={draft.notes}
        onChange={(notes) => set({ notes })}
        error={errors['notes']}
      />
    </>
  )
}
