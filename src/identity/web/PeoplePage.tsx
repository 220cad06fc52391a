import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { roleSights } from '../policy.ts'
import { InvitationForm } from './InvitationForm.tsx'
import styles from './PeoplePage.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { PersonForm } from './PersonForm.tsx'
import { peopleCountsQuery, peopleQuery, roleNames, teamsQuery } from './people.queries.ts'
import { TeamForm } from './TeamForm.tsx'
import { TeamsPanel } from './TeamsPanel.tsx'

const defaults = { team: '', q: '', state: '', person: '', open: '' }

/** Everybody of the company who matters to the program: with a sign-in or answering from a mail. */
export function PeoplePage() {
  const [view, setView] = useUrlState(defaults)
  const counts = useQuery(peopleCountsQuery())
  const teams = useQuery(teamsQuery())
  const people = useInfiniteQuery(peopleQuery(view))
  const may = counts.data?.may.edit ?? null
  const chosen = teams.data?.rows.find((team) => team.id === view.team)
  const close = () => setView({ person: '', open: '' })
  return (
    <>
      <PageHeader
        title={titleOf(counts.data)}
        crumbs={[{ label: 'Settings' }, { label: 'People and teams' }]}
        fact={counts.data === undefined ? undefined : factOf(counts.data)}
        actions={
          <>
            <Button onPress={() => setView({ open: 'team' })} disabledReason={may} reasonInTooltip>
              New team
            </Button>
            <Button
              look="solid"
              onPress={() => setView({ open: 'invitation' })}
              disabledReason={may}
              reasonInTooltip
            >
              Add or invite
            </Button>
          </>
        }
      />
      <SettingsColumn>
        <div className={styles.columns}>
          <TeamsPanel
            teams={teams}
            chosen={view.team}
            everybody={counts.data?.people}
            onChoose={(team) => setView({ team })}
          />
          <div className={styles.people}>
            <PeopleTable
              people={people}
              rows={rowsOf(people.data)}
              team={chosen}
              view={view}
              may={may}
              onView={setView}
            />
            <RoleSights />
          </div>
        </div>
      </SettingsColumn>
      {view.person !== '' && (
        <PersonForm personId={view.person} teams={teams.data?.rows ?? []} onClose={close} />
      )}
      {view.open === 'invitation' && (
        <InvitationForm teams={teams.data?.rows ?? []} teamId={view.team} onClose={close} />
      )}
      {view.open === 'team' && <TeamForm teams={teams.data?.rows ?? []} onClose={close} />}
      {view.open === 'edit-team' && chosen !== undefined && (
        <TeamForm
          key={`${chosen.id} ${chosen.version}`}
          team={chosen}
          teams={teams.data?.rows ?? []}
          onClose={close}
        />
      )}
    </>
  )
}

type Counts = {
  readonly people: number
  readonly teams: number
  readonly canSignIn: number
  readonly invited: number
  readonly accountsOfLeft: number
}

function titleOf(counts: Counts | undefined): string {
  if (counts === undefined || counts.accountsOfLeft === 0) return 'People and teams'
  const { accountsOfLeft } = counts
  return `${formatCount(accountsOfLeft, 'account has', 'accounts have')} an owner who left`
}

function factOf({ people, teams, canSignIn, invited }: Counts): string {
  const waiting = invited > 0 ? `, ${formatNumber(invited)} invited` : ''
  const others = canSignIn < people ? ' The others answer from a mail and never need to.' : ''
  return `${formatCount(people, 'person', 'people')} in ${formatCount(teams, 'team', 'teams')}; ${formatNumber(canSignIn)} can sign in${waiting}.${others}`
}

function RoleSights() {
  const facts = (['member', 'program-manager', 'executive', 'administrator'] as const).map((role) => ({
    label: roleNames[role],
    value: roleSights[role],
  }))
  return (
    <Section title="What the roles may see">
      <KeyValue facts={facts} />
    </Section>
  )
}
