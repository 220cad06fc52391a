import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activityFamilyNames } from '../../activities/activity-type.ts'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { editProfile } from '../profile.contract.ts'
import { isWilling, type WillingnessAnswer } from '../profile.ts'
import { sayLimit } from './profile.queries.ts'
import { type Advocate, type Profile, profileRoutes } from './queries.ts'
import styles from './WillingnessForm.module.css'

export type WillingDraft = {
  readonly activityTypeId: string
  readonly answer: WillingnessAnswer | null
  readonly isPublic: boolean | null
  readonly languages: string | null
  readonly limitNote: string | null
  readonly ownLimit: number | null
  readonly ownLimitDays: number | null
}

/** Answers as they stand, by kind of activity. */
export function draftsFrom(willingness: Profile['willingness']): Record<string, WillingDraft> {
  return Object.fromEntries(
    willingness.map(({ activityTypeId, answer, isPublic, languages, limitNote, ownLimit, ownLimitDays }) => [
      activityTypeId,
      { activityTypeId, answer, isPublic, languages, limitNote, ownLimit, ownLimitDays },
    ]),
  )
}

type WillingnessFormProps = {
  readonly advocate: Advocate
  readonly profile: Profile
  readonly onClose: () => void
}

/** Answers kind by kind, outside the interview. */
export function WillingnessForm({ advocate, profile, onClose }: WillingnessFormProps) {
  const [drafts, setDrafts] = useState(() => draftsFrom(profile.willingness))
  const save = useSubmit<typeof editProfile>('PATCH /advocates/:contactId/profile', {
    invalidates: profileRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  return (
    <Sheet
      title="What they will do"
      fact={`${advocate.name}. Never is kept for good; no rests the kind for a while.`}
      onClose={onClose}
      onSubmit={() =>
        save.submit({
          params: { contactId: advocate.contactId },
          body: { version: advocate.version, willingness: Object.values(drafts) },
        })
      }
      foot={
        <Button look="solid" type="submit" waiting={save.waiting && 'Saving'}>
          Save
        </Button>
      }
    >
      <WillingnessFields drafts={drafts} onChange={setDrafts} />
      <FormErrors problem={save.problem} labels={{}} title="Nothing was saved" />
    </Sheet>
  )
}

type WillingnessFieldsProps = {
  readonly drafts: Readonly<Record<string, WillingDraft>>
  readonly onChange: (drafts: Record<string, WillingDraft>) => void
  /** Kinds the nominator thinks of, and those they warn of. */
  readonly suggested?:
    | { readonly allowed: readonly string[]; readonly notAllowed: readonly string[] }
    | undefined
}

/** Every kind of activity with its four answers; the details of those somebody will do open below them. */
export function WillingnessFields({ drafts, onChange, suggested }: WillingnessFieldsProps) {
  const types = useQuery(activityTypesQuery())
  return (
    <QueryView query={types} what="The kinds of activity">
      {({ rows: activityTypes }) =>
        Object.entries(activityFamilyNames).map(([family, title]) => (
          <section key={family} className={styles.family} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            {activityTypes
              .filter((type) => type.family === family && !type.isAccountLevel)
              .map((type) => (
                <KindLine
                  key={type.id}
                  name={type.name}
                  effort={type.effort}
                  hint={hintFor(type.id, suggested)}
                  draft={drafts[type.id] ?? emptyDraft(type.id)}
                  onChange={(draft) => onChange({ ...drafts, [type.id]: draft })}
                />
              ))}
          </section>
        ))
      }
    </QueryView>
  )
}

function hintFor(id: string, suggested: WillingnessFieldsProps['suggested']): string | null {
  if (suggested?.allowed.includes(id)) return 'the nominator thinks so'
  return suggested?.notAllowed.includes(id) ? 'the nominator says rather not' : null
}

const emptyDraft = (activityTypeId: string): WillingDraft => ({
  activityTypeId,
  answer: null,
  isPublic: null,
  languages: null,
  limitNote: null,
  ownLimit: null,
  ownLimitDays: null,
})

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'maybe', label: 'Maybe' },
  { value: 'no', label: 'No' },
  { value: 'never', label: 'Never' },
] as const

type KindLineProps = {
  readonly name: string
  readonly effort: string
  readonly hint: string | null
  readonly draft: WillingDraft
  readonly onChange: (draft: WillingDraft) => void
}

function KindLine({ name, effort, hint, draft, onChange }: KindLineProps) {
  return (
    <div className={styles.kind}>
      <div className={styles.head}>
        <span>
          {name} <span className={styles.effort}>{hint ?? effort}</span>
        </span>
        <Segmented
          legend={name}
          legendUnseen
          value={draft.answer}
          choices={choices}
          onChange={(answer) => onChange({ ...draft, answer })}
        />
      </div>
      {draft.answer !== null && isWilling(draft.answer) && (
        <Disclosure title="How, in which languages, how often" summary={sayDetails(draft)}>
          <Details draft={draft} onChange={onChange} />
        </Disclosure>
      )}
    </div>
  )
}

function sayDetails(draft: WillingDraft): string {
  const shown = draft.isPublic === null ? null : draft.isPublic ? 'public' : 'private'
  const said = [shown, draft.languages, sayLimit(draft)].filter((part) => part !== null)
  return said.length === 0 ? 'nothing said' : said.join(', ')
}

function Details({ draft, onChange }: Pick<KindLineProps, 'draft' | 'onChange'>) {
  return (
    <div className={styles.details}>
      <Segmented
        legend="Shown"
        value={draft.isPublic === null ? null : draft.isPublic ? 'public' : 'private'}
        choices={[
          { value: 'public', label: 'Public' },
          { value: 'private', label: 'Private' },
        ]}
        onChange={(shown) => onChange({ ...draft, isPublic: shown === 'public' })}
      />
      <TextField
        label="Languages"
        value={draft.languages ?? ''}
        onChange={(text) => onChange({ ...draft, languages: text.trim() === '' ? null : text })}
      />
      <NumberField
        label="At most a quarter"
        unit="asks"
        min={0}
        value={draft.ownLimit}
        onChange={(ownLimit) => onChange({ ...draft, ownLimit, ownLimitDays: ownLimit === null ? null : 90 })}
      />
      <TextField
        label="Note"
        value={draft.limitNote ?? ''}
        onChange={(text) => onChange({ ...draft, limitNote: text === '' ? null : text })}
      />
    </div>
  )
}
