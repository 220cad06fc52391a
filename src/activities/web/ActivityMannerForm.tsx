import { type TeamKind, teamKindNames } from '../../identity/team.ts'
import { Checkbox } from '../../web/ui/Checkbox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import {
  type Fulfilment,
  fulfilmentNames,
  fulfilments,
  type OpportunityPart,
  opportunityPartNames,
  opportunityParts,
  type Timing,
  timingNames,
  timings,
} from '../activity-type.ts'
import type { ActivityTypeRow } from './queries.ts'

type Manner = Pick<
  ActivityTypeRow,
  | 'fulfilment'
  | 'teamFulfilments'
  | 'teams'
  | 'rewardPoints'
  | 'isLive'
  | 'isAccountLevel'
  | 'evidence'
  | 'timing'
  | 'dayLabel'
  | 'hasWords'
  | 'earliestStage'
>

type ActivityMannerFormProps = {
  readonly value: Manner
  readonly change: (part: Partial<Manner>) => void
  readonly errors: Readonly<Record<string, string>>
}

const ways = fulfilments.map((each) => ({ value: each, label: fulfilmentNames[each] }))

/** Who fulfils a kind, when it happens, and from where in a deal on. */
export function ActivityMannerForm(props: ActivityMannerFormProps) {
  const { value, change, errors } = props
  return (
    <>
      <FieldGrid columns="2fr 1fr">
        <Select
          label="Fulfilled by"
          name="fulfilment"
          value={value.fulfilment}
          onChange={(next) => change({ fulfilment: next as Fulfilment })}
          options={ways}
        />
        <NumberField
          label="Reward, points"
          name="rewardPoints"
          value={value.rewardPoints}
          onChange={(next) => change({ rewardPoints: next ?? 0 })}
          step={5}
          error={errors.rewardPoints}
        />
      </FieldGrid>
      <TeamWays {...props} />
      <WhenForm {...props} />
      <div>
        <Checkbox
          label="Live, two a quarter at most"
          checked={value.isLive}
          onChange={(isLive) => change({ isLive })}
        />
        <Checkbox
          label="The company is asked, not a person"
          checked={value.isAccountLevel}
          onChange={(isAccountLevel) => change({ isAccountLevel })}
        />
        <Checkbox
          label="The customer’s words are printed"
          checked={value.hasWords}
          onChange={(hasWords) => change({ hasWords })}
        />
      </div>
      <TextField
        label="Evidence of done"
        name="evidence"
        value={value.evidence}
        onChange={(evidence) => change({ evidence })}
        error={errors.evidence}
      />
    </>
  )
}

const stages = opportunityParts.map((part) => ({
  value: part,
  label: opportunityPartNames[part].replace(/^t/, 'T'),
}))

function WhenForm({ value, change, errors }: ActivityMannerFormProps) {
  return (
    <>
      <FieldGrid columns="1fr 1fr">
        <Select
          label="Happens"
          name="timing"
          value={value.timing}
          onChange={(next) => change({ timing: next as Timing })}
          options={timings.map((each) => ({ value: each, label: timingNames[each] }))}
        />
        <TextField
          label="Its day is called"
          name="dayLabel"
          value={value.dayLabel}
          onChange={(dayLabel) => change({ dayLabel })}
          error={errors.dayLabel}
        />
      </FieldGrid>
      <Select
        label="Not before"
        name="earliestStage"
        value={value.earliestStage ?? ''}
        onChange={(next) => change({ earliestStage: next === '' ? null : (next as OpportunityPart) })}
        placeholder="At any time in a deal"
        options={stages}
      />
    </>
  )
}

/** Teams that have it fulfilled otherwise; folded, as few do. */
function TeamWays({ value: { teams, teamFulfilments }, change, errors }: ActivityMannerFormProps) {
  if (teams.length === 0) return null
  const wayOf = (team: TeamKind) => teamFulfilments.find((each) => each.team === team)?.fulfilment ?? ''
  const setWay = (team: TeamKind, way: string) => {
    const others = teamFulfilments.filter((each) => each.team !== team)
    change({
      teamFulfilments: way === '' ? others : [...others, { team, fulfilment: way as Fulfilment }],
    })
  }
  const told = teamFulfilments.map(({ team }) => teamKindNames[team]).join(', ')
  return (
    <Disclosure
      title="Otherwise for a team"
      summary={told === '' ? 'the same for all' : told}
      open={errors.teamFulfilments !== undefined}
    >
      <FieldStack>
        {teams.map((team) => (
          <Select
            key={team}
            label={teamKindNames[team]}
            name={`teamFulfilments.${team}`}
            value={wayOf(team)}
            onChange={(way) => setWay(team, way)}
            placeholder="As the kind says"
            options={ways}
          />
        ))}
      </FieldStack>
    </Disclosure>
  )
}
