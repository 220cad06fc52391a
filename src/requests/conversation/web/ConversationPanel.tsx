import { formatFull, formatMoment } from '../../../web/format.ts'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import type { Request } from '../../web/queries.ts'
import styles from './ConversationPanel.module.css'
import { splitMentions } from './conversation.queries.ts'
import { FileLines } from './FilesPanel.tsx'
import { MessageForm } from './MessageForm.tsx'
import { WatchPanel } from './WatchPanel.tsx'

/** What both sides wrote to each other about this request, and a field to go on. */
export function ConversationPanel({ request }: { readonly request: Request }) {
  const { conversation } = request
  const last = conversation.at(-1)
  return (
    <Section title="Conversation" qualifier="seen by both sides" id="conversation">
      {conversation.length === 0 && <p>Nobody has written yet.</p>}
      <ol>
        {conversation.map((message) => (
          <Message key={message.id} message={message} isLast={message.id === last?.id} request={request} />
        ))}
      </ol>
      <MessageForm request={request} isAsked={last?.isQuestion ?? false} />
      <WatchPanel request={request} />
    </Section>
  )
}

type MessageProps = {
  readonly message: Request['conversation'][number]
  readonly isLast: boolean
  readonly request: Request
}

function Message({ message, isLast, request }: MessageProps) {
  const { author, text, at, isQuestion, mentions, files } = message
  return (
    <li className={styles.message}>
      <p className={styles.head}>
        <span className={styles.author}>{author.name}</span>
        <time className={styles.when} dateTime={at} title={formatFull(at)}>
          {formatMoment(at)}
        </time>
      </p>
      <p className={styles.text}>
        {splitMentions(text, mentions).map(({ key, words, isMention }) =>
          isMention ? (
            <strong key={key} className={styles.mention}>
              {words}
            </strong>
          ) : (
            words
          ),
        )}
      </p>
      {files.length > 0 && <FileLines requestId={request.id} files={files} label="Files of this message" />}
      {isQuestion && (
        <StateMark kind={isLast ? 'due' : 'kept'}>{isLast ? 'waits for an answer' : 'a question'}</StateMark>
      )}
    </li>
  )
}
