import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { openNeed } from '../../matching/need.ts'
import { sentOf } from '../../matching/sent-need.ts'
import { NeedPanel } from '../../matching/web/NeedPanel.tsx'
import type { NeedTold } from '../../matching/web/queries.ts'
import { readingQuery } from '../../matching/web/reading.queries.ts'
import { asProblem } from '../../web/api-problem.ts'
import { formatCount } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import type { addNeed, changeNeed } from '../need.contract.ts'
import { type CalendarNeed, calendarRoutes, type Entry, sayDays } from './queries.ts'

const labels = {
  'need.activityTypeId': 'What',
  'need.wanted': 'How many',
  notes: 'Notes',
}

type NeedFormProps = {
  readonly entry: Entry
  readonly before?: CalendarNeed
  readonly onClose: () => void
}

/** Says what an entry will need: the kind of activity, how many, and whom, in a sentence or part by part. */
export function NeedForm({ entry, before, onClose }: NeedFormProps) {
  const [need, setNeed] = useState<NeedTold>(before?.need ?? { ...openNeed(''), criteria: [] })
  const [notes, setNotes] = useState(before?.notes ?? '')
  const done = { invalidates: calendarRoutes, onDone: onClose }
  const add = useSubmit<typeof addNeed>('POST /calendar/entries/:calendarEntryId/needs', done)
  const change = useSubmit<typeof changeNeed>(
    'PUT /calendar/entries/:calendarEntryId/needs/:calendarNeedId',
    done,
  )
  const save = before === undefined ? add : change
  const params = { calendarEntryId: entry.id }
  const body = { need: sentOf({ ...need, wishedOn: null, by: null }), notes: notes.trim() }
  const send = () => {
    if (before === undefined) add.submit({ params, body })
    else {
      const which = { ...params, calendarNeedId: before.id }
      change.submit({ params: which, body: { ...body, version: before.version } })
    }
  }
  const waits = need.activityTypeId === '' ? 'Choose what it needs' : null
  return (
    <FormSheet
      title={before === undefined ? 'What will it need?' : 'Change the need'}
      fact={`${entry.title}, ${sayDays(entry)}`}
      onClose={onClose}
      onSubmit={send}
      submit={before === undefined ? 'Add the need' : 'Save'}
      save={save}
      disabledReason={waits}
      labels={labels}
    >
      <ActivityFields need={need} setNeed={setNeed} errors={save.fieldErrors} />
      <WhomFields need={need} setNeed={setNeed} />
      <TextArea
        label={labels.notes}
        name="notes"
        aside="optional"
        help="Goes into the request."
        value={notes}
        onChange={setNotes}
      />
    </FormSheet>
  )
}

type PartProps = { readonly need: NeedTold; readonly setNeed: (need: NeedTold) => void }

function ActivityFields({
  need,
  setNeed,
  errors,
}: PartProps & { readonly errors: Readonly<Record<string, string>> }) {
  const types = (useQuery(activityTypesQuery()).data?.rows ?? []).filter(({ inUse }) => inUse)
  const chosen = types.find(({ id }) => id === need.activityTypeId)
  return (
    <>
      <Select
        label={labels['need.activityTypeId']}
        name="need.activityTypeId"
        placeholder="Choose one"
        value={need.activityTypeId}
        onChange={(activityTypeId) => setNeed({ ...need, activityTypeId })}
        options={types.map(({ id, name }) => ({ value: id, label: name }))}
        help={
          chosen === undefined
            ? undefined
            : `Its usual notice is ${formatCount(chosen.noticeDays, 'working day', 'working days')}.`
        }
        error={errors['need.activityTypeId']}
      />
      <NumberField
        label={labels['need.wanted']}
        name="need.wanted"
        min={1}
        max={50}
        unit={need.wanted === 1 ? 'customer' : 'customers'}
        value={need.wanted}
        onChange={(wanted) => setNeed({ ...need, wanted: wanted ?? 1 })}
        error={errors['need.wanted']}
      />
    </>
  )
}

/** Whom, as a sentence that is read into criteria; each can be changed, loosened or taken out. */
function WhomFields({ need, setNeed }: PartProps) {
  const answers = useQueryClient()
  const [sentence, setSentence] = useState('')
  const reading = useMutation({
    mutationFn: (text: string) => answers.fetchQuery(readingQuery(text, sayable(need))),
    onSuccess: ({ need: read }) => {
      setNeed({ ...need, criteria: read.criteria, words: read.words, wanted: read.wanted })
      setSentence('')
    },
  })
  const read = () => {
    if (sentence.trim() !== '' && need.activityTypeId !== '') reading.mutate(sentence.trim())
  }
  return (
    <>
      <TextField
        label="Whom"
        name="sentence"
        aside="optional"
        placeholder="a hospital in DACH on Analytics that left a competitor"
        help="In your own words; leave the field, and it is read."
        value={sentence}
        onChange={setSentence}
        onBlur={read}
        error={reading.error === null ? undefined : asProblem(reading.error).detail}
      />
      <NeedPanel need={need} onChange={setNeed} opening="Looked for" onlyCriteria />
    </>
  )
}

/** The day is the entry's, whatever the sentence says of one. */
const sayable = (need: NeedTold): NeedTold => ({ ...need, wishedOn: null, by: null })
