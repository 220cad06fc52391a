import { formatPercent } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Progress } from '../../web/ui/Progress.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import type { InterviewSection } from '../interview.ts'
import { sectionTitles } from '../profile.ts'
import styles from './InterviewFillsPanel.module.css'
import type { Interview } from './queries.ts'
import { RatingsPanel } from './RatingsPanel.tsx'

type InterviewFillsPanelProps = { readonly data: Interview; readonly section: InterviewSection }

/** What the interview fills, what was known beforehand, and the private ratings. */
export function InterviewFillsPanel({ data }: InterviewFillsPanelProps) {
  const { advocate, nomination, known } = data
  return (
    <div className={styles.stack}>
      <Section
        title="What this fills"
        qualifier={`profile ${formatPercent(advocate.completeness / 100)}, needs ${formatPercent(advocate.enough / 100)}`}
      >
        <Progress
          label="Profile"
          value={advocate.completeness}
          total={100}
          aim={advocate.enough}
          words={formatPercent(advocate.completeness / 100)}
        />
        <Lines label="Filled so far">
          {filledBy(data).map((line) => (
            <Line key={line} strong={false} mark={<StateShape kind="kept" />} title={line} />
          ))}
        </Lines>
        {advocate.missing.length > 0 && (
          <p className={styles.missing}>Still empty: {advocate.missing.join(', ')}.</p>
        )}
      </Section>
      {advocate.may.rate === null && <RatingsPanel contactId={advocate.contactId} />}
      {(nomination !== null || known.length > 0) && (
        <Section
          title="Known beforehand"
          qualifier={nomination === null ? undefined : `from ${nomination.by}`}
        >
          {nomination !== null && <p className={styles.words}>{nomination.why}</p>}
          {nomination?.evidence != null && <p className={styles.words}>{nomination.evidence}</p>}
          {known.map(({ section, text, source }) => (
            <p key={`${section} ${source}`} className={styles.words}>
              {text}
              {source !== 'Customer facts' && <span className={styles.source}> {source}</span>}
            </p>
          ))}
        </Section>
      )}
    </div>
  )
}

/** The latest of what was written, in a few words each. */
function filledBy({ advocate }: Interview): string[] {
  const { profile } = advocate
  if (profile === null) return []
  const results = profile.results.map(
    ({ measure, before, after }) => `Result: ${measure}, ${before ?? '–'} to ${after ?? '–'}`,
  )
  const willing = profile.willingness.filter(({ answer }) => answer === 'yes' || answer === 'maybe').length
  const given = profile.permissions.filter(
    ({ holder, answer }) => holder === 'person' && answer === 'given',
  ).length
  return [
    ...profile.sections.map(({ section }) => sectionTitles[section]),
    ...results,
    ...(profile.topics.length > 0 ? [`Topics: ${profile.topics.join(', ')}`] : []),
    ...(willing > 0 ? [`Willing to ${willing} ${willing === 1 ? 'kind' : 'kinds'}`] : []),
    ...(given > 0 ? [`Own permission for ${given} ${given === 1 ? 'use' : 'uses'}`] : []),
  ]
}
