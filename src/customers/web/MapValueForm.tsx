import { useMemo, useState } from 'react'
import type { ApiProblem } from '../../web/api-problem.ts'
import { formatCount } from '../../web/format.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import type { Taxonomy } from '../term.ts'
import {
  begin,
  findProducts,
  findTerms,
  type Target,
  taxonomyWords,
  type UnmappedValue,
} from './taxonomy.queries.ts'

type MapValueFormProps = {
  readonly value: UnmappedValue
  readonly map: {
    readonly submit: (value: UnmappedValue, target: Target) => void
    readonly waiting: boolean
    readonly problem: ApiProblem | undefined
  }
  readonly onClose: () => void
}

/** Gives one value its place: a term that is there, or a new one. */
export function MapValueForm({ value, map, onClose }: MapValueFormProps) {
  const { taxonomy, proposal } = value
  const { one, a } = taxonomyWords[taxonomy]
  const isCountry = taxonomy === 'country'
  const [way, setWay] = useState<'there' | 'new'>('there')
  const [chosen, setChosen] = useState<Choosable | null>(
    proposal === null || isCountry ? null : { id: proposal.id, label: proposal.name },
  )
  const [parent, setParent] = useState<Choosable | null>(null)
  const [name, setName] = useState(value.value)
  const find = useMemo(() => (taxonomy === 'product' ? findProducts : findTerms(taxonomy)), [taxonomy])
  const missing =
    way === 'there' ? (chosen === null ? `Choose ${a}` : null) : name.trim() === '' ? 'Give it a name' : null
  function send() {
    if (missing !== null) return
    if (way === 'new') map.submit(value, { newName: name.trim(), newParentId: parent?.id ?? null })
    else map.submit(value, targetOf(taxonomy, chosen?.id ?? ''))
  }
  return (
    <FormSheet
      title={`What is “${value.value}”?`}
      fact={consequence(value)}
      onClose={onClose}
      onSubmit={send}
      submit="Give it this place"
      save={map}
      waiting="Giving it its place"
      disabledReason={missing}
      errors={<FormErrors problem={map.problem} />}
    >
      {!isCountry && (
        <RadioGroup
          legend="Is it already there?"
          value={way}
          onChange={(next) => setWay(next as 'there' | 'new')}
          choices={[
            { value: 'there', label: `Another way to write ${a} we have` },
            { value: 'new', label: `${begin(a)} of our own` },
          ]}
        />
      )}
      {way === 'there' ? (
        <ComboBox label={begin(one)} name="termId" value={chosen} onChange={setChosen} find={find} />
      ) : (
        <NewPlace taxonomy={taxonomy} name={name} onName={setName} parent={parent} onParent={setParent} />
      )}
    </FormSheet>
  )
}

type NewPlaceProps = {
  readonly taxonomy: UnmappedValue['taxonomy']
  readonly name: string
  readonly onName: (name: string) => void
  readonly parent: Choosable | null
  readonly onParent: (parent: Choosable | null) => void
}

function NewPlace({ taxonomy, name, onName, parent, onParent }: NewPlaceProps) {
  const findParent = useMemo(() => findTerms(taxonomy as Taxonomy), [taxonomy])
  return (
    <>
      <TextField label="Name" name="newName" value={name} onChange={onName} />
      {taxonomy !== 'product' && (
        <ComboBox
          label="Stands below"
          name="newParentId"
          value={parent}
          onChange={onParent}
          find={findParent}
          aside="optional"
        />
      )}
    </>
  )
}

function targetOf(taxonomy: UnmappedValue['taxonomy'], id: string): Target {
  if (taxonomy === 'product') return { productId: id }
  return taxonomy === 'country' ? { country: id } : { termId: id }
}

function consequence({ records }: UnmappedValue): string {
  if (records === 0) return 'No record carries it now; the next file that brings it will find its place.'
  return `${formatCount(records, 'record carries', 'records carry')} it and will change. It can be taken back.`
}
