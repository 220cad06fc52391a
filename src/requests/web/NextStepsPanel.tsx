import { formatList } from '../../web/format.ts'
import { StepList } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { kindOf } from './brief-draft.queries.ts'
import { approverWords, type Start } from './queries.ts'

type NextStepsPanelProps = { readonly start: Start; readonly activityTypeId: string }

/** What follows once it is submitted: who acts, in order. */
export function NextStepsPanel({ start, activityTypeId }: NextStepsPanelProps) {
  const kind = kindOf(start.activityTypes, activityTypeId)
  if (kind === undefined) return null
  const whom = start.advocate?.name ?? 'The customer'
  const approvers = kind.steps.map((step) => approverWords[step].toLowerCase())
  const first = kind.isSelfService
    ? { title: 'You choose.', detail: 'Who fits and may be asked stands on the page of the request.' }
    : { title: 'The program answers.', detail: 'It looks for who fits, and proposes somebody.' }
  return (
    <Section title="What happens next">
      <StepList
        steps={[
          first,
          ...(approvers.length === 0
            ? []
            : [
                {
                  title: `Asked first: ${formatList(approvers)}.`,
                  detail: 'The customer hears of it only after their yes.',
                },
              ]),
          { title: `${whom} answers.`, detail: 'Yes with a time, later, or no. You get the invitation.' },
          { title: 'You say how it went.', detail: 'One question, afterwards.' },
        ]}
      />
    </Section>
  )
}
