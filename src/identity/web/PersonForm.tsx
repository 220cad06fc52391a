import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { HandOverWorkPanel } from '../../requests/handover/web/HandOverWorkPanel.tsx'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { updatePerson } from '../people.contract.ts'
import { AbsencePanel } from './AbsencePanel.tsx'
import { PersonStandingPanel } from './PersonStandingPanel.tsx'
import { asTree, type Person, peopleRoutes, personQuery, type Team } from './people.queries.ts'
import { RolesForm } from './RolesForm.tsx'

type PersonFormProps = {
  readonly personId: string
  readonly teams: readonly Team[]
  readonly onClose: () => void
}

/** A person at the right of the list: what is on record, their roles, and how they come in. */
export function PersonForm({ personId, teams, onClose }: PersonFormProps) {
  const person = useQuery(personQuery(personId))
  if (person.data === undefined)
    return (
      <Sheet title="Person" onClose={onClose}>
        <QueryView query={person} what="This person">
          {() => null}
        </QueryView>
      </Sheet>
    )
  const { id, version, title, team } = person.data
  return (
    <Sheet title={person.data.name} fact={title ?? team?.name} onClose={onClose}>
      <FieldStack>
        <DetailsForm key={`${id} ${version}`} person={person.data} teams={teams} />
        <RolesForm key={`roles ${id} ${version}`} person={person.data} />
        <PersonStandingPanel person={person.data} />
        <AbsencePanel personId={id} name={person.data.name} level={3} />
        <HandOverWorkPanel person={person.data} />
      </FieldStack>
    </Sheet>
  )
}

const labels = {
  name: 'Name',
  email: 'Work mail',
  title: 'Post',
  office: 'Office',
  teamId: 'Team',
  crmId: 'CRM id',
}

type DetailsFormProps = { readonly person: Person; readonly teams: readonly Team[] }

function DetailsForm({ person, teams }: DetailsFormProps) {
  const [typed, setTyped] = useState(() => fieldsOf(person))
  const save = useSubmit<typeof updatePerson>('PATCH /people/:personId', {
    invalidates: peopleRoutes,
    onDone: () => showToast('Saved'),
  })
  const changed = JSON.stringify(typed) !== JSON.stringify(fieldsOf(person))
  const field = (name: Exclude<keyof typeof labels, 'teamId'>) => ({
    name,
    label: labels[name],
    value: typed[name],
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
    error: save.fieldErrors[name],
  })
  const send = () =>
    save.submit({
      params: { personId: person.id },
      body: { version: person.version, ...bodyOf(typed, person) },
    })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && person.may['edit'] == null) send()
      }}
    >
      <FieldStack>
        <TextField {...field('name')} required />
        <TextField
          {...field('email')}
          type="email"
          help={
            person.signIn === 'password' || person.signIn === 'two-factor'
              ? 'They sign in with it.'
              : undefined
          }
        />
        <FieldGrid columns="1fr 1fr">
          <TextField {...field('title')} aside="optional" />
          <TextField {...field('office')} aside="optional" />
        </FieldGrid>
        <FieldGrid columns="1fr 1fr">
          <TeamSelect
            teams={teams}
            value={typed.teamId}
            onChange={(teamId) => setTyped((before) => ({ ...before, teamId }))}
          />
          <TextField {...field('crmId')} aside="optional" />
        </FieldGrid>
        <FormErrors problem={save.problem} labels={labels} title="Nothing was saved" />
        <div>
          <Button
            look="solid"
            type="submit"
            waiting={save.waiting && 'Saving'}
            disabledReason={person.may['edit'] ?? (changed ? null : 'Nothing is changed yet')}
          >
            Save changes
          </Button>
        </div>
      </FieldStack>
    </form>
  )
}

type TeamSelectProps = {
  readonly teams: readonly Team[]
  readonly value: string
  readonly onChange: (teamId: string) => void
}

/** The teams, indented as they stand below each other. */
export function TeamSelect({ teams, value, onChange }: TeamSelectProps) {
  const options = asTree(teams).map(({ team, depth }) => ({
    value: team.id,
    label: `${'\u2003'.repeat(depth)}${team.name}`,
  }))
  return (
    <Select
      label="Team"
      name="teamId"
      value={value}
      onChange={onChange}
      options={[{ value: '', label: 'No team' }, ...options]}
    />
  )
}

function fieldsOf({ name, email, title, office, team, crmId }: Person) {
  return {
    name,
    email: email ?? '',
    title: title ?? '',
    office: office ?? '',
    teamId: team?.id ?? '',
    crmId: crmId ?? '',
  }
}

/** Only what was changed, so that two people changing different things do not undo each other. */
function bodyOf(typed: ReturnType<typeof fieldsOf>, person: Person) {
  const before = fieldsOf(person)
  const entries = Object.entries(typed).filter(
    ([name, value]) => value !== before[name as keyof typeof before],
  )
  return Object.fromEntries(entries.map(([name, value]) => [name, value.trim() === '' ? null : value.trim()]))
}
