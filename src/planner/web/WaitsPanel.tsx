import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { Today } from './queries.ts'

/** What waits for a word of the program without being late: a quiet line a kind, each leading to its rows. */
export function WaitsPanel({ waits }: { readonly waits: Today['waits'] }) {
  if (waits.length === 0) return null
  return (
    <Section title="What waits">
      <Lines label="What waits">
        {waits.map(({ says, to }) => (
          <Line key={to} title={says} strong={false} to={to} />
        ))}
      </Lines>
    </Section>
  )
}
