import type { ReactNode } from 'react'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'

type Fact = { readonly label: string; readonly value: ReactNode; readonly aside?: ReactNode }

type FactsPanelProps = {
  readonly crmId: string | null | undefined
  readonly facts: readonly Fact[]
}

/** What is on record of something, without what nobody knows: the form has the rest. */
export function FactsPanel({ crmId, facts }: FactsPanelProps) {
  const known = facts.filter(
    ({ value }) => value !== null && value !== undefined && value !== '' && value !== false,
  )
  return (
    <Section title="On record" qualifier={crmId == null ? undefined : `CRM id ${crmId}`}>
      {known.length === 0 ? <p>Nothing more is known.</p> : <KeyValue facts={known} />}
    </Section>
  )
}
