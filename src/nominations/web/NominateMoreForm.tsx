import { useQuery } from '@tanstack/react-query'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { findPeople } from '../../identity/web/people.queries.ts'
import { formatCount } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import type { Draft } from './nominate.queries.ts'

type NominateMoreFormProps = {
  readonly draft: Draft
  readonly set: (patch: Partial<Draft>) => void
  readonly evidence: string
  readonly errors: Readonly<Record<string, string>>
}

/** What may be said besides: each closed, with what is set inside. */
export function NominateMoreForm({ draft, set, evidence, errors }: NominateMoreFormProps) {
  return (
    <div>
      <Disclosure title="What they might do, and what not" summary={limitsSet(draft)}>
        <ActivityLines draft={draft} set={set} />
      </Disclosure>
      <Disclosure title="Evidence" summary={evidenceSet(draft, evidence)}>
        <TextArea
          label="Evidence"
          labelUnseen
          name="evidence"
          rows={4}
          maxLength={4000}
          value={evidence}
          onChange={(text) => set({ evidence: text })}
          error={errors['evidence']}
          help={
            draft.evidence === null && evidence !== ''
              ? 'Filled in from what is on record; follows whom you choose.'
              : 'What they said or did: a survey answer, a result, a thank-you.'
          }
        />
      </Disclosure>
      <Disclosure title="In whose name" summary={draft.onBehalfOf?.label ?? 'yours'}>
        <ComboBox
          label="In whose name"
          labelUnseen
          name="onBehalfOfId"
          value={draft.onBehalfOf}
          onChange={(onBehalfOf) => set({ onBehalfOf })}
          find={findPeople}
          error={errors['onBehalfOfId']}
          placeholder="Yours"
          help="A colleague who asked you to. They are told what becomes of it, as you are."
        />
      </Disclosure>
    </div>
  )
}

function limitsSet({ activities, asksAQuarter }: Draft): string {
  const count = Object.keys(activities).length
  const parts = [
    count > 0 && formatCount(count, 'activity', 'activities'),
    asksAQuarter !== null && `${asksAQuarter} a quarter`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'nothing set' : parts.join(', ')
}

function evidenceSet(draft: Draft, evidence: string): string {
  if (evidence.trim() === '') return 'nothing yet'
  return draft.evidence === null ? 'from what is on record' : 'in your words'
}

const answers = [
  { value: 'might', label: 'Might' },
  { value: 'not', label: 'Not' },
] as const

function ActivityLines({ draft, set }: Pick<NominateMoreFormProps, 'draft' | 'set'>) {
  const types = useQuery(activityTypesQuery()).data?.rows ?? []
  const change = (id: string, answer: 'might' | 'not' | null) => {
    const { [id]: _before, ...others } = draft.activities
    set({ activities: answer === null ? others : { ...draft.activities, [id]: answer } })
  }
  const chosen = types.filter(({ id }) => draft.activities[id] !== undefined)
  return (
    <FieldStack>
      {chosen.length > 0 && (
        <Lines label="What they might do, and what not">
          {chosen.map(({ id, name }) => (
            <Line
              key={id}
              strong={false}
              title={name}
              aside={
                <Segmented
                  legend={name}
                  legendUnseen
                  value={draft.activities[id] ?? null}
                  choices={answers}
                  onChange={(answer) => change(id, answer)}
                />
              }
              action={
                <Button look="link" onPress={() => change(id, null)} aria-label={`Take ${name} off`}>
                  Take off
                </Button>
              }
            />
          ))}
        </Lines>
      )}
      <Select
        label="Activity"
        value=""
        placeholder="Add one"
        onChange={(id) => change(id, 'might')}
        options={types
          .filter(({ id }) => draft.activities[id] === undefined)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NumberField
        label="At most"
        unit="asks a quarter"
        name="asksAQuarter"
        max={1000}
        value={draft.asksAQuarter}
        onChange={(asksAQuarter) => set({ asksAQuarter })}
        help="Their own limit, where they named one."
      />
    </FieldStack>
  )
}
