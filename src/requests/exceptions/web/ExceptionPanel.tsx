import { useState } from 'react'
import { formatDay } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { ItemHead } from '../../../web/ui/ItemHead.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { requestPath, requestRoutes, sayMoment } from '../../web/queries.ts'
import { ReasonForm } from '../../web/ReasonForm.tsx'
import type { decideException } from '../exception.contract.ts'
import styles from './ExceptionPanel.module.css'
import { type Exception, exceptionKindWords, exceptionRoutes, stateOfException } from './exception.queries.ts'

type ExceptionPanelProps = {
  readonly exception: Exception
  /** Named where it stands among others; not on its own request’s page. */
  readonly withRequest?: boolean
}

/** One exception: what it breaks, why, and the answer of whoever may give it. */
export function ExceptionPanel({ exception, withRequest = false }: ExceptionPanelProps) {
  const { request, kind, breaks, reason, requester, team, dueAt, state, comment, isSuperseded } = exception
  const mark = stateOfException(exception)
  const isLate = state === 'open' && dueAt < new Date().toISOString()
  return (
    <article className={styles.exception} aria-label={`${exceptionKindWords[kind]}: ${request.title}`}>
      <ItemHead
        title={
          withRequest ? (
            <TextLink to={requestPath(request.id)}>
              R-{request.number}: {request.title}
            </TextLink>
          ) : (
            exceptionKindWords[kind]
          )
        }
        state={
          <StateMark kind={isLate ? 'risk' : mark.kind}>
            {mark.words}
            {state === 'open' && `, by ${sayMoment(dueAt)}`}
          </StateMark>
        }
      />
      <p>
        {withRequest && `${exceptionKindWords[kind]}. `}
        {breaks}.
      </p>
      {reason !== '' && <p>Why: “{reason}”</p>}
      {comment !== null && <p>Answer: “{comment}”</p>}
      <p className={styles.facts}>
        {withRequest && `${requester.name}${team === null ? '' : `, ${team.name}`}. `}
        Asked {formatDay(exception.openedAt)}
        {isSuperseded && '; the brief has changed since'}.
      </p>
      {exception.may['decide'] === null && <Answer exception={exception} />}
    </article>
  )
}

function Answer({ exception }: { readonly exception: Exception }) {
  const [isRefusing, setRefusing] = useState(false)
  const save = useSubmit<typeof decideException>('POST /exceptions/:exceptionId/decision', {
    invalidates: [...exceptionRoutes, ...requestRoutes],
    onDone: ({ state, requester }) => {
      setRefusing(false)
      showToast(state === 'approved' ? 'Approved; the program goes on' : `Back with ${requester.name}`)
    },
  })
  const params = { exceptionId: exception.id }
  return (
    <>
      <ButtonRow>
        <Button
          waiting={save.waiting && 'Approving'}
          onPress={() => save.submit({ params, body: { answer: 'yes', comment: null } })}
        >
          Approve
        </Button>
        {exception.state === 'open' && <Button onPress={() => setRefusing(true)}>Refuse</Button>}
      </ButtonRow>
      {!isRefusing && <FormErrors problem={save.problem} title="Nothing was decided" />}
      {isRefusing && (
        <ReasonForm
          title="Refuse the exception"
          fact={`${exception.breaks}.`}
          label="Why not"
          help={`${exception.requester.name} reads it as a question and changes the brief, or withdraws it.`}
          act="Refuse it"
          name="comment"
          save={save}
          onSend={(comment) => save.submit({ params, body: { answer: 'no', comment } })}
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  )
}
