import type { ApiProblem } from '../../web/api-problem.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'

const labels = {
  contactId: 'Who',
  name: 'Who',
  accountId: 'Where they work',
  title: 'Post',
  email: 'Work mail',
  why: 'Why',
  evidence: 'Evidence',
  onBehalfOfId: 'In whose name',
  asksAQuarter: 'At most',
}

type NominationFailurePanelProps = {
  readonly problem: ApiProblem | undefined
  readonly onAddVoice: (nominationId: string) => void
}

/** Why it was not sent; where a colleague was quicker, the way to stand beside them. */
export function NominationFailurePanel({ problem, onAddVoice }: NominationFailurePanelProps) {
  const first =
    problem?.refusal?.refusal === 'already-nominated' ? problem.refusal.facts['nominationId'] : null
  if (problem === undefined || typeof first !== 'string')
    return (
      <FormErrors problem={problem} labels={labels} title={problem?.refusal?.why ?? 'Nothing was sent'} />
    )
  return (
    <Note
      tone="due"
      live
      title={problem.detail}
      actions={<Button onPress={() => onAddVoice(first)}>Add your voice</Button>}
    >
      What you wrote is kept, and becomes what you say for them.
    </Note>
  )
}
