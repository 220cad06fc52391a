import { useState } from 'react'
import { formatCount } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { DuplicatesForm } from '../../web/DuplicatesForm.tsx'
import { HandlerForm } from '../../web/HandlerForm.tsx'
import { type RequestRow, requestRoutes } from '../../web/queries.ts'
import type { assignRequests } from '../bulk.contract.ts'
import styles from './BulkActsPanel.module.css'

type BulkActsPanelProps = {
  readonly rows: readonly RequestRow[]
  readonly chosen: ReadonlySet<string>
  readonly onDone: () => void
}

/** What is done with all rows chosen; each act can be taken back for a while. */
export function BulkActsPanel({ rows, chosen, onDone }: BulkActsPanelProps) {
  const [open, setOpen] = useState<'assign' | 'duplicates' | null>(null)
  const me = useSession().person
  const picked = rows.filter(({ id }) => chosen.has(id))
  const { assign, problem, waiting } = useAssign(onDone)
  if (picked.length === 0 || me == null) return null
  const closed = picked.every(({ phase }) => phase === 'closed' || phase === 'draft')
  const why = closed ? 'What is over is not taken up any more' : null
  const count = formatCount(picked.length, 'request', 'requests')
  return (
    <div className={styles.bar} role="group" aria-label={`${count} chosen`}>
      <span className={styles.count}>{count} chosen</span>
      <Button
        onPress={() => assign(picked.map(({ id }) => ({ requestId: id, handlerId: me.id })))}
        waiting={waiting && 'Taking up'}
        disabledReason={why}
        reasonInTooltip
      >
        Take them up
      </Button>
      <Button onPress={() => setOpen('assign')} disabledReason={why} reasonInTooltip>
        Assign to somebody
      </Button>
      <Button
        onPress={() => setOpen('duplicates')}
        disabledReason={why ?? (picked.length < 2 ? 'Choose those that ask for the same' : null)}
        reasonInTooltip
      >
        Close as the same
      </Button>
      <Button look="link" onPress={onDone}>
        Choose none
      </Button>
      <FormErrors problem={problem} labels={{ handlerId: 'Who' }} title="Nothing was changed" />
      {open === 'assign' && (
        <HandlerForm
          title="Who looks after them?"
          fact={count}
          act="Assign"
          help="Clocks go on where they are; requesters read who looks after theirs."
          onClose={() => setOpen(null)}
          onChoose={(handler) => {
            setOpen(null)
            assign(picked.map(({ id }) => ({ requestId: id, handlerId: handler.id })))
          }}
        />
      )}
      {open === 'duplicates' && (
        <DuplicatesForm rows={picked} onClose={() => setOpen(null)} onDone={onDone} />
      )}
    </div>
  )
}

type Assignment = { readonly requestId: string; readonly handlerId: string | null }

function useAssign(onDone: () => void) {
  const back = useSubmit<typeof assignRequests>('POST /requests/triage', {
    invalidates: requestRoutes,
    onDone: ({ done }) => showToast(`${formatCount(done, 'request is', 'requests are')} as before`),
  })
  const save = useSubmit<typeof assignRequests>('POST /requests/triage', {
    invalidates: requestRoutes,
    onDone: ({ done, refused, before }) => {
      const left = refused.length === 0 ? '' : `; ${refused.length} stayed: ${refused[0]?.why ?? ''}`
      const words = `${formatCount(done, 'request', 'requests')} assigned${left}`
      if (before.length === 0) showToast(words)
      else showToast(words, () => back.submit({ body: { assignments: [...before] } }))
      onDone()
    },
  })
  return {
    assign: (assignments: readonly Assignment[]) => save.submit({ body: { assignments: [...assignments] } }),
    problem: save.problem ?? back.problem,
    waiting: save.waiting,
  }
}
