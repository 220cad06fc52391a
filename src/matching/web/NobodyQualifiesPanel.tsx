import { formatCount, formatDay } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { GapPanel } from './GapPanel.tsx'
import type { Matches, NeedTold } from './queries.ts'
import { ResultsTable } from './ResultsTable.tsx'

type NobodyQualifiesPanelProps = { readonly matches: Matches; readonly need: NeedTold }

/** Nobody fits: who comes nearest, and whom to put forward. Or there is nobody at all yet. */
export function NobodyQualifiesPanel({ matches, need }: NobodyQualifiesPanelProps) {
  if (!matches.discoverable) return <NobodyYet />
  const { nearest, notNow, wishedOn } = matches
  return (
    <>
      <EmptyState
        title={notNow.length > 0 ? 'Nobody who fits is free' : 'Nobody fits all of it'}
        actions={<LinkButton to="/nominate">Put somebody forward</LinkButton>}
      >
        {whyNobody(matches)} Do you know a customer who would? Their account is where recruiting begins.
      </EmptyState>
      {nearest.length > 0 && (
        <Section title="Nearest" qualifier="they miss something you asked for">
          <ResultsTable matches={nearest} need={need} activity={matches.activity} wishedOn={wishedOn} />
        </Section>
      )}
      <GapPanel need={need} />
    </>
  )
}

function whyNobody({ free, notNow, considered, wishedOn }: Matches): string {
  if (notNow.length > 0) {
    const many = formatCount(notNow.length, 'customer fits', 'customers fit')
    return `${many} and cannot be asked for ${formatDay(wishedOn)}: see below from when.`
  }
  if (free.length === 0) return `Nobody with every must is willing and free on ${formatDay(wishedOn)}.`
  return `Of ${formatCount(considered, 'customer', 'customers')} looked at, none meets more than half of what you ask.`
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
