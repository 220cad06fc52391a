import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { PasswordField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createProvider, deleteProvider, updateProvider } from '../provider.contract.ts'
import type { ProviderAdmits } from '../provider.ts'
import { providerRoutes, type SignInProvider } from './provider.queries.ts'

type ProviderFormProps = { readonly provider?: SignInProvider; readonly onClose: () => void }

const labels = {
  name: 'Name on the sign-in page',
  issuer: 'Issuer',
  appId: 'Application (client) id',
  appSecret: 'Secret',
  domain: 'Mail domain',
}
const admissions = [
  { value: 'record', label: 'People on record here' },
  { value: 'domain', label: 'Also anybody of its mail domain, as a member' },
] as const

/** A new provider, or one to change; its secret is written, never read. */
export function ProviderForm({ provider, onClose }: ProviderFormProps) {
  const [typed, setTyped] = useState(() => fieldsOf(provider))
  const [admits, setAdmits] = useState<ProviderAdmits>(provider?.admits ?? 'record')
  const [removing, setRemoving] = useState(false)
  const done = () => showToast('Saved; its endpoints answer')
  const add = useSubmit<typeof createProvider>('POST /sign-in-providers', {
    invalidates: providerRoutes,
    onDone: done,
  })
  const save = useSubmit<typeof updateProvider>('PATCH /sign-in-providers/:providerId', {
    invalidates: providerRoutes,
    onDone: done,
  })
  const sent = provider === undefined ? add : save
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    error: sent.fieldErrors[name],
  })

  function send() {
    const { appSecret, domain, ...rest } = typed
    const body = { ...rest, admits, domain: domain.trim() === '' ? null : domain.trim().toLowerCase() }
    if (provider === undefined) add.submit({ body: { ...body, appSecret } })
    else {
      const secret = appSecret === '' ? {} : { appSecret }
      save.submit({
        params: { providerId: provider.id },
        body: { ...body, ...secret, version: provider.version },
      })
    }
  }

  if (add.response !== undefined) return <ReturnSheet provider={add.response} onClose={onClose} />
  return (
    <Sheet
      title={provider?.name ?? 'Add a provider'}
      fact="Its endpoints are asked for when you save."
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <Button look="solid" type="submit" waiting={sent.waiting && 'Asking the provider'}>
            {provider === undefined ? 'Add the provider' : 'Save changes'}
          </Button>
          {provider !== undefined && (
            <Button look="quiet" onPress={() => setRemoving(true)}>
              Remove
            </Button>
          )}
        </>
      }
    >
      <FieldStack>
        <TextField {...field('name')} placeholder="Tarnwell ID" required />
        <TextField {...field('issuer')} type="url" placeholder="https://login.example.com" required />
        <TextField {...field('appId')} required />
        <PasswordField
          {...field('appSecret')}
          autoComplete="new-password"
          help={
            provider === undefined ? 'Kept sealed, and never shown again.' : 'Empty: the one you gave stays.'
          }
        />
        <RadioGroup legend="Lets in" value={admits} onChange={setAdmits} choices={admissions} />
        <TextField
          {...field('domain')}
          placeholder="tarnwell.example"
          aside={admits === 'domain' ? undefined : 'optional'}
        />
        {provider !== undefined && <ReturnAddress address={provider.returnAddress} />}
        <FormErrors problem={sent.problem} labels={labels} title="Nothing was saved" />
      </FieldStack>
      {removing && provider !== undefined && (
        <RemoveDialog provider={provider} onClose={() => setRemoving(false)} onGone={onClose} />
      )}
    </Sheet>
  )
}

function fieldsOf(provider: SignInProvider | undefined) {
  return {
    name: provider?.name ?? '',
    issuer: provider?.issuer ?? '',
    appId: provider?.appId ?? '',
    appSecret: '',
    domain: provider?.domain ?? '',
  }
}

function ReturnAddress({ address }: { readonly address: string }) {
  return (
    <Note
      tone="due"
      title="Tell the provider where people come back to"
      lined
      actions={<CopyButton text={address}>Copy the address</CopyButton>}
    >
      <code>{address}</code>
    </Note>
  )
}

function ReturnSheet({
  provider,
  onClose,
}: {
  readonly provider: SignInProvider
  readonly onClose: () => void
}) {
  return (
    <Sheet
      title={`${provider.name} is added`}
      onClose={onClose}
      foot={<Button onPress={onClose}>Done</Button>}
    >
      <ReturnAddress address={provider.returnAddress} />
    </Sheet>
  )
}

type RemoveDialogProps = {
  readonly provider: SignInProvider
  readonly onClose: () => void
  readonly onGone: () => void
}

function RemoveDialog({ provider, onClose, onGone }: RemoveDialogProps) {
  const remove = useSubmit<typeof deleteProvider>('DELETE /sign-in-providers/:providerId', {
    invalidates: providerRoutes,
    onDone: () => {
      showToast(`${provider.name} is removed`)
      onGone()
    },
  })
  return (
    <ConfirmDialog
      title={`Remove ${provider.name}?`}
      confirm="Remove it"
      onConfirm={() => remove.submit({ params: { providerId: provider.id } })}
      onClose={onClose}
      waiting={remove.waiting && 'Removing'}
      problem={remove.problem}
    >
      Nobody comes in through it any more. Whoever has no password sets one by “Forgot your password?”.
    </ConfirmDialog>
  )
}
