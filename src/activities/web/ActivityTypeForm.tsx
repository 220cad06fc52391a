import { useState } from 'react'
import { type TeamKind, teamKindNames, teamKinds } from '../../identity/team.ts'
import { ActivityEffectPanel } from '../../protection/web/ActivityEffectPanel.tsx'
import { formatCount } from '../../web/format.ts'
import { Checkbox, ChoiceGroup } from '../../web/ui/Checkbox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { activityFamilies, activityFamilyNames, audiences, permissionUses } from '../activity-type.ts'
import { ActivityMannerForm } from './ActivityMannerForm.tsx'
import { ApprovalStepsForm } from './ApprovalStepsForm.tsx'
import { OwnFieldsForm } from './OwnFieldsForm.tsx'
import type { ActivityTypeRow } from './queries.ts'

export type Draft = Omit<ActivityTypeRow, 'id' | 'code' | 'inUse' | 'isDefault' | 'isChanged' | 'version'>

const blank: Draft = {
  name: '',
  germanName: null,
  family: 'talks',
  teams: [],
  effort: '',
  noticeDays: 5,
  loadPoints: 1,
  restDays: 14,
  rewardPoints: 0,
  isLive: false,
  isAccountLevel: false,
  fulfilment: 'program-after-approvals',
  audience: 'buyers',
  permissionUse: null,
  evidence: '',
  steps: [
    { approver: 'owner', windowDays: 2 },
    { approver: 'advocate', windowDays: 5 },
  ],
  fields: [],
  resultFields: [],
  teamFulfilments: [],
  timing: 'slot',
  dayLabel: 'Talk by',
  hasWords: false,
  earliestStage: null,
}

/** What can be changed of a kind. */
export function draftOf(type: ActivityTypeRow | undefined): Draft {
  if (type === undefined) return blank
  const { id: _, code: __, inUse: ___, isDefault: ____, isChanged: _____, version: ______, ...draft } = type
  return draft
}

/** The kind as it is being changed. */
export function useDraft(type: ActivityTypeRow | undefined) {
  const [value, set] = useState<Draft>(() => draftOf(type))
  return {
    value,
    set,
    change: (part: Partial<Draft>) => set((before) => ({ ...before, ...part })),
    isChanged: JSON.stringify(value) !== JSON.stringify(draftOf(type)),
  }
}

type DraftState = ReturnType<typeof useDraft>
type PartProps = { readonly draft: DraftState; readonly errors: Readonly<Record<string, string>> }

/** What a kind is called, weighs, needs and asks. */
export function ActivityTypeForm({
  type,
  draft,
  errors,
}: PartProps & { readonly type: ActivityTypeRow | undefined }) {
  const { value, change } = draft
  return (
    <>
      <FieldGrid columns="3fr 2fr">
        <TextField
          label="Name"
          name="name"
          value={value.name}
          onChange={(name) => change({ name })}
          error={errors.name}
        />
        <TextField
          label="In German"
          name="germanName"
          value={value.germanName ?? ''}
          onChange={(text) => change({ germanName: text === '' ? null : text })}
          error={errors.germanName}
        />
      </FieldGrid>
      <Weights draft={draft} errors={errors} />
      {type !== undefined && value.loadPoints !== type.loadPoints && (
        <ActivityEffectPanel activityTypeId={type.id} before={type.loadPoints} after={value.loadPoints} />
      )}
      <ApprovalStepsForm steps={value.steps} onChange={(steps) => change({ steps })} error={errors.steps} />
      <ActivityMannerForm value={value} change={change} errors={errors} />
      <Purpose draft={draft} errors={errors} />
      <Disclosure
        title="Asked in the brief"
        summary={value.fields.map((field) => field.label.toLowerCase()).join(', ') || 'nothing of its own'}
      >
        <OwnFieldsForm
          part="fields"
          fields={value.fields}
          onChange={(fields) => change({ fields })}
          errors={errors}
        />
      </Disclosure>
      <Disclosure
        title="Noted when it is done"
        summary={
          value.resultFields.map((field) => field.label.toLowerCase()).join(', ') || 'the evidence in words'
        }
      >
        <OwnFieldsForm
          part="resultFields"
          fields={value.resultFields}
          onChange={(resultFields) => change({ resultFields })}
          errors={errors}
        />
      </Disclosure>
    </>
  )
}

function Weights({ draft: { value, change }, errors }: PartProps) {
  const figure = (next: number | null) => next ?? 0
  return (
    <FieldGrid columns="1fr 1fr 1fr">
      <NumberField
        label="Load"
        name="loadPoints"
        value={value.loadPoints}
        onChange={(next) => change({ loadPoints: figure(next) })}
        step={0.25}
        max={25}
        error={errors.loadPoints}
      />
      <NumberField
        label="Rest, days"
        name="restDays"
        value={value.restDays}
        onChange={(next) => change({ restDays: figure(next) })}
        max={730}
        error={errors.restDays}
      />
      <NumberField
        label="Notice, days"
        name="noticeDays"
        value={value.noticeDays}
        onChange={(next) => change({ noticeDays: figure(next) })}
        max={365}
        error={errors.noticeDays}
      />
    </FieldGrid>
  )
}

function Purpose({ draft: { value, change }, errors }: PartProps) {
  const toggle = (team: TeamKind, on: boolean) =>
    change({
      teams: on ? [...value.teams, team] : value.teams.filter((each) => each !== team),
      teamFulfilments: value.teamFulfilments.filter((each) => on || each.team !== team),
    })
  const words = (each: string) => ({ value: each, label: each.charAt(0).toUpperCase() + each.slice(1) })
  return (
    <Disclosure
      title="For whom, and what it needs"
      summary={`${formatCount(value.teams.length, 'team', 'teams')}, ${value.audience}`}
    >
      <FieldStack>
        <ChoiceGroup legend="Teams that ask for it">
          {teamKinds.map((team) => (
            <Checkbox
              key={team}
              label={teamKindNames[team]}
              checked={value.teams.includes(team)}
              onChange={(on) => toggle(team, on)}
            />
          ))}
        </ChoiceGroup>
        <Select
          label="Group"
          name="family"
          value={value.family}
          onChange={(next) => change({ family: next as Draft['family'] })}
          options={activityFamilies.map((family) => ({ value: family, label: activityFamilyNames[family] }))}
        />
        <Select
          label="Meant to convince"
          name="audience"
          value={value.audience}
          onChange={(next) => change({ audience: next as Draft['audience'] })}
          options={audiences.map(words)}
        />
        <Select
          label="Permission it needs"
          name="permissionUse"
          value={value.permissionUse ?? ''}
          onChange={(next) =>
            change({ permissionUse: next === '' ? null : (next as Draft['permissionUse']) })
          }
          placeholder="None"
          options={permissionUses.map(words)}
        />
        <TextField
          label="Effort"
          name="effort"
          value={value.effort}
          onChange={(effort) => change({ effort })}
          error={errors.effort}
          help="As somebody would say it: 30 to 45 min."
        />
      </FieldStack>
    </Disclosure>
  )
}
