import { IconPlus, IconX } from '@tabler/icons-react'
import { audiences } from '../../activities/activity-type.ts'
import { languageOptions } from '../../identity/locale-choices.ts'
import { Button, IconButton } from '../../web/ui/Button.tsx'
import { ChoiceGroup } from '../../web/ui/Checkbox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import styles from './BriefMoreForm.module.css'
import { BriefOwnFieldsForm } from './BriefOwnFieldsForm.tsx'
import { asksFor, type BriefDraft, type OfferedTime } from './brief-draft.queries.ts'
import { audienceNames, type Start } from './queries.ts'

type FieldsProps = {
  readonly draft: BriefDraft
  readonly set: (patch: Partial<BriefDraft>) => void
  readonly errors: Readonly<Record<string, string>>
}

type BriefMoreFormProps = FieldsProps & {
  readonly kind: Start['activityTypes'][number] | undefined
}

/** What most requests need not say. */
export function BriefMoreForm({ draft, set, errors, kind }: BriefMoreFormProps) {
  return (
    <FieldStack>
      <TextField
        label="Title"
        name="title"
        aside="optional"
        help="Made from activity and deal where you leave it open."
        maxLength={300}
        value={draft.title}
        onChange={(title) => set({ title })}
        error={errors['title']}
      />
      <FieldGrid columns={asksFor(kind).hasHour ? '1fr 1fr 1fr' : '1fr 1fr'}>
        {asksFor(kind).hasHour && (
          <NumberField
            label="How long"
            name="minutes"
            unit="minutes"
            min={5}
            step={5}
            value={draft.minutes}
            onChange={(minutes) => set({ minutes })}
            error={errors['minutes']}
          />
        )}
        <NumberField
          label="How many customers"
          name="wanted"
          min={1}
          max={50}
          value={draft.wanted}
          onChange={(wanted) => set({ wanted })}
          error={errors['wanted']}
        />
        <Select
          label={asksFor(kind).hasHour ? 'Held in' : 'Written in'}
          name="language"
          value={draft.language}
          onChange={(language) => set({ language })}
          placeholder="Any they speak"
          options={languageOptions(draft.language === '' ? null : draft.language)}
          error={errors['language']}
        />
      </FieldGrid>
      {kind?.timing === 'slot' && <TimesField draft={draft} set={set} errors={errors} />}
      <MeetingFields draft={draft} set={set} errors={errors} kind={kind} />
      <Select
        label="Whom it has to convince"
        name="audience"
        value={draft.audience}
        onChange={(audience) => set({ audience })}
        placeholder="As usual for its kind"
        options={audiences.map((value) => ({ value, label: audienceNames[value] }))}
        error={errors['audience']}
      />
      <BriefOwnFieldsForm
        fields={kind?.fields.filter((field) => !field.isRequired) ?? []}
        values={draft.fields}
        onChange={(values) => set({ fields: values })}
        errors={errors}
      />
      <TextArea
        label="What else the program should know"
        name="context"
        aside="optional"
        value={draft.context}
        onChange={(context) => set({ context })}
        error={errors['context']}
      />
    </FieldStack>
  )
}

/** Where a talk is held, and the other side's mail; an event says its place above. */
function MeetingFields({ draft, set, errors, kind }: BriefMoreFormProps) {
  const { isTalk } = asksFor(kind)
  const hasPlace = kind?.timing === 'slot'
  if (!isTalk && !hasPlace) return null
  return (
    <FieldGrid columns={isTalk && hasPlace ? '1fr 1fr' : '1fr'}>
      {hasPlace && (
        <TextField
          label="Where"
          name="place"
          aside="optional"
          help="A link or a number for the invitation."
          maxLength={300}
          value={draft.place}
          onChange={(place) => set({ place })}
          error={errors['place']}
        />
      )}
      {isTalk && (
        <TextField
          label="Mail of the other side"
          name="speaksWithEmail"
          type="email"
          aside="optional"
          help="They get the invitation too."
          value={draft.speaksWithEmail}
          onChange={(speaksWithEmail) => set({ speaksWithEmail })}
          error={errors['speaksWithEmail']}
        />
      )}
    </FieldGrid>
  )
}

const mostTimes = 10

/** Times the other side can offer; the customer picks one of them. */
function TimesField({ draft: { times }, set, errors }: FieldsProps) {
  const change = (at: number, patch: Partial<OfferedTime>) =>
    set({ times: times.map((time, place) => (place === at ? { ...time, ...patch } : time)) })
  return (
    <ChoiceGroup legend="Times the other side can offer" aside="your time">
      <ul className={styles.times}>
        {times.map((time, at) => (
          <li key={time.key} className={styles.time}>
            <DateField
              label={`Day ${at + 1}`}
              labelUnseen
              name={`times.${at}`}
              value={time.day}
              onChange={(day) => change(at, { day })}
              error={errors[`times.${at}`]}
            />
            <TextField
              label={`Hour ${at + 1}`}
              labelUnseen
              type="time"
              value={time.hour}
              onChange={(hour) => change(at, { hour })}
            />
            <IconButton
              label={`Remove time ${at + 1}`}
              icon={<IconX size={16} stroke={1.5} aria-hidden />}
              onPress={() => set({ times: times.filter((_, place) => place !== at) })}
            />
          </li>
        ))}
      </ul>
      <Button
        look="link"
        icon={<IconPlus size={16} stroke={1.5} aria-hidden />}
        disabledReason={times.length >= mostTimes ? 'Ten are enough to choose from' : null}
        onPress={() => set({ times: [...times, { key: crypto.randomUUID(), day: '', hour: '10:00' }] })}
      >
        Add a time
      </Button>
    </ChoiceGroup>
  )
}
