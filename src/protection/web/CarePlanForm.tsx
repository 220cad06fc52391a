import { useState } from 'react'
import { formatCount, formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { planTouch } from '../care.contract.ts'
import { type Care, careRoutes, sayNextTouch } from './care.queries.ts'

const labels = { nextOn: 'Next touch on', everyDays: 'Days between touches' }

type CarePlanFormProps = {
  readonly contactId: string
  readonly name: string
  readonly care: Care
  readonly onClose: () => void
}

/** When somebody next hears from us: on a day, and how often from then on. */
export function CarePlanForm({ contactId, name, care, onClose }: CarePlanFormProps) {
  const [nextOn, setNextOn] = useState(care.nextTouch.because === 'set' ? (care.setOn ?? '') : '')
  const [everyDays, setEveryDays] = useState<number | null>(care.everyDays)
  const save = useSubmit<typeof planTouch>('PUT /advocates/:contactId/touch-plan', {
    invalidates: careRoutes,
    onDone: (planned) => {
      showToast(`Next touch with ${name}: ${sayNextTouch(planned)}`)
      onClose()
    },
  })
  const today = Temporal.Now.plainDateISO().toString()
  return (
    <FormSheet
      title="Plan the next touch"
      fact={name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId }, body: { everyDays, nextOn: nextOn || null } })}
      submit="Save the plan"
      save={save}
      labels={labels}
    >
      <DateField
        label={labels.nextOn}
        name="nextOn"
        value={nextOn}
        onChange={setNextOn}
        min={today}
        error={save.fieldErrors.nextOn}
        aside="optional"
        help={`It stands until there was a give or a touch on that day or after it.${
          care.lastTouchOn === null ? '' : ` The last was on ${formatDay(care.lastTouchOn)}.`
        }`}
      />
      <NumberField
        label={labels.everyDays}
        name="everyDays"
        value={everyDays}
        onChange={setEveryDays}
        max={730}
        error={save.fieldErrors.everyDays}
        aside="optional"
        help={`Empty: every ${formatCount(care.rules.touchEvery, 'day', 'days')}, as for everybody.`}
      />
    </FormSheet>
  )
}
