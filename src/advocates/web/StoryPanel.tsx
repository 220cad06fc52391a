import { useState } from 'react'
import { Button } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { sectionTitles } from '../profile.ts'
import { sayConfirmed } from './profile.queries.ts'
import type { Advocate, Profile } from './queries.ts'
import { StoryForm } from './StoryForm.tsx'
import styles from './StoryPanel.module.css'

const shown = ['situation', 'choice', 'deployment'] as const
const more = [
  'role',
  'organisation',
  'advice',
  'audiences',
  'motives',
  'honest-view',
  'availability',
  'contact',
] as const

type StoryPanelProps = { readonly advocate: Advocate; readonly profile: Profile }

/** What they have to tell, with results before and after in figures. */
export function StoryPanel({ advocate, profile }: StoryPanelProps) {
  const [editing, setEditing] = useState(false)
  const story = profile.sections.find(({ section }) => section === 'outcome' || section === 'situation')
  const isEmpty = profile.sections.length === 0 && profile.results.length === 0
  return (
    <Section
      title="Story"
      qualifier={story && sayConfirmed(story)}
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
        <EmptyState title="Nothing told yet">
          The interview fills this, or write down what is known.
        </EmptyState>
      ) : (
        <>
          <Texts profile={profile} sections={shown} />
          <Results results={profile.results} />
          <Quote profile={profile} />
          {profile.topics.length > 0 && (
            <p className={styles.topics}>
              <span className={styles.label}>Speaks about</span> {profile.topics.join(', ')}
            </p>
          )}
          <Rest profile={profile} />
        </>
      )}
      {editing && <StoryForm advocate={advocate} profile={profile} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function Texts({ profile, sections }: { readonly profile: Profile; readonly sections: readonly string[] }) {
  const texts = sections.flatMap(
    (section) => profile.sections.find((each) => each.section === section)?.body ?? [],
  )
  if (texts.length === 0) return null
  return (
    <div className={styles.texts}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}

/** A month as a calendar writes it; whatever else was typed stays as it came. */
function sayMonth(since: string): string {
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(since)
  if (month === null) return since
  return new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${since}-01`),
  )
}

function Results({ results }: { readonly results: Profile['results'] }) {
  if (results.length === 0) return null
  return (
    <dl className={styles.results}>
      {results.map((result) => (
        <div key={result.id} className={styles.result}>
          <dt>
            {result.measure}
            {result.since !== null && <span className={styles.since}> since {sayMonth(result.since)}</span>}
          </dt>
          <dd>
            <span className={styles.before}>{result.before ?? '–'}</span>
            <span className={styles.to}>to</span>
            <span className={styles.after}>{result.after ?? '–'}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Quote({ profile }: { readonly profile: Profile }) {
  const outcome = profile.sections.find(({ section }) => section === 'outcome')
  if (outcome === undefined) return null
  return <blockquote className={styles.quote}>{outcome.body}</blockquote>
}

/** The rest of the profile, closed until somebody wants it. */
function Rest({ profile }: { readonly profile: Profile }) {
  const texts = more.flatMap((section) => profile.sections.find((each) => each.section === section) ?? [])
  if (texts.length === 0) return null
  return (
    <div>
      {texts.map(({ section, body, ...confirmed }) => (
        <Disclosure key={section} title={sectionTitles[section]} summary={sayConfirmed(confirmed)}>
          <p className={styles.body}>{body}</p>
        </Disclosure>
      ))}
    </div>
  )
}
