import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSubmit } from '../../../web/submit.ts'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { NumberField } from '../../../web/ui/NumberField.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { briefQuery } from '../../web/queries.ts'
import type { putQuota } from '../quota.contract.ts'
import { exceptionRoutes, type Quota } from './exception.queries.ts'

type QuotaFormProps = {
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  /** The one that is changed; null for a new one. */
  readonly quota: Quota | null
  readonly onClose: () => void
}

const labels = { teamId: 'Team', activityTypeId: 'For', perQuarter: 'Requests per quarter' }

/** How many requests one team may hand in within a quarter: of one activity, or of all together. */
export function QuotaForm({ teams, quota, onClose }: QuotaFormProps) {
  const [teamId, setTeamId] = useState(quota?.team.id ?? '')
  const [activityTypeId, setActivityTypeId] = useState(quota?.activityType?.id ?? '')
  const [perQuarter, setPerQuarter] = useState<number | null>(quota?.perQuarter ?? null)
  const kinds = useQuery(briefQuery({})).data?.activityTypes ?? []
  const save = useSubmit<typeof putQuota>('PUT /quotas', {
    invalidates: exceptionRoutes,
    onDone: () => {
      showToast('Set')
      onClose()
    },
  })
  const missing = teamId === '' ? 'Choose a team' : perQuarter === null ? 'Say how many requests' : null
  const send = () => {
    if (missing !== null) return
    save.submit({ body: { teamId, activityTypeId: activityTypeId || null, perQuarter } })
  }
  return (
    <FormSheet
      title={quota === null ? 'Set a quota' : `Quota of ${quota.team.name}`}
      fact="What goes beyond it waits for a program manager, and is counted."
      onClose={onClose}
      onSubmit={send}
      submit="Set it"
      save={save}
      waiting="Setting"
      disabledReason={missing}
      labels={labels}
      notDone="Nothing was set"
    >
      <Select
        label={labels.teamId}
        value={teamId}
        onChange={setTeamId}
        placeholder="Choose one"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        error={save.fieldErrors['teamId']}
      />
      <Select
        label={labels.activityTypeId}
        value={activityTypeId}
        onChange={setActivityTypeId}
        placeholder="Everything together"
        options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
        error={save.fieldErrors['activityTypeId']}
      />
      <NumberField
        label={labels.perQuarter}
        min={0}
        max={10_000}
        value={perQuarter}
        onChange={setPerQuarter}
        help="With 0 every request of the team waits for the program."
        error={save.fieldErrors['perQuarter']}
      />
    </FormSheet>
  )
}
