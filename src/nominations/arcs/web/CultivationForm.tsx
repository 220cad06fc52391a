import { useState } from 'react'
import { findContactsOf } from '../../../customers/web/contact.queries.ts'
import { dayHere } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { DateField, TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { editCultivation, logCultivation } from '../arc.contract.ts'
import { type CultivationKind, cultivationKinds, cultivationWords } from '../arc.ts'
import { type Cultivation, cultivationRoutes } from './queries.ts'

const labels = { kind: 'What it was', doneOn: 'Day', contactId: 'For whom', words: 'In a sentence' }

type CultivationFormProps = {
  readonly account: { readonly id: string; readonly name: string }
  /** What is put right; without it something new is logged. */
  readonly logged?: Cultivation
  readonly onClose: () => void
}

/** Something done for a customer before anything is asked of them. */
export function CultivationForm({ account, logged, onClose }: CultivationFormProps) {
  const [kind, setKind] = useState<CultivationKind>(logged?.kind ?? 'problem-solving')
  const [doneOn, setDoneOn] = useState(logged?.doneOn ?? dayHere())
  const [contact, setContact] = useState<Choosable | null>(
    logged?.contact == null ? null : { id: logged.contact.id, label: logged.contact.name },
  )
  const [findThere] = useState(() => findContactsOf(account.id))
  const [words, setWords] = useState(logged?.words ?? '')
  const saved = {
    invalidates: cultivationRoutes,
    onDone: () => {
      showToast(logged === undefined ? 'Logged' : 'Saved')
      onClose()
    },
  }
  const log = useSubmit<typeof logCultivation>('POST /accounts/:accountId/cultivations', saved)
  const edit = useSubmit<typeof editCultivation>('PUT /cultivations/:cultivationId', saved)
  const save = logged === undefined ? log : edit
  const send = () => {
    const body = { kind, doneOn, contactId: contact?.id ?? null, words: words.trim() || null }
    if (logged === undefined) log.submit({ params: { accountId: account.id }, body })
    else edit.submit({ params: { cultivationId: logged.id }, body })
  }
  return (
    <FormSheet
      title={logged === undefined ? 'What did you do for them?' : 'What was done for them'}
      fact={`${account.name}; it counts in the first arc, before anything is asked`}
      onClose={onClose}
      onSubmit={send}
      submit={logged === undefined ? 'Log it' : 'Save it'}
      save={save}
      disabledReason={doneOn === '' ? 'It needs a day.' : null}
      labels={labels}
    >
      <RadioGroup
        legend={labels.kind}
        value={kind}
        onChange={setKind}
        choices={cultivationKinds.map((value) => ({ value, label: cultivationWords[value] }))}
      />
      <TextArea
        label={labels.words}
        name="words"
        value={words}
        onChange={setWords}
        aside="optional"
        error={save.fieldErrors.words}
      />
      <ComboBox
        label={labels.contactId}
        name="contactId"
        value={contact}
        onChange={setContact}
        find={findThere}
        placeholder="Everybody there"
        error={save.fieldErrors.contactId}
      />
      <DateField
        label={labels.doneOn}
        name="doneOn"
        value={doneOn}
        onChange={setDoneOn}
        error={save.fieldErrors.doneOn}
      />
    </FormSheet>
  )
}
