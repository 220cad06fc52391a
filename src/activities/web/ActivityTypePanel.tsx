import { useQuery } from '@tanstack/react-query'
import { formatCount, formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type {
  addActivityType,
  putBackActivityType,
  resetActivityType,
  retireActivityType,
  updateActivityType,
} from '../contract.ts'
import { ActivityTypeForm, draftOf, useDraft } from './ActivityTypeForm.tsx'
import { type ActivityTypeRow, activityTypeQuery } from './queries.ts'

const invalidates = ['GET /activity-types', 'GET /activity-types/:activityTypeId'] as const
const labels = {
  name: 'Name',
  steps: 'Approved by',
  fields: 'Asked in the brief',
  resultFields: 'Noted when it is done',
  teamFulfilments: 'Otherwise for a team',
  dayLabel: 'Its day is called',
  loadPoints: 'Load',
}

type ActivityTypePanelProps = {
  /** Undefined for a new kind. */
  readonly type: ActivityTypeRow | undefined
  readonly may: string | null
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}

/** One kind, open to be changed: what it is, whom a change touches, and its retirement. */
export function ActivityTypePanel({ type, may, onClose, onAdded }: ActivityTypePanelProps) {
  const draft = useDraft(type)
  const add = useSubmit<typeof addActivityType>('POST /activity-types', {
    invalidates,
    onDone: (made) => {
      showToast(`${made.name} added`)
      onAdded(made.id)
    },
  })
  const update = useSubmit<typeof updateActivityType>('PUT /activity-types/:activityTypeId', {
    invalidates,
    onDone: () => showToast('Saved'),
  })
  const save = type === undefined ? add : update
  function send() {
    const body = draft.value
    if (type === undefined) add.submit({ body })
    else update.submit({ params: { activityTypeId: type.id }, body: { ...body, version: type.version } })
  }
  return (
    <Section
      title={type?.name ?? 'New kind'}
      qualifier={type === undefined ? undefined : <AskCount id={type.id} />}
      aside={
        <Button look="link" onPress={onClose}>
          Close
        </Button>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (may === null) send()
        }}
      >
        <FieldStack>
          <ActivityTypeForm type={type} draft={draft} errors={save.fieldErrors} />
          <FormErrors problem={save.problem} labels={labels} title="Nothing was saved" />
          <ButtonRow>
            <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
              {type === undefined ? 'Add the kind' : 'Save changes'}
            </Button>
            {type !== undefined && draft.isChanged && (
              <Button onPress={() => draft.set(draftOf(type))}>Discard</Button>
            )}
            {type !== undefined && !draft.isChanged && <TypeLife type={type} may={may} />}
          </ButtonRow>
        </FieldStack>
      </form>
    </Section>
  )
}

function AskCount({ id }: { readonly id: string }) {
  const counts = useQuery(activityTypeQuery(id)).data
  if (counts === undefined) return null
  if (counts.asks === 0 || counts.firstAskOn === null) return 'never asked for yet'
  return `${formatCount(counts.asks, 'ask', 'asks')} since ${formatDay(counts.firstAskOn)}`
}

/** Out of use and back, and back as the library has it. */
function TypeLife({ type, may }: { readonly type: ActivityTypeRow; readonly may: string | null }) {
  const params = { activityTypeId: type.id }
  const putBack = useSubmit<typeof putBackActivityType>('DELETE /activity-types/:activityTypeId/retirement', {
    invalidates,
    onDone: () => showToast(`${type.name} is in use again`),
  })
  const retire = useSubmit<typeof retireActivityType>('POST /activity-types/:activityTypeId/retirement', {
    invalidates,
    onDone: () => showToast(`${type.name} is out of use`, () => putBack.submit({ params })),
  })
  const reset = useSubmit<typeof resetActivityType>('POST /activity-types/:activityTypeId/default', {
    invalidates,
    onDone: () => showToast(`${type.name} is as it was shipped`),
  })
  return (
    <>
      {type.isChanged && (
        <Button
          onPress={() => reset.submit({ params, body: { version: type.version } })}
          waiting={reset.waiting && 'Putting back'}
          disabledReason={may}
        >
          Put back the default
        </Button>
      )}
      {type.inUse ? (
        <Button
          onPress={() => retire.submit({ params })}
          waiting={retire.waiting && 'Saving'}
          disabledReason={may}
        >
          Take out of use
        </Button>
      ) : (
        <Button
          onPress={() => putBack.submit({ params })}
          waiting={putBack.waiting && 'Saving'}
          disabledReason={may}
        >
          Put into use
        </Button>
      )}
    </>
  )
}
