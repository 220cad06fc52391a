import { useState } from 'react'
import { Button } from '../../web/ui/Button.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { LimitLinesPanel } from './LimitLinesPanel.tsx'
import { LimitsForm } from './LimitsForm.tsx'
import type { Advocate, Profile } from './queries.ts'

type LimitsPanelProps = { readonly advocate: Advocate; readonly profile: Profile }

/** How much is too much: own limits, windows without asks, and whom they will not talk to. */
export function LimitsPanel({ advocate, profile }: LimitsPanelProps) {
  const [editing, setEditing] = useState(false)
  const { limits, blackouts, neverWith } = profile
  const isEmpty =
    limits.asksAQuarter === null && limits.noticeDays === null && blackouts.length + neverWith.length === 0
  return (
    <Section
      title="Limits"
      aside={
        <Button
          look="link"
          onPress={() => setEditing(true)}
          disabledReason={advocate.may.edit}
          reasonInTooltip
        >
          Edit
        </Button>
      }
    >
      {isEmpty ? (
        <p>None set; the program’s own hold.</p>
      ) : (
        <LimitLinesPanel advocate={advocate} profile={profile} />
      )}
      {editing && <LimitsForm advocate={advocate} profile={profile} onClose={() => setEditing(false)} />}
    </Section>
  )
}
