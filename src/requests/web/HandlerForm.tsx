import { useState } from 'react'
import type { listPeople } from '../../identity/people.contract.ts'
import { call } from '../../web/api.ts'
import type { ApiProblem } from '../../web/api-problem.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'

type HandlerFormProps = {
  readonly title: string
  /** Which request, or how many. */
  readonly fact: string
  readonly act: string
  readonly help: string
  readonly waiting?: boolean
  readonly problem?: ApiProblem | undefined
  readonly onChoose: (handler: Choosable) => void
  readonly onClose: () => void
}

const labels = { handlerId: 'Program manager' }

/** Which program manager looks after one request, or several. Clocks go on where they are. */
export function HandlerForm(props: HandlerFormProps) {
  const { title, fact, act, help, waiting = false, problem, onChoose, onClose } = props
  const [person, setPerson] = useState<Choosable | null>(null)
  return (
    <FormSheet
      title={title}
      fact={fact}
      onClose={onClose}
      onSubmit={() => person !== null && onChoose(person)}
      submit={act}
      save={{ waiting, problem }}
      waiting="Handing over"
      disabledReason={person === null ? 'Choose somebody' : null}
      labels={labels}
      notDone="Nothing was changed"
    >
      <ComboBox
        label={labels.handlerId}
        name="handlerId"
        value={person}
        onChange={setPerson}
        find={findManagers}
        help={help}
      />
    </FormSheet>
  )
}

async function findManagers(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const words = text.trim() === '' ? {} : { q: text.trim() }
  const query = { size: 20, state: 'here' as const, role: 'program-manager' as const, ...words }
  const { rows } = await call<typeof listPeople>('GET /people', { query }, { signal })
  return rows.map(({ id, name, title, team }) => ({ id, label: name, detail: title ?? team?.name }))
}
