import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { findPeople, personQuery } from './people.queries.ts'

type PersonValueFormProps = {
  readonly label: string
  readonly labelUnseen: boolean
  readonly error: string | undefined
  /** A person's id; empty for nobody. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A setting that names somebody of ours. */
export function PersonValueForm({ value, onChange, error, ...words }: PersonValueFormProps) {
  const person = useQuery({ ...personQuery(value), enabled: value !== '' })
  const [chosen, setChosen] = useState<Choosable | null>(null)
  const known = person.data === undefined ? null : { id: person.data.id, label: person.data.name }
  const shown = value === '' ? null : chosen?.id === value ? chosen : known
  return (
    <ComboBox
      {...words}
      error={error}
      value={shown}
      placeholder="Nobody"
      find={findPeople}
      onChange={(next) => {
        setChosen(next)
        onChange(next?.id ?? '')
      }}
    />
  )
}
