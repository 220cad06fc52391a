import { useState } from 'react'
import { formatCount } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { closeDuplicates } from '../board/bulk.contract.ts'
import { type RequestRow, requestRoutes, sayRequestNumber } from './queries.ts'

type DuplicatesFormProps = {
  readonly rows: readonly RequestRow[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Which of them stays; the others end, and their requesters follow it. */
export function DuplicatesForm({ rows, onClose, onDone }: DuplicatesFormProps) {
  const [kept, setKept] = useState(rows.toSorted((a, b) => a.number - b.number)[0]?.id ?? '')
  const save = useSubmit<typeof closeDuplicates>('POST /requests/duplicates', {
    invalidates: requestRoutes,
    onDone: ({ done, refused }) => {
      const left = refused.length === 0 ? '' : `; ${refused.length} stayed: ${refused[0]?.why ?? ''}`
      showToast(`${formatCount(done, 'request', 'requests')} closed as the same${left}`)
      onClose()
      onDone()
    },
  })
  const others = rows.filter(({ id }) => id !== kept).map(({ id }) => id)
  return (
    <FormSheet
      title="They ask for the same"
      fact={formatCount(rows.length, 'request', 'requests')}
      onClose={onClose}
      onSubmit={() => save.submit({ body: { ofRequestId: kept, requestIds: others } })}
      submit={`Close ${formatCount(others.length, 'request', 'requests')}`}
      save={save}
      waiting="Closing"
      labels={{ ofRequestId: 'Which one stays' }}
      notDone="Nothing was closed"
    >
      <RadioGroup
        legend="Which one stays?"
        value={kept}
        onChange={setKept}
        choices={rows.map(({ id, number, title, requester }) => ({
          value: id,
          label: `${sayRequestNumber(number)}, ${title}`,
          help: requester.name,
        }))}
      />
      <p>
        What the others hold of customers is free again. Their requesters are told, and follow the one that
        stays. This cannot be taken back.
      </p>
    </FormSheet>
  )
}
