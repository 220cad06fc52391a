import { useState } from 'react'
import { findPeople } from '../../identity/web/people.queries.ts'
import { dayHere } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { setAccountProduct, setRelationshipOwner } from '../account.contract.ts'
import { type OwnerKind, ownerKinds } from '../account.ts'
import type { noteInitiative, openCase, recordLastContact } from '../account-care.contract.ts'
import { type CaseSeverity, caseSeverities } from '../case.ts'
import { type Account, accountRoutes, ownerKindWords, severityWords } from './account.queries.ts'
import { ConflictPanel } from './ConflictPanel.tsx'
import { findProducts } from './taxonomy.queries.ts'

type CareFormProps = { readonly account: Account; readonly onClose: () => void }

function done(onClose: () => void, words: string) {
  return () => {
    showToast(words)
    onClose()
  }
}

/** Who holds the relationship from now on. */
export function OwnerForm({ account, onClose }: CareFormProps) {
  const [owner, setOwner] = useState<Choosable | null>(
    account.owner && { id: account.owner.id, label: account.owner.name },
  )
  const [kind, setKind] = useState<string>(account.ownerKind ?? '')
  const save = useSubmit<typeof setRelationshipOwner>('PUT /accounts/:accountId/owner', {
    invalidates: accountRoutes,
    onDone: done(onClose, 'Handed over'),
  })
  const send = (version = account.version ?? 1) =>
    save.submit({
      params: { accountId: account.id },
      body: { version, ownerId: owner?.id ?? null, ownerKind: kind === '' ? null : (kind as OwnerKind) },
    })
  return (
    <FormSheet
      title="Hand over the account"
      fact={account.name}
      onClose={onClose}
      onSubmit={() => send()}
      submit={actOf(owner, account.owner)}
      disabledReason={owner === null && account.owner === null ? 'Choose somebody' : null}
      save={save}
      errors={
        <ConflictPanel
          problem={save.problem}
          labels={{ ownerId: 'Relationship owner' }}
          onOverwrite={send}
          onTakeTheirs={onClose}
        />
      }
    >
      <ComboBox
        label="Relationship owner"
        name="ownerId"
        value={owner}
        onChange={setOwner}
        find={findPeople}
        error={save.fieldErrors.ownerId}
        help="They see the account in full and are asked before its people are."
      />
      <Select
        label="Who they are"
        value={kind}
        onChange={setKind}
        placeholder="Not said"
        options={ownerKinds.map((value) => ({ value, label: ownerKindWords[value] }))}
      />
    </FormSheet>
  )
}

/** What the button does: an account that nobody holds can only be given to somebody. */
function actOf(owner: Choosable | null, before: Account['owner']): string {
  if (before === null) return owner === null ? 'Give it to them' : `Give it to ${owner.label}`
  return owner === null ? 'Leave it without an owner' : `Hand over to ${owner.label}`
}

/** An open support case. */
export function CaseForm({ account, onClose }: CareFormProps) {
  const [title, setTitle] = useState('')
  const [severity, setSeverity] = useState<CaseSeverity>('normal')
  const [number, setNumber] = useState('')
  const [openedOn, setOpenedOn] = useState(dayHere())
  const save = useSubmit<typeof openCase>('POST /accounts/:accountId/cases', {
    invalidates: accountRoutes,
    onDone: done(onClose, 'Case recorded'),
  })
  return (
    <FormSheet
      title="Record a case"
      fact={account.name}
      onClose={onClose}
      onSubmit={() =>
        save.submit({
          params: { accountId: account.id },
          body: { title, severity, openedOn, ...(number.trim() === '' ? {} : { number }) },
        })
      }
      submit="Record the case"
      save={save}
      disabledReason={title.trim() === '' ? 'It needs a title.' : null}
      labels={{ title: 'What is wrong', openedOn: 'Opened on' }}
    >
      <TextField
        label="What is wrong"
        name="title"
        value={title}
        onChange={setTitle}
        error={save.fieldErrors.title}
      />
      <RadioGroup
        legend="How bad"
        value={severity}
        onChange={(value) => setSeverity(value as CaseSeverity)}
        choices={caseSeverities.map((value) => ({
          value,
          label: severityWords[value],
          ...(value === 'serious' ? { help: 'Holds the account’s advocates until it is closed.' } : {}),
        }))}
      />
      <TextField label="Number" name="number" value={number} onChange={setNumber} aside="optional" />
      <DateField
        label="Opened on"
        name="openedOn"
        value={openedOn}
        onChange={setOpenedOn}
        error={save.fieldErrors.openedOn}
      />
    </FormSheet>
  )
}

/** What the customer is about to do. */
export function InitiativeForm({ account, onClose }: CareFormProps) {
  const [title, setTitle] = useState('')
  const save = useSubmit<typeof noteInitiative>('POST /accounts/:accountId/initiatives', {
    invalidates: accountRoutes,
    onDone: done(onClose, 'Noted'),
  })
  return (
    <FormSheet
      title="Note an initiative"
      fact={account.name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { accountId: account.id }, body: { title } })}
      submit="Note it"
      save={save}
      disabledReason={title.trim() === '' ? 'It needs words.' : null}
      labels={{ title: 'What they are about to do' }}
    >
      <TextField
        label="What they are about to do"
        name="title"
        value={title}
        onChange={setTitle}
        error={save.fieldErrors.title}
      />
    </FormSheet>
  )
}

/** The day of the last real contact. */
export function LastContactForm({ account, onClose }: CareFormProps) {
  const [on, setOn] = useState(dayHere())
  const save = useSubmit<typeof recordLastContact>('PUT /accounts/:accountId/last-contact', {
    invalidates: accountRoutes,
    onDone: done(onClose, 'Recorded'),
  })
  return (
    <FormSheet
      title="Record a real contact"
      fact={account.name}
      onClose={onClose}
      onSubmit={() => save.submit({ params: { accountId: account.id }, body: { on } })}
      submit="Record it"
      save={save}
      disabledReason={on === '' ? 'It needs a day.' : null}
      labels={{ on: 'Last talked on' }}
    >
      <DateField
        label="Last talked on"
        name="on"
        value={on}
        onChange={setOn}
        error={save.fieldErrors.on}
        help="A conversation, not a mail campaign."
      />
    </FormSheet>
  )
}

/** A product the account runs, since when and in which version. */
export function AccountProductForm({ account, onClose }: CareFormProps) {
  const [product, setProduct] = useState<Choosable | null>(null)
  const [liveOn, setLiveOn] = useState('')
  const [version, setVersion] = useState('')
  const save = useSubmit<typeof setAccountProduct>('PUT /accounts/:accountId/products/:productId', {
    invalidates: accountRoutes,
    onDone: done(onClose, 'Recorded'),
  })
  return (
    <FormSheet
      title="Which product do they run?"
      fact={account.name}
      onClose={onClose}
      onSubmit={() =>
        product !== null &&
        save.submit({
          params: { accountId: account.id, productId: product.id },
          body: {
            liveOn: liveOn === '' ? null : liveOn,
            version: version.trim() === '' ? null : version.trim(),
          },
        })
      }
      submit="Record it"
      save={save}
      disabledReason={product === null ? 'Choose a product first.' : null}
      labels={{ liveOn: 'Live since' }}
    >
      <ComboBox
        label="Product"
        name="productId"
        value={product}
        onChange={setProduct}
        find={findProducts}
        error={save.fieldErrors.productId}
      />
      <DateField
        label="Live since"
        name="liveOn"
        value={liveOn}
        onChange={setLiveOn}
        error={save.fieldErrors.liveOn}
      />
      <TextField label="Version" name="version" value={version} onChange={setVersion} aside="optional" />
    </FormSheet>
  )
}
