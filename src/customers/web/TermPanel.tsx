import { useState } from 'react'
import { formatCount } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { bringBackTerm, retireTerm, updateTerm } from '../taxonomy.contract.ts'
import type { Taxonomy } from '../term.ts'
import { TermAliasForm } from './TermAliasForm.tsx'
import { type Term, taxonomyWords } from './taxonomy.queries.ts'

type TermPanelProps = {
  readonly taxonomy: Taxonomy
  readonly term: Term
  readonly terms: readonly Term[]
  readonly may: string | null
  readonly onClose: () => void
}

/** One term: its name, where it stands, how else it is written, and its retirement. */
export function TermPanel({ taxonomy, term, terms, may, onClose }: TermPanelProps) {
  return (
    <Section
      title={term.name}
      aside={
        <Button look="link" onPress={onClose}>
          Close
        </Button>
      }
    >
      <FieldStack>
        <TermNameForm key={term.version} term={term} terms={terms} may={may} />
        <TermAliasForm term={term} may={may} />
        <KeyValue
          facts={[
            { label: 'Source', value: term.source },
            { label: 'Used by', value: formatCount(term.uses, 'record', 'records') },
          ]}
        />
        <TermRetirement term={term} may={may} word={taxonomyWords[taxonomy].one} />
      </FieldStack>
    </Section>
  )
}

type PartProps = { readonly term: Term; readonly may: string | null }

function TermNameForm({ term, terms, may }: PartProps & { readonly terms: readonly Term[] }) {
  const [name, setName] = useState(term.name)
  const [parentId, setParentId] = useState(term.parentId ?? '')
  const save = useSubmit<typeof updateTerm>('PATCH /terms/:termId', {
    invalidates: ['GET /terms'],
    onDone: () => showToast('Saved'),
  })
  const isSame = name === term.name && parentId === (term.parentId ?? '')
  const send = () =>
    save.submit({
      params: { termId: term.id },
      body: { version: term.version, name, parentId: parentId === '' ? null : parentId },
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isSame) send()
      }}
    >
      <FieldStack>
        <TextField
          label="Name"
          name="name"
          value={name}
          onChange={setName}
          error={save.fieldErrors.name}
          disabled={may !== null}
        />
        <Select
          label="Stands below"
          name="parentId"
          value={parentId}
          onChange={setParentId}
          options={parentOptions(terms, term.id)}
          placeholder="Nothing: at the top"
          error={save.fieldErrors.parentId}
        />
        <FormErrors problem={save.problem} title="Nothing was saved" />
        <ButtonRow>
          <Button
            look="solid"
            type="submit"
            waiting={save.waiting && 'Saving'}
            disabledReason={may ?? (isSame ? 'Nothing changed yet' : null)}
          >
            Save changes
          </Button>
        </ButtonRow>
      </FieldStack>
    </form>
  )
}

function TermRetirement({ term, may, word }: PartProps & { readonly word: string }) {
  const params = { termId: term.id }
  const bringBack = useSubmit<typeof bringBackTerm>('DELETE /terms/:termId/retirement', {
    invalidates: ['GET /terms'],
    onDone: () => showToast(`${term.name} is back`),
  })
  const retire = useSubmit<typeof retireTerm>('POST /terms/:termId/retirement', {
    invalidates: ['GET /terms'],
    onDone: () => showToast(`${term.name} retired`, () => bringBack.submit({ params })),
  })
  return (
    <>
      <FormErrors problem={retire.problem ?? bringBack.problem} />
      <ButtonRow>
        {term.retiredAt === null ? (
          <Button
            onPress={() => retire.submit({ params })}
            waiting={retire.waiting && 'Retiring'}
            disabledReason={may}
          >
            Retire this {word}
          </Button>
        ) : (
          <Button
            onPress={() => bringBack.submit({ params })}
            waiting={bringBack.waiting && 'Bringing back'}
            disabledReason={may}
          >
            Bring it back
          </Button>
        )}
      </ButtonRow>
    </>
  )
}

/** Where a term may stand: every term in use but itself and what stands below it, indented as the tree is. */
export function parentOptions(terms: readonly Term[], termId: string | null) {
  const below = Map.groupBy(terms, (term) => term.parentId ?? '')
  const walk = (parentId: string, depth: number): { value: string; label: string }[] =>
    (below.get(parentId) ?? []).flatMap((term) => {
      if (term.id === termId || term.retiredAt !== null) return []
      return [{ value: term.id, label: `${'\u2003'.repeat(depth)}${term.name}` }, ...walk(term.id, depth + 1)]
    })
  return walk('', 0)
}
