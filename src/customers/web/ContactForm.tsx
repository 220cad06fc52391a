import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../web/api.ts'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createContact, lookAtContact, updateContact } from '../contact.contract.ts'
import { findAccounts } from './account.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { ContactReachForm, ContactRoleForm } from './ContactReachForm.tsx'
import { CustomValuesForm } from './CustomValuesForm.tsx'
import { type Contact, contactRoutes } from './contact.queries.ts'
import {
  type ContactDetails,
  type ContactDraft,
  changesOfContact,
  contactWaitsFor,
  draftOfContact,
} from './contact-draft.queries.ts'

type ContactFormProps = {
  /** Undefined for a new one. */
  readonly contact?: Contact
  /** Where a new one works, when the page knows. */
  readonly account?: Choosable
  readonly onClose: () => void
}

/** A contact in a sheet. To edit one is to look at mail and phone, which is logged. */
export function ContactForm({ contact, account, onClose }: ContactFormProps) {
  const title = contact === undefined ? 'Who is it?' : `Edit ${contact.name}`
  const details = useQuery({
    queryKey: ['look at contact', contact?.id],
    queryFn: () =>
      contact === undefined
        ? nothingKnown
        : call<typeof lookAtContact>('POST /contacts/:contactId/looks', {
            params: { contactId: contact.id },
            body: {},
          }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (details.data === undefined) {
    return (
      <Sheet title={title} onClose={onClose}>
        <QueryView query={details} what="Mail and phone">
          {() => null}
        </QueryView>
      </Sheet>
    )
  }
  return <Filled title={title} contact={contact} account={account} details={details.data} onClose={onClose} />
}

const nothingKnown = { mails: [], phone: null, assistant: null, preferredChannel: null }

type FilledProps = {
  readonly title: string
  readonly contact: Contact | undefined
  readonly account: Choosable | undefined
  readonly details: ContactDetails
  readonly onClose: () => void
}

const labels = {
  name: 'Name',
  accountId: 'Account',
  mails: 'Mail addresses',
  timeZone: 'Time zone',
  crmId: 'CRM id',
  personaId: 'Persona',
  languages: 'Languages',
}

function Filled({ title, contact, account, details, onClose }: FilledProps) {
  const [before] = useState(() => draftOfContact(contact, account, details))
  const [draft, setDraft] = useState(before)
  const set = (patch: Partial<ContactDraft>) => setDraft((old) => ({ ...old, ...patch }))
  const { save, send } = useSave(contact, draft, before, onClose)
  const queries = useQueryClient()
  const takeTheirs = () => {
    void queries.invalidateQueries({ queryKey: ['GET /contacts/:contactId'] })
    onClose()
  }
  return (
    <FormSheet
      title={title}
      onClose={onClose}
      onSubmit={() => send()}
      submit={contact === undefined ? 'Add the contact' : 'Save changes'}
      save={save}
      disabledReason={contactWaitsFor(draft)}
      errors={
        <ConflictPanel problem={save.problem} labels={labels} onOverwrite={send} onTakeTheirs={takeTheirs} />
      }
    >
      <TextField
        label="Name"
        name="name"
        value={draft.name}
        onChange={(name) => set({ name })}
        error={save.fieldErrors.name}
      />
      {contact === undefined && (
        <ComboBox
          label="Account"
          name="accountId"
          value={draft.account}
          onChange={(place) => set({ account: place })}
          find={findAccounts}
          error={save.fieldErrors.accountId}
        />
      )}
      <ContactRoleForm draft={draft} set={set} errors={save.fieldErrors} isNew={contact === undefined} />
      <ContactReachForm draft={draft} set={set} errors={save.fieldErrors} />
      <CustomValuesForm
        record="contact"
        values={draft.custom}
        onChange={(custom) => set({ custom })}
        errors={save.fieldErrors}
      />
    </FormSheet>
  )
}

function useSave(
  contact: Contact | undefined,
  draft: ContactDraft,
  before: ContactDraft,
  onClose: () => void,
) {
  const go = useGo()
  const create = useSubmit<typeof createContact>('POST /contacts', {
    invalidates: contactRoutes,
    onDone: (made) => {
      showToast(`${made.name} added`)
      onClose()
      if (draft.account === null || before.account === null) go(`/contacts/${made.id}`)
    },
  })
  const update = useSubmit<typeof updateContact>('PATCH /contacts/:contactId', {
    invalidates: contactRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  const name = draft.name.trim()
  const send = (version = contact?.version ?? 1) => {
    const changes = changesOfContact(draft, before)
    if (contact === undefined)
      create.submit({ body: { name, accountId: draft.account?.id ?? null, ...changes } })
    else
      update.submit({
        params: { contactId: contact.id },
        body: { version, ...(name === contact.name ? {} : { name }), ...changes },
      })
  }
  return { save: contact === undefined ? create : update, send }
}
