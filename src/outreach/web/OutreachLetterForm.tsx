import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LetterPanel } from '../../protection/web/LetterPanel.tsx'
import { useSubmit } from '../../web/submit.ts'
import { FieldStack } from '../../web/ui/Field.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { writeOutreach } from '../contract.ts'
import {
  type Outreach,
  type OutreachLetter,
  outreachChanges,
  outreachLetterQuery,
  templatesQuery,
} from './queries.ts'

type OutreachLetterFormProps = { readonly outreach: Outreach; readonly onClose: () => void }

/** The letter: a template, its words as they go, and how they reach the customer. A person sends it, always. */
export function OutreachLetterForm({ outreach, onClose }: OutreachLetterFormProps) {
  const [template, setTemplate] = useState<string | null>(null)
  const templates = useQuery(templatesQuery())
  const letter = useQuery({ ...outreachLetterQuery(outreach.id, template), refetchOnWindowFocus: false })
  return (
    <Sheet title={`A first word to ${outreach.contact.name}`} fact={outreach.account?.name} onClose={onClose}>
      <QueryView query={templates} what="The templates">
        {({ rows }) => (
          <FieldStack>
            <Select
              label="Template"
              value={template ?? letter.data?.templateId ?? ''}
              onChange={setTemplate}
              options={rows.map(({ id, title }) => ({ value: id, label: title }))}
              help={rows.find(({ id }) => id === (template ?? letter.data?.templateId))?.fits}
            />
            <QueryView query={letter} what="The words">
              {(data) => (
                <WrittenLetter key={data.templateId} outreach={outreach} letter={data} onClose={onClose} />
              )}
            </QueryView>
          </FieldStack>
        )}
      </QueryView>
    </Sheet>
  )
}

type WrittenLetterProps = OutreachLetterFormProps & { readonly letter: OutreachLetter }

function WrittenLetter({ outreach, letter, onClose }: WrittenLetterProps) {
  const sending = useSubmit<typeof writeOutreach>('POST /outreaches/:outreachId/letter', {
    invalidates: outreachChanges,
    onDone: (_, { body }) => {
      showToast(body.through === 'mail' ? `In the outbox for ${outreach.contact.name}` : 'Noted as written')
      onClose()
    },
  })
  return (
    <LetterPanel
      letter={letter}
      noteLabel="Note it as written"
      sending={sending}
      onSend={({ through, subject, text }) =>
        sending.submit({
          params: { outreachId: outreach.id },
          body: { through, subject, text, templateId: letter.templateId },
        })
      }
    />
  )
}
