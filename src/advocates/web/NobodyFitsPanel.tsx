import { formatCount } from '../../web/format.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Line, Lines, StepList } from '../../web/ui/Lines.tsx'
import { SkeletonLines } from '../../web/ui/Skeleton.tsx'
import { facetTitles } from '../advocate-filter.ts'
import type { Facets } from './queries.ts'

type NobodyFitsPanelProps = {
  readonly facets: Facets | undefined
  readonly isStaff: boolean
  readonly onWithout: (loosened: Facets['loosened'][number]) => void
  readonly onClear: () => void
}

/** Instead of an empty list: nobody fits and what one criterion less brings, or there is nobody yet. */
export function NobodyFitsPanel({ facets, isStaff, onWithout, onClear }: NobodyFitsPanelProps) {
  if (facets === undefined) return <SkeletonLines label="Advocates are being read" />
  if (facets.inProgram === 0) return isStaff ? <NoneYet /> : <NoneYetForMembers />
  if (facets.loosened.length === 0) {
    return (
      <EmptyState title="Nobody fits" actions={<Button onPress={onClear}>Clear search and filters</Button>}>
        {facets.discoverable === 0
          ? `${formatCount(facets.inProgram, 'person is', 'people are')} on the way; nobody can be found yet.`
          : 'What was typed or chosen leaves nobody.'}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="Nobody fits all of it"
      actions={<Button onPress={onClear}>Clear search and filters</Button>}
    >
      <p>One criterion less, and these fit:</p>
      <Lines label="Ways to loosen the search">
        {facets.loosened.map((loosened) => (
          <Line
            key={loosened.without}
            strong={false}
            title={
              <Button look="link" onPress={() => onWithout(loosened)}>
                without{' '}
                {loosened.facet === null
                  ? `“${loosened.without}”`
                  : facetTitles[loosened.facet].toLowerCase()}
              </Button>
            }
            aside={formatCount(loosened.count, 'person', 'people')}
          />
        ))}
      </Lines>
    </EmptyState>
  )
}

function NoneYet() {
  return (
    <EmptyState
      title="No advocates yet"
      actions={
        <>
          <LinkButton look="solid" to="/customers/import">
            Import customers
          </LinkButton>
          <LinkButton to="/nominate">Nominate one person by hand</LinkButton>
        </>
      }
    >
      <p>They come from the customers you already have.</p>
      <StepList
        steps={[
          {
            title: 'Bring your customers',
            detail: 'Accounts and contacts from a file or your CRM. You see every row before it is written.',
          },
          { title: 'Nominate', detail: 'Three fields: who, why, and how to reach them.' },
          { title: 'Interview', detail: 'A guided talk that fills the profile. Then they stand here.' },
        ]}
      />
    </EmptyState>
  )
}

function NoneYetForMembers() {
  return (
    <EmptyState
      title="Nobody can be found yet"
      actions={<LinkButton to="/nominate">Put somebody forward</LinkButton>}
    >
      The program is still meeting its first advocates. You know whom to ask first: say so.
    </EmptyState>
  )
}
