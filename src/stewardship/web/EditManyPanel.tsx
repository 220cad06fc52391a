import { useState } from 'react'
import { profileRoutes } from '../../advocates/web/queries.ts'
import { findPeople } from '../../identity/web/people.queries.ts'
import { formatCount } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { makeWideEdit, previewWideEdit, undoWideEdit, WideField } from '../wide-edit.contract.ts'
import { stewardshipRoutes } from './queries.ts'

const most = 200
const changedRoutes = [
  ...profileRoutes,
  ...stewardshipRoutes,
  'GET /advocates',
  'GET /accounts',
  'GET /contacts',
] as const
const fields = [
  { value: 'account-owner', label: 'Relationship owner of their accounts' },
  { value: 'contact-owner', label: 'Their own relationship owner' },
  { value: 'segment', label: 'Segment of their accounts' },
] as const

const fieldsOfAccounts = [
  { value: 'account-owner', label: 'Relationship owner' },
  { value: 'segment', label: 'Segment' },
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
  const [field, setField] = useState<WideField>('account-owner')
  const [person, setPerson] = useState<{ id: string; label: string } | null>(null)
  const [segment, setSegment] = useState('')
  const value = field === 'segment' ? segment.trim() || null : (person?.id ?? null)
  const body = { contactIds: [...contactIds], accountIds: [...accountIds], field, value }
  const isOfAccounts = accountIds.length > 0
  const undo = useSubmit<typeof undoWideEdit>('POST /wide-edits/:wideEditId/undoing', {
    invalidates: changedRoutes,
    onDone: ({ undone, kept }) =>
      showToast(
        kept.length === 0
          ? `${formatCount(undone, 'record', 'records')} as before`
          : `${undone} as before; changed since and left: ${kept.join(', ')}`,
      ),
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
        <Select
          label="What"
          value={field}
          onChange={(next) => {
            setField(next as WideField)
            look.reset()
          }}
          options={isOfAccounts ? fieldsOfAccounts : fields}
        />
        {field === 'segment' ? (
          <TextField
            label="Segment"
            name="value"
            value={segment}
            onChange={setSegment}
            error={look.fieldErrors.value}
          />
        ) : (
          <ComboBox label="Becomes" name="value" value={person} onChange={setPerson} find={findPeople} />
        )}
        <FormErrors problem={save.problem ?? look.problem} title="Nothing was changed" />
        {rows !== undefined && (
          <Lines>
            {rows.map((row) => (
              <Line
                key={row.id}
                title={row.name}
                detail={
                  row.outcome === 'same'
                    ? 'stays as it is'
                    : `${row.before ?? 'nothing'} → ${row.after ?? 'nothing'}`
                }
              />
            ))}
          </Lines>
        )}
      </FieldStack>
    </Sheet>
  )
}
