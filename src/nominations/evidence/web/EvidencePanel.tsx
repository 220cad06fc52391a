import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { addressOf } from '../../../web/api.ts'
import { apiQuery } from '../../../web/api-query.ts'
import { formatBytes, formatDay } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow, LinkButton } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import type {
  addEvidence,
  addEvidenceFile,
  getEvidenceFile,
  listEvidence,
  removeEvidence,
} from '../evidence.contract.ts'

const routes = ['GET /nominations/:nominationId/evidence'] as const

/** Links, files and signals behind a nomination, and how to add one. */
export function EvidencePanel({ nominationId }: { readonly nominationId: string }) {
  const params = { nominationId }
  const read = useQuery(
    apiQuery<typeof listEvidence>('GET /nominations/:nominationId/evidence', { params }),
  ).data
  const [isLinking, setLinking] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const add = useSubmit<typeof addEvidence>('POST /nominations/:nominationId/evidence', {
    invalidates: routes,
    onDone: () => setLinking(false),
  })
  const put = useSubmit<typeof addEvidenceFile>('POST /nominations/:nominationId/evidence/files', {
    invalidates: routes,
  })
  const remove = useSubmit<typeof removeEvidence>(
    'DELETE /nominations/:nominationId/evidence/:nominationEvidenceId',
    {
      invalidates: routes,
    },
  )
  const send = (files: FileList | null) => {
    const [first] = files ?? []
    if (first === undefined) return
    const form = new FormData()
    form.append('file', first)
    put.submit({ params, form })
    if (file.current !== null) file.current.value = ''
  }
  if (read === undefined) return null
  return (
    <Section
      title="Links, files and signals"
      aside={
        <ButtonRow>
          <Button look="link" onPress={() => setLinking(!isLinking)}>
            Add a link
          </Button>
          <Button look="link" onPress={() => file.current?.click()}>
            Add a file
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            aria-label="A file"
            onChange={(event) => send(event.target.files)}
          />
        </ButtonRow>
      }
    >
      {isLinking && (
        <LinkForm
          onAdd={(address) => add.submit({ params, body: { address } })}
          error={add.fieldErrors['address']}
        />
      )}
      <FormErrors problem={put.problem} labels={{ file: 'The file' }} title="Nothing was added" />
      {read.rows.length === 0 && read.signals.length === 0 && (
        <p>None yet: a review, a thank-you, a slide of the business review.</p>
      )}
      <Lines label="Links, files and signals">
        {read.rows.map((row) => (
          <Line
            key={row.id}
            strong={false}
            title={<PieceTitle nominationId={nominationId} row={row} />}
            detail={[
              row.addedBy,
              formatDay(row.createdAt),
              row.bytes === null ? null : formatBytes(row.bytes),
            ]
              .filter(Boolean)
              .join(', ')}
            action={
              row.mayRemove && (
                <Button
                  look="link"
                  onPress={() => remove.submit({ params: { nominationId, nominationEvidenceId: row.id } })}
                  aria-label={`Remove ${row.title}`}
                >
                  Remove
                </Button>
              )
            }
          />
        ))}
        {read.signals.map(({ id, title, on }) => (
          <Line
            key={id}
            strong={false}
            title={`${title}, ${formatDay(on)}`}
            detail="a signal on record"
            action={
              <Button
                look="link"
                onPress={() => add.submit({ params, body: { signalId: id } })}
                aria-label={`Add ${title}`}
              >
                Add it
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

type PieceProps = {
  readonly nominationId: string
  readonly row: {
    readonly id: string
    readonly kind: string
    readonly title: string
    readonly address: string | null
  }
}

function PieceTitle({ nominationId, row }: PieceProps) {
  if (row.kind === 'link' && row.address !== null)
    return (
      <a href={row.address} target="_blank" rel="noreferrer">
        {row.title}
      </a>
    )
  if (row.kind !== 'file') return row.title
  const to = addressOf<typeof getEvidenceFile>(
    'GET /nominations/:nominationId/evidence/:nominationEvidenceId/file',
    {
      params: { nominationId, nominationEvidenceId: row.id },
    },
  )
  return (
    <LinkButton look="link" to={to} download>
      {row.title}
    </LinkButton>
  )
}

type LinkFormProps = { readonly onAdd: (address: string) => void; readonly error: string | undefined }

function LinkForm({ onAdd, error }: LinkFormProps) {
  const [address, setAddress] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (address.trim() !== '') onAdd(address.trim())
      }}
    >
      <TextField
        label="Link"
        name="address"
        type="url"
        autoFocus
        placeholder="https://"
        value={address}
        onChange={setAddress}
        error={error}
        aside={
          <Button look="link" type="submit">
            Add it
          </Button>
        }
      />
    </form>
  )
}
