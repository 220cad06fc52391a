import { useState } from 'react'
import { isAccountFact } from '../../customers/customer-fact.ts'
import { formatCount, formatNumber } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { confirmFact } from '../profile.contract.ts'
import styles from './FactsPanel.module.css'
import { nameOfFact } from './profile.queries.ts'
import { type Advocate, type Profile, profileRoutes } from './queries.ts'

/** Facts in sight before the rest is asked for; the oldest come first. */
const shownAtFirst = 4

const hasForm = (kind: Profile['facts'][number]['kind']) =>
  ['text', 'results', 'topics', 'willingness', 'limits'].includes(kind)

/** Where a fact is changed that stands in no profile: on the record of the contact or of their account. */
function whereChanged(
  kind: Profile['facts'][number]['kind'],
  { contactId, account }: Advocate,
): string | null {
  if (isAccountFact(kind)) return account === null ? null : `/customers/${account.id}`
  return hasForm(kind) ? null : `/contacts/${contactId}`
}

type FactsPanelProps = {
  readonly advocate: Advocate
  readonly profile: Profile
  readonly onChange: (fact: Profile['facts'][number]) => void
}

/** Facts past their age, oldest first, each with its one answer: still true, or changed. */
export function FactsPanel({ advocate, profile, onChange }: FactsPanelProps) {
  const confirm = useSubmit<typeof confirmFact>('POST /advocates/:contactId/confirmations', {
    invalidates: profileRoutes,
    onDone: () => showToast('Confirmed'),
  })
  const [all, setAll] = useState(false)
  const stale = profile.facts
    .filter((fact) => fact.isStale)
    .toSorted((a, b) => (b.ageDays ?? 9_999) - (a.ageDays ?? 9_999))
  if (stale.length === 0) {
    return (
      <Section title="Facts">
        <p className={styles.small}>Everything on record was confirmed within its policy age.</p>
      </Section>
    )
  }
  return (
    <Section title={`${formatCount(stale.length, 'fact needs', 'facts need')} confirming`}>
      <ul className={styles.facts}>
        {(all ? stale : stale.slice(0, shownAtFirst)).map((fact) => (
          <li key={`${fact.kind} ${fact.section}`}>
            <div className={styles.head}>
              <span>{nameOfFact(fact)}</span>
              <span className={styles.age}>
                {fact.ageDays === null ? 'never' : formatCount(fact.ageDays, 'day', 'days')}
              </span>
            </div>
            <p className={styles.small}>
              Policy {fact.policyDays} days.
              {fact.confirmedBy === null ? '' : ` Last said by ${fact.confirmedBy}.`}
            </p>
            <div className={styles.acts}>
              <Button
                look="link"
                disabledReason={advocate.may.edit}
                reasonInTooltip
                onPress={() =>
                  confirm.submit({
                    params: { contactId: advocate.contactId },
                    body: { kind: fact.kind, section: fact.section },
                  })
                }
              >
                Still true
              </Button>
              {whereChanged(fact.kind, advocate) !== null && (
                <TextLink to={whereChanged(fact.kind, advocate) ?? ''}>Changed</TextLink>
              )}
              {hasForm(fact.kind) && (
                <Button
                  look="link"
                  disabledReason={advocate.may.edit}
                  reasonInTooltip
                  onPress={() => onChange(fact)}
                >
                  Changed
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {!all && stale.length > shownAtFirst && (
        <Button look="link" onPress={() => setAll(true)}>
          {formatNumber(stale.length - shownAtFirst)} more
        </Button>
      )}
    </Section>
  )
}
