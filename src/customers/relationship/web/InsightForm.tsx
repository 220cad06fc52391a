import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { noteInsight } from '../insight.contract.ts'
import type { InsightBearing } from '../insight-note.ts'
import { insightRoutes } from './relationship.queries.ts'

type InsightFormProps = {
  readonly account: { readonly id: string; readonly name: string }
  readonly contact?: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Something a customer said that bears on growth or renewal, for the relationship owner. */
export function InsightForm({ account, contact, onClose }: InsightFormProps) {
  const [bearsOn, setBearsOn] = useState<InsightBearing>('growth')
  const [note, setNote] = useState('')
  const save = useSubmit<typeof noteInsight>('POST /accounts/:accountId/insight-notes', {
    invalidates: insightRoutes,
    onDone: () => {
      showToast('Sent to the relationship owner')
      onClose()
    },
  })
  const about = contact === undefined ? {} : { contactId: contact.id }
  return (
    <FormSheet
      title="What did they say?"
      fact={contact === undefined ? account.name : `${contact.name}, ${account.name}`}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { accountId: account.id }, body: { bearsOn, note, ...about } })}
      submit="Send it to the owner"
      save={save}
      waiting="Sending"
      disabledReason={note.trim() === '' ? 'It needs words.' : null}
      labels={{ note: 'In a sentence or two' }}
      notDone="Nothing was sent"
    >
      <RadioGroup
        legend="It bears on"
        value={bearsOn}
        onChange={(value) => setBearsOn(value as InsightBearing)}
        choices={[
          { value: 'growth', label: 'Growth', help: 'More of something, or somewhere else.' },
          { value: 'renewal', label: 'Renewal', help: 'Whether they stay, for better or worse.' },
        ]}
      />
      <TextArea
        label="In a sentence or two"
        name="note"
        value={note}
        onChange={setNote}
        error={save.fieldErrors.note}
      />
    </FormSheet>
  )
}
