import { useQuery } from '@tanstack/react-query'
import { activityTypesQuery } from '../../../activities/web/queries.ts'
import { asTree, findPeople, personQuery, teamsQuery } from '../../../identity/web/people.queries.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldGrid, FieldStack } from '../../../web/ui/Field.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { DateField } from '../../../web/ui/TextField.tsx'
import { cleared, countChosen, type ListState } from './request-list.queries.ts'

type RequestFiltersFormProps = {
  readonly state: ListState
  readonly onChange: (patch: Partial<ListState>) => void
  readonly onClose: () => void
}

/** What the list is narrowed by; each choice holds at once, and stands in the address. */
export function RequestFiltersForm({ state, onChange, onClose }: RequestFiltersFormProps) {
  const kinds = useQuery(activityTypesQuery()).data?.rows ?? []
  const teams = asTree(useQuery(teamsQuery()).data?.rows ?? [])
  return (
    <Sheet
      title="Narrow the list"
      onClose={onClose}
      foot={
        <ButtonRow>
          <Button look="solid" onPress={onClose}>
            Show the list
          </Button>
          <Button
            look="quiet"
            onPress={() => onChange(cleared)}
            disabledReason={countChosen(state) === 0 ? 'Nothing is chosen' : null}
            reasonInTooltip
          >
            Clear all
          </Button>
        </ButtonRow>
      }
    >
      <FieldStack>
        <Select
          label="Team"
          name="team"
          value={state.team}
          onChange={(team) => onChange({ team })}
          placeholder="Every team"
          options={teams.map(({ team, depth }) => ({
            value: team.id,
            label: `${'\u2003'.repeat(depth)}${team.name}`,
          }))}
        />
        <Select
          label="Activity"
          name="kind"
          value={state.kind}
          onChange={(kind) => onChange({ kind })}
          placeholder="Every activity"
          options={kinds.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <PersonField
          label="Requester"
          name="requester"
          personId={state.requester}
          onChange={(requester) => onChange({ requester })}
        />
        <PersonField
          label="Looked after by"
          name="handler"
          personId={state.handler}
          onChange={(handler) => onChange({ handler })}
        />
        <FieldGrid columns="1fr 1fr">
          <DateField
            label="Needed from"
            name="from"
            value={state.from}
            onChange={(from) => onChange({ from })}
          />
          <DateField
            label="until"
            name="until"
            value={state.until}
            onChange={(until) => onChange({ until })}
          />
        </FieldGrid>
      </FieldStack>
    </Sheet>
  )
}

type PersonFieldProps = {
  readonly label: string
  readonly name: string
  readonly personId: string
  readonly onChange: (personId: string) => void
}

/** The address has an id; the field shows the name. */
function PersonField({ label, name, personId, onChange }: PersonFieldProps) {
  const person = useQuery({ ...personQuery(personId), enabled: personId !== '' }).data
  const value = personId === '' || person === undefined ? null : { id: person.id, label: person.name }
  return (
    <ComboBox
      label={label}
      name={name}
      value={value}
      onChange={(chosen) => onChange(chosen?.id ?? '')}
      find={findPeople}
      placeholder="Everybody"
    />
  )
}
