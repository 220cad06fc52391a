import { formatFull, formatMoment } from '../../web/format.ts'
import { classes } from '../../web/ui/classes.ts'
import type { RequestPhase } from '../request.ts'
import { outcomeOf, phaseWords, type Request } from './queries.ts'
import styles from './StepsPanel.module.css'

const order: readonly RequestPhase[] = [
  'submitted',
  'in-triage',
  'matched',
  'in-approval',
  'asking',
  'scheduled',
  'feedback-owed',
  'closed',
]

/** Where the request stands on its way. A draft has only its first step. */
export function StepsPanel({ request }: { readonly request: Request }) {
  const { phase, outcome } = request
  const steps = phase === 'draft' ? (['draft', ...order] as const) : order
  const at = steps.indexOf(phase)
  return (
    <ol className={styles.steps} aria-label="Its way">
      {steps.map((step, place) => {
        const when = momentOf(request, step)
        return (
          <li
            key={step}
            className={classes(styles.step, place === at && styles.now, place < at && styles.past)}
            aria-current={place === at ? 'step' : undefined}
          >
            {step === 'closed' && outcome !== null ? capital(outcomeOf(outcome).words) : phaseWords[step]}
            {when !== null && (
              <time className={styles.when} dateTime={when} title={formatFull(when)}>
                , {formatMoment(when)}
              </time>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function momentOf(request: Request, step: RequestPhase): string | null {
  switch (step) {
    case 'submitted':
      return request.submittedAt
    case 'matched':
      return request.matchedAt
    case 'closed':
      return request.closedAt
    default:
      return null
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
