import { useSubmit } from '../../web/submit.ts'
import { Select } from '../../web/ui/Select.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type {
  addValueTouch,
  putBackValueTouch,
  retireValueTouch,
  updateValueTouch,
} from '../care.contract.ts'
import {
  placeholders,
  type ValueTouchDefinition,
  type ValueTouchKind,
  valueTouchKinds,
  valueTouchNames,
} from '../value-touch.ts'
import { libraryRoutes as invalidates, type ValueTouchRow } from './care.queries.ts'
import { blankWords, LibraryPanel, LifeButton } from './LibraryPanel.tsx'

type ValueTouchFormProps = {
  /** Undefined for a new one. */
  readonly touch: ValueTouchRow | undefined
  readonly may: string | null
  readonly onClose: () => void
}

/** One value touch: what it is, when it fits, and its words. */
export function ValueTouchForm({ touch, may, onClose }: ValueTouchFormProps) {
  const onDone = () => {
    showToast('Saved')
    onClose()
  }
  const add = useSubmit<typeof addValueTouch>('POST /value-touches', { invalidates, onDone })
  const update = useSubmit<typeof updateValueTouch>('PUT /value-touches/:valueTouchId', {
    invalidates,
    onDone,
  })
  const save = (draft: ValueTouchDefinition) => {
    if (touch === undefined) return add.submit({ body: draft })
    update.submit({ params: { valueTouchId: touch.id }, body: { ...draft, version: touch.version } })
  }
  return (
    <LibraryPanel
      title={touch?.title ?? 'New value touch'}
      isNew={touch === undefined}
      first={draftOf(touch)}
      placeholders={placeholders}
      may={may}
      saving={touch === undefined ? add : update}
      onSave={save}
      onClose={onClose}
      life={touch !== undefined && <TouchLife touch={touch} may={may} />}
      kind={({ kind }, change) => (
        <Select
          label="Kind"
          name="kind"
          value={kind}
          onChange={(value) => change({ kind: value as ValueTouchKind })}
          options={valueTouchKinds.map((value) => ({ value, label: valueTouchNames[value] }))}
        />
      )}
    />
  )
}

function draftOf(touch: ValueTouchRow | undefined): ValueTouchDefinition {
  if (touch === undefined) return { kind: 'other', ...blankWords }
  const { kind, title, fits, subject, body, germanSubject, germanBody } = touch
  return { kind, title, fits, subject, body, germanSubject, germanBody }
}

function TouchLife({ touch, may }: { readonly touch: ValueTouchRow; readonly may: string | null }) {
  const { title, inUse } = touch
  const params = { valueTouchId: touch.id }
  const putBack = useSubmit<typeof putBackValueTouch>('DELETE /value-touches/:valueTouchId/retirement', {
    invalidates,
    onDone: () => showToast(`${title} is in use again`),
  })
  const retire = useSubmit<typeof retireValueTouch>('POST /value-touches/:valueTouchId/retirement', {
    invalidates,
    onDone: () => showToast(`${title} is out of use`, () => putBack.submit({ params })),
  })
  const act = inUse ? retire : putBack
  return <LifeButton inUse={inUse} may={may} waiting={act.waiting} onPress={() => act.submit({ params })} />
}
