import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { createTeam, deleteTeam, updateTeam } from '../team.contract.ts'
import { standsBelowItself, type TeamKind, teamKindNames, teamKinds } from '../team.ts'
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
    else save.submit({ params: { teamId: team.id }, body: { ...body, version: team.version } })
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
        <FormErrors problem={sent.problem} labels={labels} title="Nothing was saved" />
      </FieldStack>
    </Sheet>
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
