import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addTermAlias, removeTermAlias } from '../taxonomy.contract.ts'
import type { Term } from './taxonomy.queries.ts'

/** The other ways to write a term; files that use one of them find it. */
export function TermAliasForm({ term, may }: { readonly term: Term; readonly may: string | null }) {
  const [alias, setAlias] = useState('')
  const add = useSubmit<typeof addTermAlias>('POST /terms/:termId/aliases', {
    invalidates: ['GET /terms'],
    onDone: () => setAlias(''),
  })
  const remove = useSubmit<typeof removeTermAlias>('DELETE /terms/:termId/aliases/:alias', {
    invalidates: ['GET /terms'],
    onDone: (_, { params }) =>
      showToast(`“${params.alias}” no longer means ${term.name}`, () =>
        add.submit({ params: { termId: term.id }, body: { alias: params.alias } }),
      ),
  })
  const summary = term.aliases.length === 0 ? 'in no other way' : term.aliases.slice(0, 2).join(', ')
  return (
    <Disclosure title="Also written" summary={summary}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (alias.trim() !== '' && may === null)
            add.submit({ params: { termId: term.id }, body: { alias } })
        }}
      >
        <FieldStack>
          <Lines label="Also written">
            {term.aliases.map((each) => (
              <Line
                key={each}
                title={each}
                strong={false}
                action={
                  <Button
                    look="link"
                    aria-label={`Remove ${each}`}
                    disabledReason={may}
                    reasonInTooltip
                    onPress={() => remove.submit({ params: { termId: term.id, alias: each } })}
                  >
                    Remove
                  </Button>
                }
              />
            ))}
          </Lines>
          <TextField
            label="Another way to write it"
            name="alias"
            value={alias}
            onChange={setAlias}
            error={add.problem?.detail ?? remove.problem?.detail}
          />
          <Button type="submit" waiting={add.waiting && 'Adding'} disabledReason={may}>
            Add
          </Button>
        </FieldStack>
      </form>
    </Disclosure>
  )
}
