import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { RadioGroup } from '../../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
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
    <Sheet
      title="What did they say?"
      fact={contact === undefined ? account.name : `${contact.name}, ${account.name}`}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { accountId: account.id }, body: { bearsOn, note, ...about } })}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={save.waiting && 'Sending'}
          disabledReason={note.trim() === '' ? 'It needs words.' : null}
        >
          Send it to the owner
        </Button>
      }
    >
      <FieldStack>
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
        <FormErrors
          problem={save.problem}
          labels={{ note: 'In a sentence or two' }}
          title="Nothing was sent"
        />
      </FieldStack>
    </Sheet>
  )
}
