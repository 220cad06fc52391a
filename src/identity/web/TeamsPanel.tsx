import { formatNumber } from '../../web/format.ts'
import { classes } from '../../web/ui/classes.ts'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { asTree, type Team } from './people.queries.ts'
import styles from './TeamsPanel.module.css'

type TeamsPanelProps = {
  readonly teams: {
    readonly data: { readonly rows: readonly Team[] } | undefined
    readonly error: unknown
    readonly isFetching: boolean
    readonly refetch: () => unknown
  }
  /** The id of the team chosen, '' for everybody. */
  readonly chosen: string
  readonly everybody: number | undefined
  readonly onChoose: (teamId: string) => void
}

/** The teams as a tree, each with the people in it and below; one list to choose from where there is no room. */
export function TeamsPanel({ teams, chosen, everybody, onChoose }: TeamsPanelProps) {
  return (
    <Section title="Teams" aside={<span className={styles.unit}>people</span>}>
      <QueryView query={teams} what="The teams">
        {({ rows }) => {
          const tree = asTree(rows)
          return (
            <>
              <div className={styles.folded}>
                <Select
                  label="Team"
                  labelUnseen
                  value={chosen}
                  onChange={onChoose}
                  options={[
                    { value: '', label: 'Everybody' },
                    ...tree.map(({ team, depth, people }) => ({
                      value: team.id,
                      label: `${'\u2003'.repeat(depth)}${team.name} (${formatNumber(people)})`,
                    })),
                  ]}
                />
              </div>
              <ul className={styles.tree} aria-label="Teams">
                <TeamLine
                  name="Everybody"
                  people={everybody}
                  current={chosen === ''}
                  onChoose={() => onChoose('')}
                />
                {tree.map(({ team, depth, people }) => (
                  <TeamLine
                    key={team.id}
                    name={team.name}
                    manager={team.manager?.name}
                    people={people}
                    depth={depth}
                    current={team.id === chosen}
                    onChoose={() => onChoose(team.id)}
                  />
                ))}
              </ul>
            </>
          )
        }}
      </QueryView>
    </Section>
  )
}

type TeamLineProps = {
  readonly name: string
  readonly manager?: string | undefined
  readonly people: number | undefined
  readonly depth?: number
  readonly current: boolean
  readonly onChoose: () => void
}

function TeamLine({ name, manager, people, depth = 0, current, onChoose }: TeamLineProps) {
  return (
    <li>
      <button
        type="button"
        className={classes(styles.line, current && styles.current, depth > 0 && styles.below)}
        aria-current={current ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className={styles.words}>
          <span className={depth === 0 ? styles.name : styles.subname}>{name}</span>
          {manager !== undefined && <span className={styles.manager}>{manager}</span>}
        </span>
        {people !== undefined && <span className={styles.count}>{formatNumber(people)}</span>}
      </button>
    </li>
  )
}
