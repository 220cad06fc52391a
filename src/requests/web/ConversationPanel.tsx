import { useState } from 'react'
import { formatFull, formatMoment } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import type { writeMessage } from '../request.contract.ts'
import styles from './ConversationPanel.module.css'
import { type Request, requestRoutes } from './queries.ts'

/** What both sides wrote to each other about this request, and a field to go on. */
export function ConversationPanel({ request }: { readonly request: Request }) {
  const { conversation } = request
  const last = conversation.at(-1)
  return (
    <Section title="Conversation" qualifier="seen by both sides">
      {conversation.length === 0 && <p>Nobody has written yet.</p>}
      <ol>
        {conversation.map(({ id, author, text, at, isQuestion }) => (
          <li key={id} className={styles.message}>
            <p className={styles.head}>
              <span className={styles.author}>{author.name}</span>
              <time className={styles.when} dateTime={at} title={formatFull(at)}>
                {formatMoment(at)}
              </time>
            </p>
            <p className={styles.text}>{text}</p>
            {isQuestion && (
              <StateMark kind={id === last?.id ? 'due' : 'kept'}>
                {id === last?.id ? 'waits for an answer' : 'a question'}
              </StateMark>
            )}
          </li>
        ))}
      </ol>
      <Write request={request} isAsked={last?.isQuestion ?? false} />
    </Section>
  )
}

function Write({ request, isAsked }: { readonly request: Request; readonly isAsked: boolean }) {
  const [text, setText] = useState('')
  const isRequester = useSession().person?.id === request.requester.id
  const send = useSubmit<typeof writeMessage>('POST /requests/:requestId/messages', {
    invalidates: requestRoutes,
    onDone: () => setText(''),
  })
  const why = request.may['write'] ?? null
  const other = isRequester ? (request.handler?.name ?? 'the program') : request.requester.name
  return (
    <form
      className={styles.write}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '')
          send.submit({ params: { requestId: request.id }, body: { text: text.trim() } })
      }}
    >
      <TextArea
        label={isRequester && isAsked ? 'Your answer' : `Write to ${other}`}
        name="text"
        rows={2}
        maxLength={4000}
        value={text}
        onChange={setText}
        error={send.fieldErrors['text']}
        disabled={why !== null}
      />
      <Button
        type="submit"
        waiting={send.waiting && 'Sending'}
        disabledReason={why ?? (text.trim() === '' ? 'Write something first' : null)}
        reasonInTooltip={why === null}
      >
        Send
      </Button>
      <FormErrors problem={send.problem} title="Not sent; your words still stand here" />
    </form>
  )
}
