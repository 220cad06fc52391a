import { CareBalancePanel } from '../../protection/web/CareBalancePanel.tsx'
import { sayRatio } from '../../protection/web/care.queries.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import styles from './CarePanel.module.css'
import type { Today } from './queries.ts'

type PartProps = { readonly today: Today }

/** Willing people whom nobody asked for long. */
export function UnderUsedPanel({ today: { underUsed } }: PartProps) {
  return (
    <Section
      title="Under-used"
      aside={`${formatNumber(underUsed.total)} willing, not asked in ${formatNumber(underUsed.after)} days`}
    >
      <Lines label="Under-used">
        {underUsed.people.map(({ contactId, name, days }) => (
          <Line
            key={contactId}
            title={name}
            strong={false}
            aside={`${formatNumber(days)} days`}
            to={`/advocates/${contactId}`}
          />
        ))}
      </Lines>
      {underUsed.planned > 0 && (
        <p className={styles.words}>
          {formatCount(underUsed.planned, 'open request', 'open requests')} could go to one of them.{' '}
          <TextLink to="/requests/assignment">Show the plan</TextLink>
        </p>
      )}
      <p className={styles.words}>
        {underUsed.total === 0 ? (
          'Nobody willing is left waiting.'
        ) : (
          <TextLink to="/protection/care?tab=forgotten">See all who are forgotten</TextLink>
        )}
      </p>
    </Section>
  )
}

/** What the program gave and asked, as a balance, and for how many it is uneven. */
export function GiveToAskPanel({ today: { giveToAsk } }: PartProps) {
  const { gives, asks, below, onlyAsked, days, wanted } = giveToAsk
  return (
    <Section title="Give to ask" aside={`last ${formatCount(days, 'day', 'days')}`}>
      <CareBalancePanel gives={gives} asks={asks}>
        {asks === 0
          ? 'Nobody was asked.'
          : `${formatNumber(Math.floor((gives / asks) * 100) / 100, 2)} gives for each ask${gives < asks * wanted ? ', below what is wanted' : ''}.`}
      </CareBalancePanel>
      <Lines label="Uneven">
        {below > 0 && (
          <Line
            title={`${formatCount(below, 'person', 'people')} below ${sayRatio(wanted)}`}
            strong={false}
            to="/protection/care?tab=below"
          />
        )}
        {onlyAsked > 0 && (
          <Line
            title={`${formatCount(onlyAsked, 'person', 'people')} had asks only`}
            strong={false}
            to="/protection/care?tab=asks-only"
          />
        )}
      </Lines>
    </Section>
  )
}
