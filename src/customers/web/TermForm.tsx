import { useState } from 'react'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addTerm } from '../taxonomy.contract.ts'
import type { Taxonomy } from '../term.ts'
import { parentOptions } from './TermPanel.tsx'
import type { Term } from './taxonomy.queries.ts'

type TermFormProps = {
  readonly taxonomy: Taxonomy
  readonly terms: readonly Term[]
  readonly onClose: () => void
}

/** A new term of the workspace's own. */
export function TermForm({ taxonomy, terms, onClose }: TermFormProps) {
  const [name, setName] = useState('')
  const [parentId, setParentId] = useState('')
  const [aliases, setAliases] = useState('')
  const go = useGo()
  const save = useSubmit<typeof addTerm>('POST /terms', {
    invalidates: ['GET /terms'],
    onDone: (term) => {
      showToast(`${term.name} added`)
      go(`/settings/taxonomies?${new URLSearchParams({ tab: taxonomy, term: term.id })}`)
    },
  })
  const written = aliases
    .split(',')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '')
  const send = () =>
    save.submit({ body: { taxonomy, name, parentId: parentId === '' ? null : parentId, aliases: written } })
  return (
    <Section
      title="New term"
      aside={
        <Button look="link" onPress={onClose}>
          Close
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <FieldStack>
          <TextField
            label="Name"
            name="name"
            value={name}
            onChange={setName}
            error={save.fieldErrors.name}
            autoFocus
          />
          <Select
            label="Stands below"
            name="parentId"
            value={parentId}
            onChange={setParentId}
            options={parentOptions(terms, null)}
            placeholder="Nothing: at the top"
            error={save.fieldErrors.parentId}
          />
          <TextField
            label="Also written"
            name="aliases"
            value={aliases}
            onChange={setAliases}
            help="Other ways files may write it, parted by commas."
            aside="optional"
          />
          <FormErrors problem={save.problem} labels={{ name: 'Name', parentId: 'Stands below' }} />
          <ButtonRow>
            <Button look="solid" type="submit" waiting={save.waiting && 'Adding'}>
              Add the term
            </Button>
          </ButtonRow>
        </FieldStack>
      </form>
    </Section>
  )
}
