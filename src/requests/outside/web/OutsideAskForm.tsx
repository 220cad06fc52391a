import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activityTypesQuery } from '../../../activities/web/queries.ts'
import { findAccounts } from '../../../customers/web/account.queries.ts'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { findAnybody } from '../../../matching/web/result.queries.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldGrid, FieldStack } from '../../../web/ui/Field.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { Disclosure } from '../../../web/ui/Lines.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { DateField, TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { findOpenOpportunities } from '../../web/queries.ts'
import type { logOutsideAsk, takeBackOutsideAsk } from '../outside-ask.contract.ts'
import { outsideRoutes, sayEffect } from './outside-ask.queries.ts'

type OutsideAskFormProps = {
  /** Whom it was, where the page knows. */
  readonly contact?: Choosable
  readonly onClose: () => void
}

const labels = {
  contactId: 'Who did it',
  activityTypeId: 'What it was',
  on: 'Day',
  prospectId: 'For which prospect',
  opportunityId: 'For which deal',
  askedById: 'Who asked',
}

const today = () => Temporal.Now.plainDateISO().toString()

/** Three fields write down an ask that happened by mail or chat; nobody is blamed, and it counts. */
export function OutsideAskForm({ contact = undefined, onClose }: OutsideAskFormProps) {
  const [who, setWho] = useState<Choosable | null>(contact ?? null)
  const [kind, setKind] = useState('')
  const [on, setOn] = useState(today)
  const [more, setMore] = useState<More>(noMore)
  const kinds = useQuery(activityTypesQuery()).data?.rows ?? []
  const save = useLog(onClose)
  const isRepeated = save.problem?.refusal?.refusal === 'on-record-already'
  const send = () =>
    save.submit({
      body: {
        contactId: who?.id ?? '',
        activityTypeId: kind,
        on,
        opportunityId: more.opportunity?.id ?? null,
        prospectId: more.prospect?.id ?? null,
        askedById: more.askedBy?.id ?? null,
        note: more.note.trim() || null,
        ...(more.isAnother ? { isAnother: true } : {}),
      },
    })
  const missing = who === null ? 'Say who did it' : kind === '' ? 'Say what it was' : null
  return (
    <FormSheet
      title="An ask that happened outside"
      fact={contact?.label}
      onClose={onClose}
      onSubmit={() => missing === null && send()}
      submit="Write it down"
      save={save}
      waiting="Writing down"
      disabledReason={missing}
      labels={labels}
      notDone="Not written down yet"
    >
      <p>By mail, chat or phone: it counts in load and history like any other, and nobody is blamed.</p>
      <ComboBox
        label={labels.contactId}
        name="contactId"
        value={who}
        onChange={setWho}
        find={findAnybody}
        error={save.fieldErrors['contactId']}
        placeholder="A customer’s name"
      />
      <FieldGrid columns="1fr 150px">
        <Select
          label={labels.activityTypeId}
          name="activityTypeId"
          value={kind}
          onChange={setKind}
          placeholder="Choose one"
          options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
          error={save.fieldErrors['activityTypeId']}
        />
        <DateField label={labels.on} name="on" value={on} onChange={setOn} error={save.fieldErrors['on']} />
      </FieldGrid>
      <Disclosure title="More" summary="for whom, who asked">
        <MoreFields more={more} onChange={setMore} errors={save.fieldErrors} />
      </Disclosure>
      {isRepeated && (
        <Checkbox
          label="It was another one on the same day"
          checked={more.isAnother}
          onChange={(isAnother) => setMore({ ...more, isAnother })}
        />
      )}
    </FormSheet>
  )
}

type More = {
  readonly opportunity: Choosable | null
  readonly prospect: Choosable | null
  readonly askedBy: Choosable | null
  readonly note: string
  readonly isAnother: boolean
}
const noMore: More = { opportunity: null, prospect: null, askedBy: null, note: '', isAnother: false }

type MoreFieldsProps = {
  readonly more: More
  readonly onChange: (more: More) => void
  readonly errors: Readonly<Record<string, string>>
}

function MoreFields({ more, onChange, errors }: MoreFieldsProps) {
  return (
    <FieldStack>
      <ComboBox
        label={labels.opportunityId}
        name="opportunityId"
        aside="optional"
        value={more.opportunity}
        onChange={(opportunity) => onChange({ ...more, opportunity })}
        find={findOpenOpportunities}
        error={errors['opportunityId']}
      />
      <ComboBox
        label={labels.prospectId}
        name="prospectId"
        aside="optional"
        value={more.prospect}
        onChange={(prospect) => onChange({ ...more, prospect })}
        find={findAccounts}
        error={errors['prospectId']}
      />
      <ComboBox
        label={labels.askedById}
        name="askedById"
        aside="you, where it is empty"
        value={more.askedBy}
        onChange={(askedBy) => onChange({ ...more, askedBy })}
        find={findPeople}
        error={errors['askedById']}
      />
      <TextArea
        label="Note"
        name="note"
        aside="optional"
        rows={2}
        maxLength={2000}
        value={more.note}
        onChange={(note) => onChange({ ...more, note })}
      />
    </FieldStack>
  )
}

/** Writes it down, says what it did, and can take it back at once. */
function useLog(onClose: () => void) {
  const back = useSubmit<typeof takeBackOutsideAsk>('POST /outside-asks/:askId/reversal', {
    invalidates: outsideRoutes,
    onDone: () => showToast('Taken back; it counts no longer'),
  })
  return useSubmit<typeof logOutsideAsk>('POST /outside-asks', {
    invalidates: outsideRoutes,
    onDone: ({ id, effect }) => {
      showToast(sayEffect(effect), () => back.submit({ params: { askId: id }, body: {} }))
      onClose()
    },
  })
}
