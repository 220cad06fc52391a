import { useState } from 'react'
import { findPeople } from '../../identity/web/people.queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addJourneyStep } from '../advocate.contract.ts'
import { type Advocate, journeyRoutes } from './queries.ts'

export type StepAction = 'consider' | 'introduce' | 'publish' | 'retire' | 'decline'

const words: Readonly<
  Record<StepAction, { title: string; act: string; asks: string; needsReason: boolean }>
> = {
  consider: { title: 'Back on the way', act: 'Make potential', asks: 'Why', needsReason: false },
  introduce: {
    title: 'Who introduced the program?',
    act: 'Introduced',
    asks: 'How the hand-over went',
    needsReason: false,
  },
  publish: {
    title: 'Discoverable without an interview?',
    act: 'Make discoverable',
    asks: 'Why no interview is needed',
    needsReason: true,
  },
  retire: { title: 'Retire', act: 'Retire', asks: 'Why', needsReason: true },
  decline: { title: 'They would rather not', act: 'Declined', asks: 'What they said', needsReason: true },
}

type StepFormProps = {
  readonly advocate: Advocate
  readonly action: StepAction
  readonly onClose: () => void
}

/** A step along the journey that needs words: who introduced, why skipped, why ended. */
export function StepForm({ advocate, action, onClose }: StepFormProps) {
  const { title, act, asks, needsReason } = words[action]
  const [text, setText] = useState('')
  const [by, setBy] = useState<Choosable | null>(null)
  const save = useSubmit<typeof addJourneyStep>('POST /advocates/:contactId/journey-steps', {
    invalidates: journeyRoutes,
    onDone: ({ stage }) => {
      showToast(`${advocate.name} is ${stage} now`)
      onClose()
    },
  })
  const said = text.trim() || null
  const body =
    action === 'introduce' ? { action, introducedBy: by?.id ?? null, how: said } : { action, reason: said }
  return (
    <FormSheet
      title={title}
      fact={advocate.name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { contactId: advocate.contactId }, body })}
      submit={act}
      save={save}
      disabledReason={needsReason && said === null ? 'It needs a reason' : null}
      errors={<FormErrors problem={save.problem} labels={{ reason: asks, how: asks }} />}
    >
      {action === 'introduce' && (
        <ComboBox
          label="Who made the hand-over"
          value={by}
          onChange={setBy}
          find={findPeople}
          help="You, where nobody is named"
        />
      )}
      {action === 'publish' && (
        <p>The override is written down with your name. Everything else must be there.</p>
      )}
      <TextArea
        label={asks}
        name={action === 'introduce' ? 'how' : 'reason'}
        value={text}
        onChange={setText}
      />
    </FormSheet>
  )
}
