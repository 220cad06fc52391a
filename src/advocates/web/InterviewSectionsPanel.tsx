import { classes } from '../../web/ui/classes.ts'
import { type StateKind, StateShape } from '../../web/ui/StateMark.tsx'
import { type InterviewSection, interviewQuestions } from '../interview.ts'
import styles from './InterviewSectionsPanel.module.css'
import { type InterviewDraft, type SectionState, stateOfSection } from './interview-draft.queries.ts'
import type { Interview } from './queries.ts'

const marks: Readonly<Record<SectionState, StateKind>> = {
  done: 'kept',
  empty: 'later',
  skipped: 'never',
  ahead: 'half',
  open: 'later',
}
const words: Readonly<Record<SectionState, string | null>> = {
  done: null,
  empty: 'empty',
  skipped: 'skipped',
  ahead: 'ahead',
  open: null,
}

type InterviewSectionsPanelProps = {
  readonly data: Interview
  readonly draft: InterviewDraft
  readonly at: number
  readonly onGo: (at: number) => void
}

/** The fifteen parts, with minutes, and how far each is. On a phone one line that opens. */
export function InterviewSectionsPanel(props: InterviewSectionsPanelProps) {
  const { at } = props
  const current = interviewQuestions[at]
  return (
    <nav aria-label="Parts of the interview">
      <div className={styles.wide}>
        <SectionList {...props} />
      </div>
      <details className={styles.folded}>
        <summary>
          {current?.title}, {at + 1} of {interviewQuestions.length}
        </summary>
        <SectionList {...props} />
      </details>
    </nav>
  )
}

function SectionList({ data, draft, at, onGo }: InterviewSectionsPanelProps) {
  return (
    <ol className={styles.list}>
      {interviewQuestions.map(({ section, title, minutes }, position) => {
        const state = stateOfSection(section as InterviewSection, data, draft)
        return (
          <li key={section}>
            <button
              type="button"
              className={classes(styles.line, position === at && styles.current)}
              aria-current={position === at ? 'step' : undefined}
              onClick={() => onGo(position)}
            >
              <StateShape kind={position === at ? 'free' : marks[state]} />
              <span className={styles.title}>{title}</span>
              <span className={styles.aside}>{words[state] ?? `${minutes} min`}</span>
              {state === 'done' && <span className="unseen">done</span>}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
