import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import type { Choosable } from '../../../web/ui/ComboBox.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { TextArea } from '../../../web/ui/TextField.tsx'
import { useFound } from '../../../web/ui/use-found.ts'
import { useWrite } from '../../../web/write.ts'
import type { writeMessage } from '../../request.contract.ts'
import { type Request, requestRoutes } from '../../web/queries.ts'
import type { uploadRequestFiles } from '../conversation.contract.ts'
import { fileEnds } from '../file-kind.ts'
import styles from './ConversationPanel.module.css'
import { findColleagues, sayBytes, stillNamed, typedMention, withMention } from './conversation.queries.ts'
import { FileButton } from './FilesPanel.tsx'

type Named = { readonly id: string; readonly name: string }
type Draft = { readonly text: string; readonly mentions: readonly Named[]; readonly files: readonly File[] }

const nothing: Draft = { text: '', mentions: [], files: [] }

type MessageFormProps = { readonly request: Request; readonly isAsked: boolean }

/** The field to go on: `@` names a colleague, files come along, and one button sends all of it. */
export function MessageForm({ request, isAsked }: MessageFormProps) {
  const [draft, setDraft] = useState(nothing)
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  const isRequester = useSession().person?.id === request.requester.id
  const send = useWrite((given: Draft, key: string) => sendMessage(request.id, given, key), {
    invalidates: requestRoutes,
    onDone: () => setDraft(nothing),
  })
  const why = request.may['write'] ?? null
  const other = isRequester ? (request.handler?.name ?? 'the program') : request.requester.name
  const isEmpty = draft.text.trim() === ''
  return (
    <form
      className={styles.write}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty && why === null) send.send(draft)
      }}
    >
      <TextArea
        label={isRequester && isAsked ? 'Your answer' : `Write to ${other}`}
        name="text"
        rows={2}
        maxLength={4000}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={send.fieldErrors['text']}
        disabled={why !== null}
        help="@ and a name brings a colleague in."
      />
      <MentionList
        typed={typedMention(draft.text)}
        onChoose={({ id, label }) =>
          change({
            text: withMention(draft.text, label),
            mentions: [...draft.mentions, { id, name: label }],
          })
        }
      />
      {draft.files.length > 0 && (
        <ul className={styles.files}>
          {draft.files.map((file, at) => (
            <li key={`${file.name}-${file.lastModified}`}>
              {file.name}, {sayBytes(file.size)}{' '}
              <Button
                look="link"
                aria-label={`Leave ${file.name} out`}
                onPress={() => change({ files: draft.files.filter((_, each) => each !== at) })}
              >
                leave out
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ButtonRow>
        <Button
          type="submit"
          waiting={send.waiting && 'Sending'}
          disabledReason={why ?? (isEmpty ? 'Write something first' : null)}
          reasonInTooltip={why === null}
        >
          Send
        </Button>
        {why === null && (
          <FileButton
            accept={fileEnds.join(',')}
            onFiles={(files) => change({ files: [...draft.files, ...files].slice(0, 10) })}
          >
            Add files
          </FileButton>
        )}
      </ButtonRow>
      <FormErrors problem={send.problem} title="Not sent; your words still stand here" />
    </form>
  )
}

async function sendMessage(requestId: string, { text, mentions, files }: Draft, key: string) {
  const params = { requestId }
  const fileIds = files.length === 0 ? [] : await uploadAll(requestId, files, key)
  const body = { text: text.trim(), mentions: [...stillNamed(text, mentions)], fileIds: [...fileIds] }
  return call<typeof writeMessage>(
    'POST /requests/:requestId/messages',
    { params, body },
    { idempotencyKey: key },
  )
}

async function uploadAll(requestId: string, files: readonly File[], key: string): Promise<readonly string[]> {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  const uploaded = await call<typeof uploadRequestFiles>(
    'POST /requests/:requestId/files',
    { params: { requestId }, form },
    { idempotencyKey: `${key}-files` },
  )
  return uploaded.files.map(({ id }) => id)
}

type MentionListProps = { readonly typed: string | null; readonly onChoose: (item: Choosable) => void }

/** Colleagues who may be meant, while a name is typed. */
function MentionList({ typed, onChoose }: MentionListProps) {
  const found = useFound(typed ?? '', findColleagues, typed !== null)
  if (typed === null || found.items.length === 0) return null
  return (
    <ul className={styles.mentions} aria-label="Whom to name">
      {found.items.map((item) => (
        <li key={item.id}>
          <Button look="link" onPress={() => onChoose(item)}>
            {item.label}
          </Button>
          {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
        </li>
      ))}
    </ul>
  )
}
