import { useState } from 'react'
import { AskRefusalPanel, type Override, overrideLabels } from '../../../protection/web/AskRefusalPanel.tsx'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { DateField, TextArea } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { CollisionForm } from '../../collisions/web/CollisionForm.tsx'
import { useCollisions } from '../../collisions/web/collision.queries.ts'
import { type Request, requestRoutes, sayProposal } from '../../web/queries.ts'
import type { proposeAdvocate } from '../ask.contract.ts'

/** Somebody who could be proposed, as the list of candidates names them. */
export type Proposed = {
  readonly contactId: string
  readonly name: string
  /** The earliest day on which they may be asked. */
  readonly freeFrom?: string | null
}

type ProposeFormProps = {
  readonly request: Request
  readonly candidate: Proposed
  readonly onClose: () => void
}

const labels = { wishedOn: 'On which day', whyYou: 'Why you', ...overrideLabels }

/** Proposes an advocate: their place is taken at once, and whoever must say yes first is asked. */
export function ProposeForm({ request, candidate, onClose }: ProposeFormProps) {
  const runsProgram = useSession().person?.roles.includes('program-manager') ?? false
  const [wishedOn, setWishedOn] = useState(firstDay(request, candidate))
  const [whyYou, setWhyYou] = useState('')
  const [override, setOverride] = useState<Override | null>(null)
  const [acknowledged, setAcknowledged] = useState(false)
  const save = useSubmit<typeof proposeAdvocate>('POST /requests/:requestId/asks', {
    invalidates: requestRoutes,
    onDone: ({ ask }) => {
      showToast(ask.says)
      onClose()
    },
  })
  const { met, isRefused } = useCollisions(request.id, candidate.contactId, wishedOn, save.problem)
  const isMet = met.length > 0
  const send = () => {
    const body = {
      contactId: candidate.contactId,
      wishedOn: wishedOn || null,
      whyYou: whyYou.trim(),
      override,
      ...(isMet && acknowledged ? { acknowledged } : {}),
    }
    save.submit({ params: { requestId: request.id }, body })
  }
  return (
    <FormSheet
      title={sayProposal(request.activityType.steps)}
      fact={candidate.name}
      onClose={onClose}
      onSubmit={send}
      submit={override === null ? sayProposal(request.activityType.steps) : 'Propose as an exception'}
      save={save}
      waiting="Taking the place"
      disabledReason={waitsFor(whyYou, isMet && !acknowledged)}
      errors={
        <AskRefusalPanel
          title="Nobody was proposed"
          problem={isRefused ? undefined : save.problem}
          labels={labels}
          override={override}
          onOverride={runsProgram ? setOverride : undefined}
          onDay={(day) => {
            setWishedOn(day)
            save.reset()
          }}
          errors={save.fieldErrors}
        />
      }
    >
      <TextArea
        label={labels.whyYou}
        name="whyYou"
        help={`${candidate.name} reads it in the letter: what of theirs helps here.`}
        maxLength={600}
        value={whyYou}
        onChange={setWhyYou}
        error={save.fieldErrors['whyYou']}
      />
      <DateField
        label={labels.wishedOn}
        name="wishedOn"
        aside="optional"
        help="Without one, the first day they are free in time."
        value={wishedOn}
        onChange={setWishedOn}
        error={save.fieldErrors['wishedOn']}
      />
      <CollisionForm met={met} acknowledged={acknowledged} onAcknowledge={setAcknowledged} />
    </FormSheet>
  )
}

function waitsFor(whyYou: string, isUnknown: boolean): string | null {
  if (whyYou.trim() === '') return 'Say why them'
  return isUnknown ? 'Say that you know of the other team' : null
}

/** The day that is set, but no day before they are free; else the first day they are. */
function firstDay({ need: { wishedOn } }: Request, { freeFrom }: Proposed): string {
  if (wishedOn === null) return freeFrom ?? ''
  return freeFrom != null && freeFrom > wishedOn ? freeFrom : wishedOn
}
