import { formatList } from '../../web/format.ts'
import { StepList } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { kindOf } from './brief-draft.queries.ts'
import { approverWords, type Start } from './queries.ts'

const answers = {
  slot: 'Yes with a time, later, or no. You get the invitation.',
  'fixed-day': 'Yes, later, or no. The day is kept for them meanwhile.',
  'by-day': 'Yes, later, or no.',
} as const

type NextStepsPanelProps = { readonly start: Start; readonly activityTypeId: string }

/** What follows once it is submitted: who acts, in order. */
export function NextStepsPanel({ start, activityTypeId }: NextStepsPanelProps) {
  const kind = kindOf(start.activityTypes, activityTypeId)
  if (kind === undefined) return null
  const whom = start.advocate?.name ?? 'The customer'
  const approvers = kind.steps.map((step) => approverWords[step].toLowerCase())
  const after = kind.chain
    .slice(kind.chain.indexOf('advocate') + 1)
    .flatMap((each) => (each === 'advocate' ? [] : [approverWords[each].toLowerCase()]))
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
          { title: `${whom} answers.`, detail: answers[kind.timing] },
          ...(after.length === 0
            ? []
            : [{ title: `Asked then: ${formatList(after)}.`, detail: 'It is settled with the last yes.' }]),
          { title: 'You say what came of it.', detail: 'With one question, afterwards.' },
        ]}
      />
    </Section>
  )
}
