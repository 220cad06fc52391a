import { formatDay, formatNumber } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { Matches, NeedTold } from './queries.ts'
import { ResultsTable } from './ResultsTable.tsx'

type NobodyQualifiesPanelProps = { readonly matches: Matches; readonly need: NeedTold }

/** Nobody fits: who comes nearest, and whom to put forward. Or there is nobody at all yet. */
export function NobodyQualifiesPanel({ matches, need }: NobodyQualifiesPanelProps) {
  if (!matches.discoverable) return <NobodyYet />
  const { free, wishedOn } = matches
  return (
    <>
      <EmptyState
        title={free.length === 0 ? 'Nobody can be asked for this' : 'Nobody fits all of it'}
        actions={<LinkButton to="/nominate">Put somebody forward</LinkButton>}
      >
        {free.length === 0
          ? `Nobody with every must is willing and free on ${formatDay(wishedOn)}.`
          : `Of ${formatNumber(matches.considered)} looked at, none reaches a fit of 0.6.`}{' '}
        Do you know a customer who would? Their account is where recruiting begins.
      </EmptyState>
      {free.length > 0 && (
        <Section title="Nearest" qualifier="they miss something you asked for">
          <ResultsTable
            matches={free.slice(0, 3)}
            need={need}
            activity={matches.activity}
            wishedOn={wishedOn}
          />
        </Section>
      )}
    </>
  )
}

function NobodyYet() {
  const staff = isStaff(useSession())
  return (
    <EmptyState
      title="Nobody can be found yet"
      actions={
        <>
          <LinkButton look="solid" to="/nominate">
            Put somebody forward
          </LinkButton>
          {staff && <LinkButton to="/customers/import">Import customers</LinkButton>}
        </>
      }
    >
      The program is still meeting its first advocates. You know whom to ask first: say so.
    </EmptyState>
  )
}
