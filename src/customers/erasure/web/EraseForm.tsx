import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount } from '../../../web/format.ts'
import { useGo } from '../../../web/navigation.ts'
import { useSubmit } from '../../../web/submit.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { eraseOne } from '../erasure.contract.ts'
import { erasurePreviewQuery, erasureRoutes } from './erasure.queries.ts'

type EraseFormProps = {
  readonly contact: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Asks once before everything personal of a contact goes. */
export function EraseForm({ contact, onClose }: EraseFormProps) {
  const go = useGo()
  const preview = useQuery(erasurePreviewQuery(contact.id))
  const [reason, setReason] = useState('')
  const erase = useSubmit<typeof eraseOne>('PUT /contacts/:contactId/erasure', {
    invalidates: erasureRoutes,
    onDone: () => {
      showToast('Being erased; it takes a moment')
      go('/stewardship/duplicates?tab=erased')
    },
  })
  const tell = ({ table, rows }: { table: string; rows: number }) =>
    `${table.replaceAll('_', ' ')}: ${formatCount(rows, 'row', 'rows')}`
  return (
    <ConfirmDialog
      title={`Erase ${contact.name}?`}
      goes={(preview.data?.goes ?? []).map(tell)}
      confirm="Erase for good"
      keep="Keep"
      onConfirm={() =>
        erase.submit({
          params: { contactId: contact.id },
          body: { reason: reason.trim() || 'They asked for it' },
        })
      }
      onClose={onClose}
      waiting={erase.waiting ? 'Beginning' : false}
      problem={erase.problem}
    >
      <p>
        Name, addresses, profile, words and permissions go, in tables, files and texts, and do not come back
        by a file. What they did still counts, without a name
        {(preview.data?.namesakes ?? 0) > 0 &&
          '. Somebody else here bears the same name, so texts about others keep it'}
        . It cannot be undone.
      </p>
      <TextField label="Why, for the record" value={reason} onChange={setReason} name="reason" />
    </ConfirmDialog>
  )
}
