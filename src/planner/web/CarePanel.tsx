import { formatCount, formatNumber } from '../../web/format.ts'
import { Disclosure, Line, Lines } from '../../web/ui/Lines.tsx'
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
      <p className={styles.words}>
        {underUsed.total === 0 ? (
          'Nobody willing is left waiting.'
        ) : (
          <TextLink to="/advocates/protection">See all who are forgotten</TextLink>
        )}
      </p>
    </Section>
  )
}

/** What the program gave and asked, as a balance. */
export function GiveToAskPanel({ today: { giveToAsk } }: PartProps) {
  const { gives, asks, onlyAsked, people } = giveToAsk
  const all = gives + asks
  return (
    <Section title="Give to ask" aside="last 180 days">
      <svg className={styles.balance} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.gives} width={all === 0 ? 0 : (gives / all) * 100 - 0.4} height="8" />
        <rect className={styles.asks} x={all === 0 ? 0 : (gives / all) * 100 + 0.4} width="100" height="8" />
      </svg>
      <div className={styles.ends}>
        <span>{formatNumber(gives)} gives</span>
        <span>{formatNumber(asks)} asks</span>
      </div>
      <p className={styles.words}>
        {asks === 0
          ? 'Nobody was asked.'
          : `${formatNumber(gives / asks, 1)} gives for each ask${gives < asks ? ', below one to one' : ''}.`}
      </p>
      {onlyAsked > 0 && (
        <Disclosure title={`${formatCount(onlyAsked, 'person', 'people')} had asks only`}>
          <Lines label="Asks only">
            {people.map(({ contactId, name }) => (
              <Line key={contactId} title={name} strong={false} to={`/advocates/${contactId}`} />
            ))}
          </Lines>
        </Disclosure>
      )}
    </Section>
  )
}
