import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { criterionLabels, type WeightedKind, type Weights, weightedKinds } from '../need.ts'
import type { setMatchWeights } from '../weights.contract.ts'
import { weightsQuery } from './result.queries.ts'
import { WeightsPreviewPanel } from './WeightsPreviewPanel.tsx'

type MatchWeightsPanelProps = { readonly activityTypeId: string }

/** How much each thing counts when advocates are matched for one kind of activity, with what a change would do. */
export function MatchWeightsPanel({ activityTypeId }: MatchWeightsPanelProps) {
  const query = useQuery(weightsQuery(activityTypeId))
  return (
    <Section title="What counts when matching" qualifier="1 to 5, as usual unless it says so">
      <QueryView query={query} what="The weights">
        {({ weights, usual, may }) => (
          <WeightsForm
            key={JSON.stringify(weights)}
            activityTypeId={activityTypeId}
            saved={weights}
            usual={usual}
            may={may['edit'] ?? null}
          />
        )}
      </QueryView>
    </Section>
  )
}

const labelOf = (kind: WeightedKind) => (kind === 'words' ? 'Words' : criterionLabels[kind])

type WeightsFormProps = MatchWeightsPanelProps & {
  readonly saved: Weights
  readonly usual: Weights
  readonly may: string | null
}

function WeightsForm({ activityTypeId, saved, usual, may }: WeightsFormProps) {
  const [draft, setDraft] = useState(saved)
  const save = useSubmit<typeof setMatchWeights>('PUT /activity-types/:activityTypeId/match-weights', {
    invalidates: ['GET /activity-types/:activityTypeId/match-weights', 'POST /matches'],
    onDone: () => showToast('Saved: matches count like this from now on'),
  })
  const isChanged = weightedKinds.some((kind) => draft[kind] !== saved[kind])
  const isUsual = weightedKinds.every((kind) => draft[kind] === usual[kind])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (may === null && isChanged) {
          save.submit({ params: { activityTypeId }, body: { weights: draft } })
        }
      }}
    >
      <FieldStack>
        <FieldGrid columns="1fr 1fr">
          {weightedKinds.map((kind) => (
            <NumberField
              key={kind}
              label={labelOf(kind)}
              name={kind}
              value={draft[kind]}
              min={1}
              max={5}
              {...(draft[kind] === usual[kind] ? {} : { help: `usual: ${usual[kind]}` })}
              onChange={(value) => setDraft({ ...draft, [kind]: Math.round(value ?? usual[kind]) })}
            />
          ))}
        </FieldGrid>
        <FormErrors problem={save.problem} labels={{}} title="Nothing was saved" />
        {may === null && isChanged && <WeightsPreviewPanel activityTypeId={activityTypeId} weights={draft} />}
        <ButtonRow>
          <Button
            type="submit"
            waiting={save.waiting && 'Saving'}
            disabledReason={may ?? (isChanged ? null : 'Nothing is changed')}
          >
            Save the weights
          </Button>
          {isChanged && <Button onPress={() => setDraft(saved)}>Discard</Button>}
          {may === null && !isUsual && <Button onPress={() => setDraft(usual)}>As usual</Button>}
        </ButtonRow>
      </FieldStack>
    </form>
  )
}
