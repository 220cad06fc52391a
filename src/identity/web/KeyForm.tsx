import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { Checkbox, ChoiceGroup } from '../../web/ui/Checkbox.tsx'
import { CopyButton } from '../../web/ui/CopyButton.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { RadioGroup } from '../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import type { createKey } from '../key.contract.ts'
import styles from './KeyForm.module.css'
import { keyScopesQuery } from './key.queries.ts'

const labels = { name: 'What it is for', scopes: 'What it may do', expiresOn: 'Works until' }
const reaches = [
  { value: 'read', label: 'Read everything I may read' },
  { value: 'write', label: 'Read and write everything I may' },
  { value: 'some', label: 'Only some parts' },
] as const
type Reach = (typeof reaches)[number]['value']

/** A new key; then the key itself, once. */
export function KeyForm({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [reach, setReach] = useState<Reach>('read')
  const [some, setSome] = useState<readonly string[]>([])
  const [expiresOn, setExpiresOn] = useState('')
  const make = useSubmit<typeof createKey>('POST /keys', { invalidates: ['GET /keys'] })
  if (make.response !== undefined) return <MadeKey secret={make.response.key} onClose={onClose} />
  const scopes = reach === 'some' ? [...some] : reach === 'read' ? ['*:read'] : ['*:read', '*:write']
  return (
    <FormSheet
      title="Make a key"
      fact="It acts as you, never more, and only within what you allow here."
      onClose={onClose}
      onSubmit={() =>
        make.submit({ body: { name: name.trim(), scopes, expiresOn: expiresOn === '' ? null : expiresOn } })
      }
      submit="Make the key"
      save={make}
      waiting="Making it"
      disabledReason={scopes.length === 0 ? 'Choose what it may do' : null}
      labels={labels}
      notDone="No key was made"
    >
      <TextField
        label={labels.name}
        name="name"
        value={name}
        onChange={setName}
        error={make.fieldErrors['name']}
        placeholder="Nightly export"
        required
      />
      <RadioGroup legend={labels.scopes} value={reach} onChange={setReach} choices={reaches} />
      {reach === 'some' && <ScopeChoices chosen={some} onChange={setSome} />}
      <DateField
        label={labels.expiresOn}
        name="expiresOn"
        value={expiresOn}
        onChange={setExpiresOn}
        error={make.fieldErrors['expiresOn']}
        aside="optional"
        help="Through this day. Empty: until it is revoked."
      />
    </FormSheet>
  )
}

type ScopeChoicesProps = {
  readonly chosen: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
}

function ScopeChoices({ chosen, onChange }: ScopeChoicesProps) {
  const scopes = useQuery(keyScopesQuery())
  const set = (scope: string, on: boolean) =>
    onChange(on ? [...chosen, scope] : chosen.filter((each) => each !== scope))
  return (
    <ChoiceGroup legend="Parts">
      {(scopes.data?.nouns ?? []).map((noun) => (
        <div key={noun} className={styles.scope}>
          <span className={styles.noun}>{noun.replaceAll('-', ' ')}</span>
          {(['read', 'write'] as const).map((deed) => (
            <Checkbox
              key={deed}
              label={
                <>
                  {deed} <span className="unseen">{noun}</span>
                </>
              }
              checked={chosen.includes(`${noun}:${deed}`)}
              onChange={(on) => set(`${noun}:${deed}`, on)}
            />
          ))}
        </div>
      ))}
    </ChoiceGroup>
  )
}

function MadeKey({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  return (
    <Sheet title="Your key" fact="It is shown now and never again." onClose={onClose}>
      <FieldStack>
        <code className={styles.secret}>{secret}</code>
        <ButtonRow>
          <CopyButton text={secret}>Copy the key</CopyButton>
          <Button onPress={onClose}>I have kept it</Button>
        </ButtonRow>
        <Note tone="due" title="Whoever has it acts as you" lined>
          Keep it where secrets are kept. Send it as <code>Authorization: Bearer KEY</code>.
        </Note>
      </FieldStack>
    </Sheet>
  )
}
