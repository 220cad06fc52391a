import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { formatDay, formatList, formatMoment } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { askForBrief, cancelInterview, takeNamedTime } from '../invitation.contract.ts'
import {
  type InterviewPlan,
  type InterviewTask,
  interviewPlanQuery,
  planChanges,
} from './interview.queries.ts'
import { OfferTimesForm } from './OfferTimesForm.tsx'

type Of = { readonly contactId: string; readonly name: string }

type PlanProps = Of & {
  /** Whether an interview is open, was held, or is none yet. */
  readonly interview: 'none' | 'open' | 'held'
}

/** When the interview is, and what the account team says around it. */
export function InterviewPlanPanel({ contactId, name, interview }: PlanProps) {
  const query = useQuery(interviewPlanQuery(contactId))
  const [isOffering, setOffering] = useState(false)
  const offer = (label: string) => (
    <Button onPress={() => setOffering(true)} disabledReason={query.data?.may.offer} reasonInTooltip>
      {label}
    </Button>
  )
  return (
    <Section title="Time and account team" level={2}>
      <QueryView query={query} what="The time of the interview">
        {(plan) => (
          <>
            <Lines>
              {(interview !== 'held' || plan.invitation !== null) && (
                <TimeLine plan={plan} contactId={contactId} name={name} offer={offer} />
              )}
              {plan.tasks.map((task) => (
                <TaskLine key={task.id} task={task} />
              ))}
              {interview === 'open' && !plan.tasks.some(({ kind }) => kind === 'brief') && (
                <BriefLine contactId={contactId} />
              )}
            </Lines>
            {isOffering && (
              <OfferTimesForm
                contactId={contactId}
                name={name}
                plan={plan}
                onClose={() => setOffering(false)}
              />
            )}
          </>
        )}
      </QueryView>
    </Section>
  )
}

type TimeProps = Of & {
  readonly plan: InterviewPlan
  readonly offer: (label: string) => ReactNode
}

function TimeLine({ plan: { invitation }, contactId, name, offer }: TimeProps) {
  if (invitation === null || invitation.state === 'cancelled') {
    const wasOff = invitation !== null
    return (
      <Line
        mark={<StateShape kind={wasOff ? 'never' : 'not-asked'} />}
        title={wasOff ? 'Called off' : 'No times offered yet'}
        detail={invitation?.theirNote ?? 'They choose one by a link, and see the questions ahead.'}
        action={offer(wasOff ? 'Offer times again' : 'Offer times')}
      />
    )
  }
  const { state, startsAt, offered, place, minutes, prepared } = invitation
  const ahead = prepared > 0 ? `${name} wrote ahead` : 'nothing written ahead yet'
  if (state === 'named')
    return <NamedLines contactId={contactId} name={name} named={invitation.named} offer={offer} />
  const isAgreed = state === 'agreed' && startsAt !== null
  const where = [`${minutes} minutes`, ...(place === null ? [] : [place]), ahead].join(', ')
  return (
    <>
      <Line
        mark={<StateShape kind={isAgreed ? 'free' : 'resting'} />}
        title={isAgreed ? `Agreed: ${formatMoment(startsAt)}` : 'Times offered, no answer yet'}
        detail={isAgreed ? where : `${formatList(offered.map((each) => formatMoment(each)))}; ${ahead}`}
        action={offer(isAgreed ? 'Offer other times' : 'Offer others')}
      />
      <CallOffLine contactId={contactId} />
    </>
  )
}

type NamedProps = Of & Pick<TimeProps, 'offer'> & { readonly named: readonly string[] }

function NamedLines({ contactId, name, named, offer }: NamedProps) {
  const take = useSubmit<typeof takeNamedTime>('POST /advocates/:contactId/interview/meeting', {
    invalidates: planChanges,
    onDone: () => showToast('Agreed. Both sides get the invitation'),
  })
  return (
    <>
      <Line
        mark={<StateShape kind="due" />}
        title={`${name} names other times`}
        detail="Take one, or offer others."
        action={offer('Offer others')}
      />
      {named.map((startsAt) => (
        <Line
          key={startsAt}
          title={formatMoment(startsAt)}
          strong={false}
          action={
            <Button
              waiting={take.waiting && 'Agreeing'}
              onPress={() => take.submit({ params: { contactId }, body: { startsAt, instead: null } })}
            >
              Take it
            </Button>
          }
        />
      ))}
      <FormErrors problem={take.problem} title="Not agreed" />
    </>
  )
}

function CallOffLine({ contactId }: { readonly contactId: string }) {
  const cancel = useSubmit<typeof cancelInterview>('POST /advocates/:contactId/interview/cancellation', {
    invalidates: planChanges,
    onDone: () => showToast('Called off'),
  })
  return (
    <>
      <Line
        title="Not now after all"
        detail="An agreed time leaves both calendars; what was written stays."
        strong={false}
        action={
          <Button
            look="link"
            waiting={cancel.waiting && 'Calling off'}
            onPress={() => cancel.submit({ params: { contactId }, body: {} })}
          >
            Call it off
          </Button>
        }
      />
      <FormErrors problem={cancel.problem} title="Not called off" />
    </>
  )
}

function BriefLine({ contactId }: { readonly contactId: string }) {
  const ask = useSubmit<typeof askForBrief>('POST /advocates/:contactId/interview/brief-request', {
    invalidates: planChanges,
    onDone: () => showToast('The account team is asked'),
  })
  return (
    <>
      <Line
        mark={<StateShape kind="not-asked" />}
        title="The account team was not asked yet"
        detail="One click for whoever holds the relationship: what we should know first."
        action={
          <Button waiting={ask.waiting && 'Asking'} onPress={() => ask.submit({ params: { contactId } })}>
            Ask them
          </Button>
        }
      />
      <FormErrors problem={ask.problem} title="Nobody was asked" />
    </>
  )
}

function TaskLine({ task }: { readonly task: InterviewTask }) {
  const { kind, state, owner, words, isOverdue } = task
  const mark = isOverdue ? 'due' : state === 'answered' ? 'kept' : state === 'dropped' ? 'ended' : 'resting'
  return (
    <Line
      mark={<StateShape kind={mark} />}
      title={`${owner.name}: ${kind === 'brief' ? 'what we should know first' : 'is what was written right'}`}
      detail={words ?? sayTask(task)}
      {...(isOverdue ? { aside: 'overdue' } : {})}
    />
  )
}

function sayTask({ state, dueFrom, answerBy, answeredAt, isRight }: InterviewTask): string {
  switch (state) {
    case 'due':
      return `Asked from ${formatDay(dueFrom)} on: their week is full until then.`
    case 'asked':
      return answerBy === null ? 'Asked.' : `Asked, to be answered by ${formatDay(answerBy)}.`
    case 'answered':
      return `${isRight === true ? 'It is right' : 'Answered'}, ${answeredAt === null ? '' : formatDay(answeredAt)}.`
    case 'dropped':
      return 'Not needed any more.'
  }
}
