import { useState } from 'react'
import type { listPeople } from '../../../identity/people.contract.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'

type AssignManyFormProps = {
  readonly count: string
  readonly onAssign: (handlerId: string) => void
  readonly onClose: () => void
}

/** Who looks after all requests chosen. */
export function AssignManyForm({ count, onAssign, onClose }: AssignManyFormProps) {
  const [person, setPerson] = useState<Choosable | null>(null)
  return (
    <Sheet
      title="Who looks after them?"
      fact={count}
      onClose={onClose}
      onSubmit={() => person !== null && onAssign(person.id)}
      foot={
        <Button look="solid" type="submit" disabledReason={person === null ? 'Choose somebody' : null}>
          Assign
        </Button>
      }
    >
      <FieldStack>
        <ComboBox
          label="Program manager"
          name="handlerId"
          value={person}
          onChange={setPerson}
          find={findManagers}
          help="Clocks go on where they are; requesters read who looks after theirs."
        />
      </FieldStack>
    </Sheet>
  )
}

async function findManagers(text: string, signal: AbortSignal): Promise<readonly Choosable[]> {
  const words = text.trim() === '' ? {} : { q: text.trim() }
  const query = { size: 20, state: 'here' as const, role: 'program-manager' as const, ...words }
  const { rows } = await call<typeof listPeople>('GET /people', { query }, { signal })
  return rows.map(({ id, name, title, team }) => ({ id, label: name, detail: title ?? team?.name }))
}
