import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSubmit } from '../../web/submit.ts'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Section } from '../../web/ui/Section.tsx'
import type { putRatings } from '../profile.contract.ts'
import { type RatingQuestion, ratingQuestions } from '../profile.ts'
import { ratingsQuery } from './queries.ts'
import styles from './RatingsPanel.module.css'

const questionWords: Readonly<Record<RatingQuestion, string>> = {
  articulacy: 'Speaks clearly',
  enthusiasm: 'Enthusiasm',
  seniorityFit: 'Seniority fits',
  risk: 'Risk in public',
}

const grades = ['1', '2', '3', '4', '5'].map((grade) => ({ value: grade, label: grade }))
const nothing = { articulacy: null, enthusiasm: null, seniorityFit: null, risk: null }

/** How somebody comes across, 1 to 5; only program managers are ever asked or shown. */
export function RatingsPanel({ contactId }: { readonly contactId: string }) {
  const query = useQuery(ratingsQuery(contactId))
  const save = useSubmit<typeof putRatings>('PUT /advocates/:contactId/ratings', {
    invalidates: ['GET /advocates/:contactId/ratings'],
  })
  if (query.data === undefined) return null
  const ratings = query.data.ratings ?? nothing
  return (
    <Section title="How they come across">
      <p className={styles.lock}>
        <IconLock size={16} stroke={1.5} aria-hidden />
        <span>Only program managers see this. It never leaves in an export to anybody else.</span>
      </p>
      {ratingQuestions.map((question) => (
        <div key={question} className={styles.line}>
          <span>{questionWords[question]}</span>
          <Segmented
            legend={questionWords[question]}
            legendUnseen
            value={ratings[question] === null ? null : String(ratings[question])}
            choices={grades}
            onChange={(grade) =>
              save.submit({ params: { contactId }, body: { ...ratings, [question]: Number(grade) } })
            }
          />
        </div>
      ))}
    </Section>
  )
}
