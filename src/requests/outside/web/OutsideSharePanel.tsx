import { useQuery } from '@tanstack/react-query'
import { formatCount, formatMoney, formatNumber, formatPercent } from '../../../web/format.ts'
import { Figure, FigureRow } from '../../../web/ui/Figure.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { LogOutsidePanel } from './LogOutsidePanel.tsx'
import { type OutsideShare, outsideShareQuery } from './outside-ask.queries.ts'

/** The share of asks that went round the program and the hours they hid: an invitation, no reproach. */
export function OutsideSharePanel() {
  const share = useQuery(outsideShareQuery()).data
  if (share === undefined) return null
  return (
    <Section
      title="Outside the program"
      qualifier={`the last ${share.days} days`}
      aside={<LogOutsidePanel look="link" />}
    >
      <FigureRow>
        <Figure
          value={<TextLink to={rows}>{sayShare(share)}</TextLink>}
          label={`${formatNumber(share.now.outside)} of ${formatCount(share.now.uses, 'use', 'uses')} happened outside${sayBefore(share)}`}
        />
        <Figure
          value={<TextLink to={rows}>{formatNumber(share.hours)} h</TextLink>}
          label={`hidden, at ${formatNumber(share.hoursEach)} h each${share.cost === null ? '' : `: ${formatMoney(share.cost)}`}`}
        />
      </FigureRow>
    </Section>
  )
}

const rows = '/requests/outside?only=counted'

function sayShare({ now }: OutsideShare): string {
  return now.uses === 0 ? 'none' : formatPercent(now.outside / now.uses)
}

function sayBefore({ before, days }: OutsideShare): string {
  if (before.uses === 0) return ''
  return `; ${formatPercent(before.outside / before.uses)} of ${formatNumber(before.uses)} in the ${days} days before`
}
