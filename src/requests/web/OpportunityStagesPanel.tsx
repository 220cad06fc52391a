import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type OpportunityPart, opportunityParts } from '../../activities/activity-type.ts'
import type { putSetting } from '../../identity/setting.contract.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow, IconButton } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { opportunityStagesSetting, type PlacedStage } from '../opportunity-stages.ts'
import { type OpportunityStagesTold, opportunityStagesQuery } from './queries.ts'

const partLabels: Readonly<Record<OpportunityPart, string>> = {
  early: 'Early',
  middle: 'Middle',
  late: 'Late',
}
const parts = opportunityParts.map((part) => ({ value: part, label: partLabels[part] }))
const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** The stages of deals in order: an activity is kept for a part of a deal, and what suits it is said by part. */
export function OpportunityStagesPanel() {
  const stages = useQuery(opportunityStagesQuery())
  return (
    <Section title="Stages of deals" qualifier="early while the buyer looks around, late when they choose">
      <QueryView query={stages} what="The stages">
        {(data) => <StagesForm key={JSON.stringify(data)} stages={data} />}
      </QueryView>
    </Section>
  )
}

function StagesForm({ stages }: { readonly stages: OpportunityStagesTold }) {
  const stored = opportunityParts.flatMap((part) => stages[part].map((stage) => ({ stage, part })))
  const [rows, setRows] = useState<readonly PlacedStage[]>(stored)
  const [name, setName] = useState('')
  const save = useSubmit<typeof putSetting>('PUT /settings/:name', {
    invalidates: ['GET /requests/opportunity-stages', 'GET /requests/brief', 'GET /settings'],
    onDone: () => showToast('Saved'),
  })
  const may = stages.may['change'] ?? null
  const open = stages.unplaced.filter((stage) => !rows.some((row) => row.stage === stage))
  const place = (stage: string, part: OpportunityPart) =>
    setRows(inOrder([...rows.filter((row) => row.stage !== stage), { stage, part }]))
  const add = () => {
    const stage = name.trim()
    if (stage !== '' && !rows.some((row) => row.stage.toLowerCase() === stage.toLowerCase())) {
      place(stage, 'early')
    }
    setName('')
  }
  const isChanged = JSON.stringify(rows) !== JSON.stringify(stored)
  return (
    <FieldStack>
      <Lines label="Stages of deals in order">
        {rows.map((row, at) => (
          <Line
            key={row.stage}
            title={row.stage}
            action={<StageActs rows={rows} at={at} onPlace={place} onChange={setRows} />}
          />
        ))}
        {open.map((stage) => (
          <Line
            key={stage}
            title={stage}
            detail="Deals are in it, and nobody said where it belongs"
            action={<PartSelect stage={stage} part={null} onPlace={(part) => place(stage, part)} />}
          />
        ))}
      </Lines>
      {rows.length === 0 && open.length === 0 && <p>No deal has a stage yet.</p>}
      <FieldGrid columns="2fr 1fr">
        <TextField label="One more stage" name="stage" value={name} onChange={setName} maxLength={120} />
        <ButtonRow>
          <Button onPress={add} disabledReason={name.trim() === '' ? 'Write its name' : null}>
            Add it
          </Button>
        </ButtonRow>
      </FieldGrid>
      <FormErrors problem={save.problem} title="Nothing was saved" />
      <ButtonRow>
        <Button
          look="solid"
          waiting={save.waiting && 'Saving'}
          disabledReason={may ?? (isChanged ? null : 'Nothing is changed')}
          onPress={() =>
            save.submit({ params: { name: opportunityStagesSetting.name }, body: { value: [...rows] } })
          }
        >
          Save the stages
        </Button>
      </ButtonRow>
    </FieldStack>
  )
}

/** Stages stand by part; within it in the order they were put in. */
const inOrder = (rows: readonly PlacedStage[]): readonly PlacedStage[] =>
  opportunityParts.flatMap((part) => rows.filter((row) => row.part === part))

type StageActsProps = {
  readonly rows: readonly PlacedStage[]
  readonly at: number
  readonly onPlace: (stage: string, part: OpportunityPart) => void
  readonly onChange: (rows: readonly PlacedStage[]) => void
}

function StageActs({ rows, at, onPlace, onChange }: StageActsProps) {
  const row = rows[at]
  if (row === undefined) return null
  const swap = (by: -1 | 1) => {
    const next = [...rows]
    next.splice(at, 1)
    next.splice(at + by, 0, row)
    onChange(next)
  }
  const edge = (by: -1 | 1) =>
    rows[at + by]?.part === row.part ? null : `It is the ${by < 0 ? 'first' : 'last'} of its part.`
  return (
    <ButtonRow>
      <PartSelect stage={row.stage} part={row.part} onPlace={(part) => onPlace(row.stage, part)} />
      <IconButton
        label={`Earlier: ${row.stage}`}
        icon={<IconArrowUp {...icon} />}
        onPress={() => swap(-1)}
        disabledReason={edge(-1)}
      />
      <IconButton
        label={`Later: ${row.stage}`}
        icon={<IconArrowDown {...icon} />}
        onPress={() => swap(1)}
        disabledReason={edge(1)}
      />
      <IconButton
        label={`Remove: ${row.stage}`}
        icon={<IconX {...icon} />}
        onPress={() => onChange(rows.filter((each) => each !== row))}
      />
    </ButtonRow>
  )
}

type PartSelectProps = {
  readonly stage: string
  readonly part: OpportunityPart | null
  readonly onPlace: (part: OpportunityPart) => void
}

function PartSelect({ stage, part, onPlace }: PartSelectProps) {
  return (
    <Select
      label={`Part of a deal: ${stage}`}
      labelUnseen
      value={part ?? ''}
      placeholder="Choose its part"
      onChange={(next) => onPlace(next as OpportunityPart)}
      options={parts}
    />
  )
}
