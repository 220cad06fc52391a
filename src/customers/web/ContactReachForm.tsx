import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { seniorities } from '../contact.ts'
import { seniorityWords } from './contact.queries.ts'
import type { ContactDraft } from './contact-draft.queries.ts'
import { findTerms } from './taxonomy.queries.ts'

type PartProps = {
  readonly draft: ContactDraft
  readonly set: (patch: Partial<ContactDraft>) => void
  readonly errors: Readonly<Record<string, string>>
}

const findPersonas = findTerms('persona')

/** What they do. */
export function ContactRoleForm({ draft, set, errors, isNew }: PartProps & { readonly isNew: boolean }) {
  return (
    <>
      <TextField
        label="Title"
        name="title"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={errors.title}
        help={isNew ? 'Persona and seniority follow from it unless you say otherwise.' : undefined}
      />
      <FieldGrid columns="1fr 1fr">
        <ComboBox
          label="Persona"
          name="personaId"
          value={draft.persona}
          onChange={(persona) => set({ persona })}
          find={findPersonas}
          error={errors.personaId}
        />
        <Select
          label="Seniority"
          name="seniority"
          value={draft.seniority}
          onChange={(seniority) => set({ seniority })}
          placeholder="Not known"
          options={seniorities.map((value) => ({ value, label: seniorityWords[value] }))}
        />
      </FieldGrid>
      <TextField
        label="Languages"
        name="languages"
        value={draft.languages}
        onChange={(languages) => set({ languages })}
        error={errors.languages}
        help="Names or codes, parted by commas."
      />
    </>
  )
}

/** How to reach them. */
export function ContactReachForm({ draft, set, errors }: PartProps) {
  return (
    <>
      <TextField
        label="Mail addresses"
        name="mails"
        value={draft.mails}
        onChange={(mails) => set({ mails })}
        error={errors.mails}
        help="The first is where mail goes. None is allowed."
      />
      <FieldGrid columns="1fr 1fr">
        <TextField
          label="Phone"
          name="phone"
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          error={errors.phone}
        />
        <TextField
          label="Time zone"
          name="timeZone"
          value={draft.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={errors.timeZone}
          placeholder="Europe/Berlin"
        />
      </FieldGrid>
      <FieldGrid columns="1fr 1fr">
        <TextField
          label="Prefers to be reached by"
          name="preferredChannel"
          value={draft.preferredChannel}
          onChange={(preferredChannel) => set({ preferredChannel })}
        />
        <TextField
          label="Assistant"
          name="assistant"
          value={draft.assistant}
          onChange={(assistant) => set({ assistant })}
        />
      </FieldGrid>
      <TextField
        label="CRM id"
        name="crmId"
        value={draft.crmId}
        onChange={(crmId) => set({ crmId })}
        error={errors.crmId}
        aside="optional"
      />
    </>
  )
}
