import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../web/api.ts'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createContact, lookAtContact, updateContact } from '../contact.contract.ts'
import { readLanguage, type Seniority, seniorities } from '../contact.ts'
import { findAccounts } from './account.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { type Contact, contactRoutes, languageName, seniorityWords } from './contact.queries.ts'
import { findTerms } from './taxonomy.queries.ts'

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

type Details = {
  readonly mails: readonly { readonly email: string }[]
  readonly phone: string | null
  readonly assistant: string | null
  readonly preferredChannel: string | null
}

type FilledProps = {
  readonly title: string
  readonly contact: Contact | undefined
  readonly account: Choosable | undefined
  readonly details: Details
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
  const [before] = useState(() => draftOf(contact, account, details))
  const [draft, setDraft] = useState(before)
  const set = (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch }))
  const { save, send } = useSave(contact, draft, before, onClose)
  const queries = useQueryClient()
  const takeTheirs = () => {
    void queries.invalidateQueries({ queryKey: ['GET /contacts/:contactId'] })
    onClose()
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      onSubmit={() => send()}
      foot={
        <Button
          look="solid"
          type="submit"
          waiting={save.waiting && 'Saving'}
          disabledReason={waitsFor(draft)}
        >
          {contact === undefined ? 'Add the contact' : 'Save changes'}
        </Button>
      }
    >
      <FieldStack>
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
        <RoleFields draft={draft} set={set} errors={save.fieldErrors} isNew={contact === undefined} />
        <ReachFields draft={draft} set={set} errors={save.fieldErrors} />
        <ConflictPanel problem={save.problem} labels={labels} onOverwrite={send} onTakeTheirs={takeTheirs} />
      </FieldStack>
    </Sheet>
  )
}

type Draft = {
  readonly name: string
  readonly account: Choosable | null
  readonly title: string
  readonly persona: Choosable | null
  readonly seniority: string
  readonly languages: string
  readonly timeZone: string
  readonly mails: string
  readonly phone: string
  readonly assistant: string
  readonly preferredChannel: string
  readonly crmId: string
}

function draftOf(contact: Contact | undefined, account: Choosable | undefined, details: Details): Draft {
  const { persona } = contact ?? {}
  return {
    name: contact?.name ?? '',
    account: account ?? null,
    title: contact?.title ?? '',
    persona: persona == null ? null : { id: persona.id, label: persona.name },
    seniority: contact?.seniority ?? '',
    languages: (contact?.languages ?? []).map(languageName).join(', '),
    timeZone: contact?.timeZone ?? '',
    mails: details.mails.map((mail) => mail.email).join(', '),
    phone: details.phone ?? '',
    assistant: details.assistant ?? '',
    preferredChannel: details.preferredChannel ?? '',
    crmId: contact?.crmId ?? '',
  }
}

function waitsFor(draft: Draft): string | null {
  if (draft.name.trim() === '') return 'It needs a name.'
  const unknown = partsOf(draft.languages).find((text) => codeOf(text) === null)
  return unknown === undefined ? null : `“${unknown}” is no language known here.`
}

const partsOf = (text: string) =>
  text
    .split(/[,;\s]*[,;\n]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** A code, or a name in the reader's own language or one the product knows. */
function codeOf(text: string): string | null {
  return readLanguage(text)
}

function valuesOf(draft: Draft) {
  return {
    title: orNull(draft.title),
    personaId: draft.persona?.id ?? null,
    seniority: draft.seniority === '' ? null : (draft.seniority as Seniority),
    languages: partsOf(draft.languages).flatMap((text) => codeOf(text) ?? []),
    timeZone: orNull(draft.timeZone),
    mails: partsOf(draft.mails),
    phone: orNull(draft.phone),
    assistant: orNull(draft.assistant),
    preferredChannel: orNull(draft.preferredChannel),
    crmId: orNull(draft.crmId),
  }
}

/** Only what differs goes out: a title alone tells persona and seniority anew. */
function changesOf(draft: Draft, before: Draft) {
  const was: Record<string, unknown> = valuesOf(before)
  const changed = Object.entries(valuesOf(draft)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name]),
  )
  return Object.fromEntries(changed) as Partial<ReturnType<typeof valuesOf>>
}

function useSave(contact: Contact | undefined, draft: Draft, before: Draft, onClose: () => void) {
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
    const changes = changesOf(draft, before)
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

type PartProps = {
  readonly draft: Draft
  readonly set: (patch: Partial<Draft>) => void
  readonly errors: Readonly<Record<string, string>>
}

const findPersonas = findTerms('persona')

function RoleFields({ draft, set, errors, isNew }: PartProps & { readonly isNew: boolean }) {
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

function ReachFields({ draft, set, errors }: PartProps) {
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
