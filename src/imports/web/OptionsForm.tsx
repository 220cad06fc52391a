import { useSubmit } from '../../web/submit.ts'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Select } from '../../web/ui/Select.tsx'
import type { mapImport } from '../contract.ts'
import { type ImportKind, importKinds } from '../import-kind.ts'
import styles from './OptionsForm.module.css'
import { type FileView, importRoutes, nameOfKind } from './queries.ts'

const makesAccounts: readonly (ImportKind | null)[] = ['contacts', 'stories', 'quotes']

const confirming: readonly (ImportKind | null)[] = ['contacts', 'accounts']

/** What a file holds, which sheet of it is meant, whether unknown accounts are made, and whether it confirms. */
export function OptionsForm({ file }: { readonly file: FileView }) {
  const map = useSubmit<typeof mapImport>('PUT /imports/:importId/mapping', { invalidates: importRoutes })
  const change = (body: Parameters<typeof map.submit>[0]['body']) =>
    map.submit({ params: { importId: file.id }, body })
  return (
    <div className={styles.form}>
      <FieldGrid columns={file.sheets.length > 1 ? '1fr 1fr' : '1fr'}>
        <Select
          label="The file holds"
          name="kind"
          value={file.kind ?? ''}
          doubtful={file.kind === null}
          {...(file.kind === null ? { placeholder: 'Say what it holds' } : {})}
          options={importKinds.map((kind) => ({ value: kind, label: nameOfKind(kind) }))}
          onChange={(value) => {
            const kind = importKinds.find((each) => each === value)
            if (kind !== undefined) change({ kind })
          }}
        />
        {file.sheets.length > 1 && (
          <Select
            label="Sheet"
            name="sheet"
            value={file.sheet ?? ''}
            options={file.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => change({ sheet })}
          />
        )}
      </FieldGrid>
      {makesAccounts.includes(file.kind) && (
        <Checkbox
          label="Make the accounts that nobody knows yet"
          checked={file.createsAccounts}
          onChange={(createsAccounts) => change({ createsAccounts })}
        />
      )}
      {confirming.includes(file.kind) && (
        <Checkbox
          label="Facts that stand as the file says count as confirmed"
          help="In the name of whoever brought the file. A later word stays."
          checked={file.confirms}
          onChange={(confirms) => change({ confirms })}
        />
      )}
      <FormErrors problem={map.problem} title="Nothing was changed." />
    </div>
  )
}
