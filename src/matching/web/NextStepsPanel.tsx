import type { ActivityTypeRow } from '../../activities/web/queries.ts'
import { StepList } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { Match } from './queries.ts'

type NextStepsPanelProps = {
  /** The first who can be asked, whose people are named. */
  readonly match: Match | undefined
  readonly type: ActivityTypeRow | undefined
}

/** What happens once somebody is asked for, with names where they are known. */
export function NextStepsPanel({ match, type }: NextStepsPanelProps) {
  const owner = type?.steps.find(({ approver }) => approver === 'owner')
  const days = owner?.windowDays ?? 0
  const name = match?.name.split(/\s+/)[0] ?? 'The customer'
  return (
    <Section title="What happens next">
      <StepList
        steps={[
          {
            title: 'You ask.',
            detail: 'The need and the deal go along; one line of purpose is all you write.',
          },
          ...(owner === undefined
            ? []
            : [
                {
                  title: `${match?.owner ?? 'The relationship owner'} says yes.`,
                  detail: `They look after the account and have ${days === 1 ? 'a working day' : `${days} working days`}.`,
                },
              ]),
          {
            title: `${name} answers.`,
            detail: 'Yes with times, not now, or no. You see neither mail nor phone before.',
          },
          { title: 'You tell us how it went.', detail: 'One question, within three days.' },
        ]}
      />
    </Section>
  )
}
