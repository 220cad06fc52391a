import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createTeam, deleteTeam, updateTeam } from '../team.contract.ts'
import {
  type ExecutiveInfluence,
  executiveInfluences,
  influenceWords,
  standsBelowItself,
  type TeamKind,
  teamKindNames,
  teamKinds,
} from '../team.ts'
import { asTree, findPeople, peopleRoutes, type Team } from './people.queries.ts'

type TeamFormProps = { readonly team?: Team; readonly teams: readonly Team[]; readonly onClose: () => void }

const labels = { name: 'Name', kind: 'What it does', parentId: 'Part of', managerId: 'Manager' }
const kinds = teamKinds.map((kind) => ({ value: kind, label: teamKindNames[kind] }))

/** A new team, or one to change. */
export function TeamForm({ team, teams, onClose }: TeamFormProps) {
  const [name, setName] = useState(team?.name ?? '')
  const [kind, setKind] = useState<TeamKind>(team?.kind ?? 'sales')
  const [parentId, setParentId] = useState(team?.parentId ?? '')
  const [manager, setManager] = useState(
    team?.manager == null ? null : { id: team.manager.id, label: team.manager.name },
  )
  const [partner, setPartner] = useState<Partnership>(partnershipOf(team))
  const done = (word: string) => () => {
    showToast(word)
    onClose()
  }
  const add = useSubmit<typeof createTeam>('POST /teams', {
    invalidates: peopleRoutes,
    onDone: done('Team made'),
  })
  const save = useSubmit<typeof updateTeam>('PATCH /teams/:teamId', {
    invalidates: peopleRoutes,
    onDone: done('Saved'),
  })
  const sent = team === undefined ? add : save

  function send() {
    const body = {
      name: name.trim(),
      kind,
      parentId: parentId === '' ? null : parentId,
      managerId: manager?.id ?? null,
    }
    if (team === undefined) add.submit({ body })
    else
      save.submit({
        params: { teamId: team.id },
        body: { ...body, ...bodyOf(partner), version: team.version },
      })
  }

  return (
    <Sheet
      title={team === undefined ? 'New team' : team.name}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <Button look="solid" type="submit" waiting={sent.waiting && 'Saving'}>
            {team === undefined ? 'Make the team' : 'Save changes'}
          </Button>
          {team !== undefined && <DeleteButton team={team} onDone={done('Team deleted')} />}
        </>
      }
    >
      <FieldStack>
        <TextField
          label={labels.name}
          name="name"
          value={name}
          onChange={setName}
          error={sent.fieldErrors['name']}
          required
        />
        <Select
          label={labels.kind}
          name="kind"
          value={kind}
          onChange={(chosen) => setKind(chosen as TeamKind)}
          options={kinds}
          help="Each kind of team has its own kinds of ask, and its own agreement."
        />
        <ParentSelect team={team} teams={teams} value={parentId} onChange={setParentId} />
        <ComboBox
          label={labels.managerId}
          value={manager}
          onChange={setManager}
          find={findPeople}
          aside="optional"
        />
        {team !== undefined && (
          <PartnershipForm value={partner} onChange={setPartner} error={sent.fieldErrors['influence']} />
        )}
        <FormErrors problem={sent.problem} labels={labels} title="Nothing was saved" />
      </FieldStack>
    </Sheet>
  )
}

type Partnership = {
  readonly isPartner: boolean
  readonly executive: Choosable | null
  readonly influence: string
}

const partnershipOf = (team: Team | undefined): Partnership => ({
  isPartner: team?.isPartner ?? false,
  executive: team?.executive == null ? null : { id: team.executive.id, label: team.executive.name },
  influence: team?.influence ?? '',
})

const bodyOf = ({ isPartner, executive, influence }: Partnership) => ({
  isPartner,
  executiveId: executive?.id ?? null,
  ...(executive === null ? {} : { influence: influence === '' ? null : (influence as ExecutiveInfluence) }),
})

/** Whether a team is a partner of the program, and how far its executive moves their peers. */
function PartnershipForm({
  value,
  onChange,
  error,
}: {
  readonly value: Partnership
  readonly onChange: (value: Partnership) => void
  readonly error: string | undefined
}) {
  return (
    <>
      <Checkbox
        label="A partner of the program"
        checked={value.isPartner}
        onChange={(isPartner) => onChange({ ...value, isPartner })}
      />
      <ComboBox
        label="Its executive"
        value={value.executive}
        onChange={(executive) => onChange({ ...value, executive })}
        find={findPeople}
        aside="optional"
      />
      {value.executive !== null && (
        <Select
          label="How far they move their peers"
          value={value.influence}
          onChange={(influence) => onChange({ ...value, influence })}
          placeholder="Not known"
          options={executiveInfluences.map((each) => ({ value: each, label: influenceWords[each] }))}
          error={error}
        />
      )}
    </>
  )
}

type ParentSelectProps = {
  readonly team: Team | undefined
  readonly teams: readonly Team[]
  readonly value: string
  readonly onChange: (teamId: string) => void
}

/** The teams it may be part of: not itself, and none that is part of it. */
function ParentSelect({ team, teams, value, onChange }: ParentSelectProps) {
  const allowed = asTree(teams).filter(({ team: other }) => {
    if (team === undefined) return true
    return other.id !== team.id && !standsBelowItself(teams, team.id, other.id)
  })
  const options = allowed.map(({ team: other, depth }) => ({
    value: other.id,
    label: `${'\u2003'.repeat(depth)}${other.name}`,
  }))
  return (
    <Select
      label={labels.parentId}
      name="parentId"
      value={value}
      onChange={onChange}
      options={[{ value: '', label: 'Stands by itself' }, ...options]}
    />
  )
}

function DeleteButton({ team, onDone }: { readonly team: Team; readonly onDone: () => void }) {
  const remove = useSubmit<typeof deleteTeam>('DELETE /teams/:teamId', { invalidates: peopleRoutes, onDone })
  const reason = team.people > 0 ? 'People are in it' : null
  return (
    <>
      <Button
        look="quiet"
        waiting={remove.waiting && 'Deleting'}
        disabledReason={reason}
        onPress={() => remove.submit({ params: { teamId: team.id } })}
      >
        Delete the team
      </Button>
      <FormErrors problem={remove.problem} title="The team stays" />
    </>
  )
}
