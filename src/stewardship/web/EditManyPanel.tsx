import { useState } from 'react'
import { profileRoutes } from '../../advocates/web/queries.ts'
import type { ResponseOf } from '../../kernel/contract.ts'
import { formatCount } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { makeWideEdit, previewWideEdit, undoWideEdit } from '../wide-edit.contract.ts'
import { sayUndone, stewardshipRoutes } from './queries.ts'
import { noWish, WideValueForm } from './WideValueForm.tsx'

const most = 200
const changedRoutes = [
  ...profileRoutes,
  ...stewardshipRoutes,
  'GET /advocates',
  'GET /accounts',
  'GET /contacts',
] as const
/** People, or accounts. */
type Chosen = { readonly contactIds?: readonly string[]; readonly accountIds?: readonly string[] }

const countOf = ({ contactIds = [], accountIds = [] }: Chosen) => contactIds.length + accountIds.length

/** The button that changes a field of everybody chosen, for program managers; looked at first, and taken back whole. */
export function EditManyPanel(chosen: Chosen) {
  const [isOpen, setOpen] = useState(false)
  const mayEdit = useSession().person?.roles.includes('program-manager') === true
  if (!mayEdit) return null
  const tooMany = countOf(chosen) > most ? `${most} are changed at once at most` : null
  return (
    <>
      <Button onPress={() => setOpen(true)} disabledReason={tooMany}>
        Change…
      </Button>
      {isOpen && <EditManyForm {...chosen} onClose={() => setOpen(false)} />}
    </>
  )
}

type SheetProps = Chosen & { readonly onClose: () => void }

function EditManyForm({ contactIds = [], accountIds = [], onClose }: SheetProps) {
  const [wish, setWish] = useState(noWish)
  const { field, key, value } = wish
  const body = { contactIds: [...contactIds], accountIds: [...accountIds], field, key, value }
  const isOfAccounts = accountIds.length > 0
  const undo = useSubmit<typeof undoWideEdit>('POST /wide-edits/:wideEditId/undoing', {
    invalidates: changedRoutes,
    onDone: (done) => showToast(sayUndone(done)),
  })
  const look = useSubmit<typeof previewWideEdit>('POST /wide-edits/previews')
  const save = useSubmit<typeof makeWideEdit>('POST /wide-edits', {
    invalidates: changedRoutes,
    onDone: ({ id, rows }) => {
      const changed = rows.filter(({ outcome }) => outcome === 'changes').length
      showToast(`${formatCount(changed, 'record', 'records')} changed`, () =>
        undo.submit({ params: { wideEditId: id } }),
      )
      onClose()
    },
  })
  const rows = look.response?.rows
  return (
    <Sheet
      title={
        isOfAccounts
          ? `Change ${formatCount(accountIds.length, 'account', 'accounts')}`
          : `Change for ${formatCount(contactIds.length, 'person', 'people')}`
      }
      onClose={onClose}
      onSubmit={() => (rows === undefined ? look.submit({ body }) : save.submit({ body }))}
      foot={
        <Button look="solid" type="submit" disabledReason={value === null ? 'Choose what it becomes' : null}>
          {rows === undefined ? 'Look first' : 'Change them'}
        </Button>
      }
    >
      <FieldStack>
        <WideValueForm
          wish={wish}
          ofAccounts={isOfAccounts}
          onChange={(next) => {
            setWish(next)
            look.reset()
          }}
          errors={look.fieldErrors}
        />
        <FormErrors problem={save.problem ?? look.problem} title="Nothing was changed" />
        {rows !== undefined && (
          <Lines>
            {rows.map((row) => (
              <Line key={row.id} title={row.name} detail={sayRow(row)} />
            ))}
          </Lines>
        )}
      </FieldStack>
    </Sheet>
  )
}

function sayRow({
  outcome,
  reason,
  before,
  after,
}: ResponseOf<typeof previewWideEdit>['rows'][number]): string {
  if (outcome === 'refused') return `left out: ${reason}`
  if (outcome === 'same') return `stays as it is${reason === null ? '' : `: ${reason}`}`
  return `${before ?? 'nothing'} → ${after ?? 'nothing'}`
}
