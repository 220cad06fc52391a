import { useState } from 'react'
import { useSwitchWorkspace } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { currencyOptions, languageOptions, timeZoneOptions } from '../locale-choices.ts'
import type { createWorkspace, updateWorkspace } from '../workspace.contract.ts'
import { type Workspace, workspaceRoutes } from './workspace.queries.ts'

type Typed = { name: string; currency: string; language: string; timeZone: string }
type WorkspaceFormProps = { readonly workspace: Workspace } | { readonly onClose: () => void }

const labels = { name: 'Name', currency: 'Currency', language: 'Language', timeZone: 'Time zone' }

/** The workspace one is in; or, in a sheet, another one to make. */
export function WorkspaceForm(props: WorkspaceFormProps) {
  return 'workspace' in props ? <ThisWorkspaceForm {...props} /> : <NewWorkspaceForm {...props} />
}

function ThisWorkspaceForm({ workspace }: { readonly workspace: Workspace }) {
  const { name, currency, language, timeZone } = workspace
  const [typed, setTyped] = useState<Typed>({ name, currency, language, timeZone })
  const save = useSubmit<typeof updateWorkspace>('PATCH /workspace', {
    invalidates: workspaceRoutes,
    onDone: () => showToast('Saved'),
  })
  const changed = JSON.stringify(typed) !== JSON.stringify({ name, currency, language, timeZone })
  const may = workspace.may['change'] ?? null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && may === null) save.submit({ body: typed })
      }}
    >
      <FieldStack>
        <WorkspaceFields typed={typed} onChange={setTyped} errors={save.fieldErrors} />
        <FormErrors problem={save.problem} labels={labels} title="Nothing was saved" />
        <div>
          <Button
            look="solid"
            type="submit"
            waiting={save.waiting && 'Saving'}
            disabledReason={may ?? (changed ? null : 'Nothing is changed yet')}
          >
            Save changes
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}

function NewWorkspaceForm({ onClose }: { readonly onClose: () => void }) {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const [typed, setTyped] = useState<Typed>({ name: '', currency: 'EUR', language: locale, timeZone })
  const switchTo = useSwitchWorkspace()
  const make = useSubmit<typeof createWorkspace>('POST /workspaces', {
    invalidates: workspaceRoutes,
    onDone: ({ id }) => void switchTo(id),
  })
  return (
    <FormSheet
      title="New workspace"
      fact="With people, customers and settings of its own. You will be its administrator."
      onClose={onClose}
      onSubmit={() => make.submit({ body: typed })}
      submit="Make the workspace"
      save={make}
      waiting="Making it"
      labels={labels}
      notDone="No workspace was made"
    >
      <WorkspaceFields typed={typed} onChange={setTyped} errors={make.fieldErrors} />
    </FormSheet>
  )
}

type FieldsProps = {
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
  readonly errors: Readonly<Record<string, string>>
}

function WorkspaceFields({ typed, onChange, errors }: FieldsProps) {
  const select = (name: 'currency' | 'language' | 'timeZone') => ({
    name,
    label: labels[name],
    value: typed[name],
    onChange: (value: string) => onChange({ ...typed, [name]: value }),
    error: errors[name],
  })
  return (
    <>
      <TextField
        label={labels.name}
        name="name"
        value={typed.name}
        onChange={(name) => onChange({ ...typed, name })}
        error={errors['name']}
        help="Usually your company."
        required
      />
      <Select
        {...select('currency')}
        options={currencyOptions()}
        help="Sums are shown in it; each amount keeps its own."
      />
      <FieldGrid columns="1fr 1fr">
        <Select {...select('language')} options={languageOptions(typed.language)} />
        <Select {...select('timeZone')} options={timeZoneOptions(typed.timeZone)} />
      </FieldGrid>
    </>
  )
}
