import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addBlackout, addNeverWith, editProfile } from '../profile.contract.ts'
import type { NeverWithKind } from '../profile.ts'
import { LimitLinesPanel } from './LimitLinesPanel.tsx'
import { type Advocate, type Profile, profileRoutes } from './queries.ts'

type LimitsFormProps = {
  readonly advocate: Advocate
  readonly profile: Profile
  readonly onClose: () => void
}

/** Own limits, windows and the never-with list. */
export function LimitsForm({ advocate, profile, onClose }: LimitsFormProps) {
  const [asks, setAsks] = useState(profile.limits.asksAQuarter)
  const [notice, setNotice] = useState(profile.limits.noticeDays)
  const save = useSubmit<typeof editProfile>('PATCH /advocates/:contactId/profile', {
    invalidates: profileRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  return (
    <Sheet
      title="How much is too much"
      fact={`${advocate.name}. A stricter limit always wins over the program’s.`}
      onClose={onClose}
      onSubmit={() =>
        save.submit({
          params: { contactId: advocate.contactId },
          body: { version: advocate.version, limits: { asksAQuarter: asks, noticeDays: notice } },
        })
      }
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Saving'}>
          Save
        </Button>
      }
    >
      <FieldStack>
        <FieldGrid columns="1fr 1fr">
          <NumberField label="At most" unit="asks a quarter" min={0} value={asks} onChange={setAsks} />
          <NumberField label="Notice" unit="working days" min={0} value={notice} onChange={setNotice} />
        </FieldGrid>
        <FormErrors problem={save.problem} labels={{}} title="Nothing was saved" />
        <LimitFields advocate={advocate} profile={profile} />
      </FieldStack>
    </Sheet>
  )
}

/** Windows and never-with entries, each written down at once. */
export function LimitFields({ advocate, profile }: Pick<LimitsFormProps, 'advocate' | 'profile'>) {
  return (
    <>
      <LimitLinesPanel advocate={advocate} profile={profile} withoutFigures />
      <BlackoutFields contactId={advocate.contactId} />
      <NeverWithFields contactId={advocate.contactId} />
    </>
  )
}

function BlackoutFields({ contactId }: { readonly contactId: string }) {
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const add = useSubmit<typeof addBlackout>('POST /advocates/:contactId/blackouts', {
    invalidates: profileRoutes,
    onDone: () => {
      setFrom('')
      setUntil('')
      setReason('')
    },
  })
  return (
    <FieldStack>
      <FieldGrid columns="1fr 1fr 1.4fr">
        <DateField
          label="Not from"
          name="from"
          value={from}
          onChange={setFrom}
          error={add.fieldErrors.from}
        />
        <DateField
          label="Until"
          name="until"
          value={until}
          onChange={setUntil}
          error={add.fieldErrors.until}
        />
        <TextField label="Because" value={reason} onChange={setReason} aside="optional" />
      </FieldGrid>
      <Button
        waiting={add.waiting && 'Adding'}
        disabledReason={from === '' || until === '' ? 'Give both days' : null}
        onPress={() =>
          add.submit({ params: { contactId }, body: { from, until, reason: reason.trim() || null } })
        }
      >
        Add this window
      </Button>
    </FieldStack>
  )
}

const kinds: readonly { readonly value: NeverWithKind; readonly label: string }[] = [
  { value: 'competitor', label: 'A competitor' },
  { value: 'account', label: 'A company' },
  { value: 'industry', label: 'An industry' },
  { value: 'other', label: 'Something else' },
]

function NeverWithFields({ contactId }: { readonly contactId: string }) {
  const [kind, setKind] = useState<string>('competitor')
  const [name, setName] = useState('')
  const add = useSubmit<typeof addNeverWith>('POST /advocates/:contactId/never-withs', {
    invalidates: profileRoutes,
    onDone: () => setName(''),
  })
  return (
    <FieldStack>
      <FieldGrid columns="1fr 1.6fr">
        <Select label="Never with" value={kind} onChange={setKind} options={kinds} />
        <TextField label="Name" name="name" value={name} onChange={setName} error={add.fieldErrors.name} />
      </FieldGrid>
      <Button
        waiting={add.waiting && 'Adding'}
        disabledReason={name.trim() === '' ? 'Say with whom' : null}
        onPress={() =>
          add.submit({ params: { contactId }, body: { kind: kind as NeverWithKind, name: name.trim() } })
        }
      >
        Add to the list
      </Button>
    </FieldStack>
  )
}
