import { useState } from 'react'
import { profileRoutes } from '../../advocates/web/queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { decideEdit } from '../quality.contract.ts'
import { type EditRow, nameOfKind, stewardshipRoutes } from './queries.ts'

/** One proposed edit: what stands there, what was said, and the two decisions. */
export function EditForm({ edit, onClose }: { readonly edit: EditRow; readonly onClose: () => void }) {
  const [written, setWritten] = useState(edit.said)
  const [reason, setReason] = useState('')
  const save = useSubmit<typeof decideEdit>('POST /stewardship/edits/:proposedEditId/decision', {
    invalidates: [...profileRoutes, ...stewardshipRoutes],
    onDone: () => {
      showToast('Decided')
      onClose()
    },
  })
  const decide = (decision: 'accept' | 'decline') =>
    save.submit({
      params: { proposedEditId: edit.id },
      body: {
        decision,
        written: decision === 'accept' && edit.canWrite ? written : null,
        reason: reason.trim() || null,
      },
    })
  return (
    <Sheet
      title={nameOfKind(edit)}
      fact={`${edit.contact.name}${edit.account === null ? '' : `, ${edit.account.name}`}`}
      onClose={onClose}
      onSubmit={() => decide('accept')}
      foot={
        <ButtonRow>
          <Button look="solid" type="submit" waiting={save.waiting && 'Writing'}>
            {edit.canWrite ? 'Accept' : 'Accepted, and written'}
          </Button>
          <Button
            onPress={() => decide('decline')}
            disabledReason={reason.trim() === '' ? 'Say why not' : null}
          >
            Decline
          </Button>
        </ButtonRow>
      }
    >
      <FieldStack>
        <KeyValue
          facts={[
            { label: 'On record', value: edit.before ?? 'nothing' },
            { label: 'Said', value: edit.said },
            { label: 'By', value: edit.by ?? 'unknown' },
          ]}
        />
        {edit.canWrite ? (
          <TextArea
            label="What is written"
            name="written"
            value={written}
            onChange={setWritten}
            error={save.fieldErrors.written}
          />
        ) : (
          <Note tone="due" title="This is written by hand">
            Write it on <TextLink to={`/advocates/${edit.contact.id}`}>{edit.contact.name}’s page</TextLink>,
            then accept it here: the fact counts as confirmed.
          </Note>
        )}
        <TextArea
          label="Why not"
          aside="with a decline"
          name="reason"
          value={reason}
          onChange={setReason}
          error={save.fieldErrors.reason}
        />
        <FormErrors problem={save.problem} title="Nothing was decided" />
      </FieldStack>
    </Sheet>
  )
}
