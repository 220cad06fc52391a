import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { DateField, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { editProfile } from '../profile.contract.ts'
import { type PermissionHolder, permissionHolders, usesInOrder } from '../profile.ts'
import styles from './PermissionsForm.module.css'
import { useWords } from './profile.queries.ts'
import { type Advocate, type Profile, profileRoutes } from './queries.ts'

export type PermissionDraft = Omit<Profile['permissions'][number], 'confirmedOn' | 'confirmedBy'>
type Drafts = Readonly<Record<string, PermissionDraft>>

const keyOf = ({ holder, use }: Pick<PermissionDraft, 'holder' | 'use'>) => `${holder} ${use}`

/** Permissions as they stand, by holder and use. */
export function permissionsFrom(permissions: Profile['permissions']): Record<string, PermissionDraft> {
  return Object.fromEntries(
    permissions.map(({ confirmedOn: _, confirmedBy: __, ...draft }) => [keyOf(draft), draft]),
  )
}

const holderTitles: Readonly<Record<PermissionHolder, string>> = {
  person: 'Theirs',
  company: 'Their company’s',
}

type PermissionsFormProps = {
  readonly advocate: Advocate
  readonly profile: Profile
  readonly onClose: () => void
}

/** What person and company allow, outside the interview. */
export function PermissionsForm({ advocate, profile, onClose }: PermissionsFormProps) {
  const [drafts, setDrafts] = useState(() => permissionsFrom(profile.permissions))
  const save = useSubmit<typeof editProfile>('PATCH /advocates/:contactId/profile', {
    invalidates: profileRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  return (
    <Sheet
      title="What we may use"
      fact={`${advocate.name}. The company’s answers hold for everybody there.`}
      onClose={onClose}
      onSubmit={() =>
        save.submit({
          params: { contactId: advocate.contactId },
          body: { version: advocate.version, permissions: Object.values(drafts) },
        })
      }
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Saving'}>
          Save
        </Button>
      }
    >
      <PermissionFields drafts={drafts} onChange={setDrafts} />
      <FormErrors problem={save.problem} labels={{}} title="Nothing was saved" />
    </Sheet>
  )
}

type PermissionFieldsProps = {
  readonly drafts: Drafts
  readonly onChange: (drafts: Record<string, PermissionDraft>) => void
}

/** Every use for the person and for the company; scope, paper and last day open where something is given. */
export function PermissionFields({ drafts, onChange }: PermissionFieldsProps) {
  return permissionHolders.map((holder) => (
    <section key={holder} className={styles.holder} aria-label={holderTitles[holder]}>
      <h3 className={styles.title}>{holderTitles[holder]}</h3>
      {usesInOrder.map((use) => {
        const draft = drafts[keyOf({ holder, use })] ?? emptyPermission(holder, use)
        return (
          <UseLine
            key={use}
            name={useWords[use]}
            draft={draft}
            onChange={(next) => onChange({ ...drafts, [keyOf(next)]: next })}
          />
        )
      })}
    </section>
  ))
}

const emptyPermission = (holder: PermissionHolder, use: PermissionDraft['use']): PermissionDraft => ({
  holder,
  use,
  answer: 'not-asked',
  scope: null,
  document: null,
  validUntil: null,
  withdrawnOn: null,
})

type UseLineProps = {
  readonly name: string
  readonly draft: PermissionDraft
  readonly onChange: (draft: PermissionDraft) => void
}

function UseLine({ name, draft, onChange }: UseLineProps) {
  const text = (value: string) => (value.trim() === '' ? null : value)
  return (
    <div className={styles.use}>
      <div className={styles.head}>
        <span>{name}</span>
        <Segmented
          legend={name}
          legendUnseen
          value={draft.answer}
          choices={[
            { value: 'given', label: 'Given' },
            { value: 'refused', label: 'Refused' },
            { value: 'not-asked', label: 'Not asked' },
          ]}
          onChange={(answer) =>
            onChange({
              ...draft,
              answer,
              ...(answer === 'given' ? {} : { validUntil: null, withdrawnOn: null }),
            })
          }
        />
      </div>
      {draft.answer === 'given' && (
        <Disclosure title="Until when, for what" summary={draft.validUntil ?? draft.scope ?? 'no limit'}>
          <div className={styles.details}>
            <DateField
              label="Until"
              value={draft.validUntil ?? ''}
              onChange={(day) => onChange({ ...draft, validUntil: text(day) })}
            />
            <DateField
              label="Withdrawn on"
              value={draft.withdrawnOn ?? ''}
              onChange={(day) => onChange({ ...draft, withdrawnOn: text(day) })}
            />
            <TextField
              label="Scope"
              value={draft.scope ?? ''}
              onChange={(scope) => onChange({ ...draft, scope: scope === '' ? null : scope })}
            />
            <TextField
              label="Where the paper is"
              value={draft.document ?? ''}
              onChange={(document) => onChange({ ...draft, document: document === '' ? null : document })}
            />
          </div>
        </Disclosure>
      )}
    </div>
  )
}
