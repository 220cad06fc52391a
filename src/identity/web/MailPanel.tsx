import { useQuery } from '@tanstack/react-query'
import { formatMoment } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { sendAgain, settleMail } from '../mail.contract.ts'
import styles from './MailPanel.module.css'
import { type Mail, mailQuery, mailRoutes } from './mail.queries.ts'

/** One mail as it reads, to copy or to send, and what a person has to say about it. */
export function MailPanel({ mailId, onClose }: { readonly mailId: string; readonly onClose: () => void }) {
  const mail = useQuery(mailQuery(mailId))
  return (
    <Sheet title={mail.data?.subject ?? 'Mail'} onClose={onClose}>
      <QueryView query={mail} what="The mail">
        {(data) => (
          <FieldStack>
            <MailState mail={data} />
            <KeyValue facts={factsOf(data)} />
            <pre className={styles.text}>{data.text}</pre>
            {data.calendar !== null && (
              <a
                href={`data:text/calendar;charset=utf-8,${encodeURIComponent(data.calendar)}`}
                download="invitation.ics"
              >
                Keep the invitation as a calendar file
              </a>
            )}
            <MailActs mail={data} />
          </FieldStack>
        )}
      </QueryView>
    </Sheet>
  )
}

function factsOf(mail: Mail) {
  const { name, address } = mail.to
  return [
    { label: 'To', value: name === null || address === null ? (address ?? name) : `${name} <${address}>` },
    ...(mail.fromName === null ? [] : [{ label: 'In the name of', value: mail.fromName }]),
    ...(mail.replyTo === null ? [] : [{ label: 'Answers go to', value: mail.replyTo }]),
    { label: 'Written', value: formatMoment(mail.createdAt) },
    ...(mail.sentAt === null ? [] : [{ label: 'Sent', value: formatMoment(mail.sentAt) }]),
  ]
}

function MailState({ mail }: { readonly mail: Mail }) {
  const why = mail.failure ?? undefined
  if (mail.state === 'unsure')
    return (
      <Note tone="due" title="Nobody knows whether it went" lined>
        {why} Ask the person, or look into the sent folder; then say what is true. Sending again may send it
        twice.
      </Note>
    )
  if (mail.state === 'failed')
    return (
      <Note tone="risk" title="It could not be sent" lined>
        {why}
      </Note>
    )
  if (mail.state === 'kept')
    return (
      <Note tone="due" title="Kept, to be sent by hand" lined>
        No mail server is set, or somebody sends it themselves. Copy it into your own mail, and say so here.
      </Note>
    )
  return null
}

function MailActs({ mail }: { readonly mail: Mail }) {
  const params = { mailId: mail.id }
  const again = useSubmit<typeof sendAgain>('POST /mails/:mailId/sending', {
    invalidates: mailRoutes,
    onDone: () => showToast('On its way again'),
  })
  const settle = useSubmit<typeof settleMail>('PUT /mails/:mailId/state', {
    invalidates: mailRoutes,
    onDone: () => showToast('Noted'),
  })
  const undecided = mail.state === 'kept' || mail.state === 'unsure' || mail.state === 'failed'
  return (
    <>
      <ButtonRow>
        <CopyButton text={`${mail.subject}\n\n${mail.text}`}>Copy the text</CopyButton>
        {undecided && (
          <>
            <Button
              onPress={() => settle.submit({ params, body: { state: 'copied' } })}
              waiting={settle.waiting && 'Noting'}
              disabledReason={mail.may['copied'] ?? null}
            >
              I sent it myself
            </Button>
            {mail.state === 'unsure' && (
              <Button onPress={() => settle.submit({ params, body: { state: 'sent' } })}>It went</Button>
            )}
            <Button
              look="quiet"
              onPress={() => again.submit({ params })}
              waiting={again.waiting && 'Sending'}
              disabledReason={mail.may['send'] ?? null}
            >
              Send again
            </Button>
          </>
        )}
      </ButtonRow>
      <FormErrors problem={again.problem ?? settle.problem} />
    </>
  )
}
