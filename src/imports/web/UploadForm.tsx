import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../web/api.ts'
import { asProblem } from '../../web/api-problem.ts'
import { formatBytes } from '../../web/format.ts'
import { useGo } from '../../web/navigation.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FileDrop } from '../../web/ui/FileDrop.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import type { uploadImports } from '../contract.ts'
import { importRoutes } from './queries.ts'

type Sent = {
  readonly file: File
  readonly outcome: 'waiting' | 'sending' | 'there' | string
  readonly importId?: string
}

/** Takes files and sends them one after the other, so that one that is no table does not keep the others out. */
export function UploadForm() {
  const [sent, setSent] = useState<readonly Sent[]>([])
  const go = useGo()
  const queries = useQueryClient()
  const busy = sent.some(({ outcome }) => outcome === 'waiting' || outcome === 'sending')
  const first = sent.find(({ importId }) => importId !== undefined)?.importId

  async function take(files: readonly File[]) {
    const lines: Sent[] = files.map((file) => ({ file, outcome: 'waiting' }))
    setSent([...lines])
    const change = (at: number, line: Partial<Sent>) => {
      lines[at] = { ...(lines[at] as Sent), ...line }
      setSent([...lines])
    }
    let setId: string | undefined
    for (const [at, file] of files.entries()) {
      change(at, { outcome: 'sending' })
      const answer = await send(file, setId)
      if (typeof answer === 'string') change(at, { outcome: answer })
      else {
        setId = answer.setId
        change(at, { outcome: 'there', importId: answer.importId })
      }
    }
    await queries.invalidateQueries({
      predicate: ({ queryKey }) => importRoutes.some((route) => route === queryKey[0]),
    })
    const opened = lines.find(({ importId }) => importId !== undefined)
    if (opened !== undefined && lines.every(({ outcome }) => outcome === 'there'))
      go(`/customers/import/${opened.importId}`)
  }

  return (
    <div>
      <FileDrop
        title="Drop CSV or Excel files here"
        accept=".csv,.tsv,.txt,.xlsx,.xlsm"
        multiple
        onFiles={(files) => {
          if (!busy) void take(files)
        }}
      >
        Accounts, contacts, opportunities, products, people, advocates, past uses, stories, quotes, survey
        answers and other signals, in any order; one file or many.
      </FileDrop>
      {sent.length > 0 && <SentLines sent={sent} />}
      {!busy && first !== undefined && (
        <ButtonRow>
          <Button look="solid" onPress={() => go(`/customers/import/${first}`)}>
            Go on with the others
          </Button>
        </ButtonRow>
      )}
    </div>
  )
}

async function send(file: File, setId: string | undefined) {
  const form = new FormData()
  if (setId !== undefined) form.append('setId', setId)
  form.append('file', file, file.name)
  try {
    const { imports } = await call<typeof uploadImports>('POST /imports', { form })
    const [there] = imports
    return there === undefined ? 'The server did not take it.' : { importId: there.id, setId: there.setId }
  } catch (failure) {
    return asProblem(failure).detail
  }
}

function SentLines({ sent }: { readonly sent: readonly Sent[] }) {
  return (
    <div role="status">
      <Lines>
        {sent.map(({ file, outcome }) => (
          <Line
            key={`${file.name} ${file.lastModified}`}
            title={file.name}
            detail={<Outcome outcome={outcome} />}
            aside={formatBytes(file.size)}
          />
        ))}
      </Lines>
    </div>
  )
}

function Outcome({ outcome }: Pick<Sent, 'outcome'>) {
  if (outcome === 'there') return <StateMark kind="kept">read</StateMark>
  if (outcome === 'waiting') return <StateMark kind="not-asked">waits its turn</StateMark>
  if (outcome === 'sending') return <StateMark kind="later">is sent and read</StateMark>
  return <StateMark kind="risk">{outcome}</StateMark>
}
