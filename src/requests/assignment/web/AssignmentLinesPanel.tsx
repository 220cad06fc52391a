import { formatNumber } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { requestPath, sayDay, sayRequestNumber } from '../../web/queries.ts'
import type { dismissAssignmentLine } from '../assignment.contract.ts'
import styles from './AssignmentLinesPanel.module.css'
import { type AssignmentLine, sayPassedOver } from './assignment.queries.ts'

type AssignmentLinesPanelProps = {
  readonly lines: readonly AssignmentLine[]
  /** What was answered to lines that were just not accepted. */
  readonly refused: ReadonlyMap<string, string>
  readonly onAccept: (line: AssignmentLine) => void
}

/** Who is asked for what, when, and why; each line with its one act. */
export function AssignmentLinesPanel({ lines, refused, onAccept }: AssignmentLinesPanelProps) {
  if (lines.length === 0) return null
  return (
    <Section title="Who is asked for what" qualifier="the request needed soonest first">
      <ol className={styles.lines}>
        {lines.map((line) => (
          <PlanLine
            key={line.id}
            line={line}
            refused={refused.get(line.id) ?? null}
            onAccept={() => onAccept(line)}
          />
        ))}
      </ol>
    </Section>
  )
}

type PlanLineProps = {
  readonly line: AssignmentLine
  readonly refused: string | null
  readonly onAccept: () => void
}

function PlanLine({ line, refused, onAccept }: PlanLineProps) {
  const { request, activity, needBy, contact, account, owner, day, rank, weight, reasons, passedOver } = line
  return (
    <li className={styles.line}>
      <div>
        <p className={styles.strong}>
          <TextLink to={requestPath(request.id)}>{request.title}</TextLink>
        </p>
        <p className={styles.detail}>
          {sayRequestNumber(request.number)}, {activity}
          {needBy === null ? '' : `, by ${sayDay(needBy)}`}
        </p>
      </div>
      <div>
        <p className={styles.strong}>
          <TextLink to={`/advocates/${contact.id}`}>{contact.name}</TextLink>
        </p>
        <p className={styles.detail}>
          {[contact.title, account.name].filter((part) => part !== null).join(', ')}
        </p>
        <p className={styles.detail}>
          {sayDay(day)}
          {owner === null ? '' : `; owner ${owner}`}
        </p>
      </div>
      <div className={styles.why}>
        <p>{reasons.length === 0 ? 'The request asks for nobody in particular.' : reasons.join(' ')}</p>
        <p className={styles.detail}>
          Rank <span className={styles.rank}>{formatNumber(rank, 2)}</span>, counted {formatNumber(weight, 1)}{' '}
          times
        </p>
        {passedOver !== null && <p className={styles.detail}>{sayPassedOver(passedOver)}</p>}
      </div>
      <Act line={line} refused={refused} onAccept={onAccept} />
    </li>
  )
}

function Act({ line, refused, onAccept }: PlanLineProps) {
  const dismiss = useSubmit<typeof dismissAssignmentLine>(
    'POST /assignment/lines/:assignmentLineId/dismissal',
    { invalidates: ['GET /assignment'] },
  )
  if (line.askId !== null) {
    return (
      <div className={styles.act}>
        <StateMark kind="kept">accepted</StateMark>
        <TextLink to={requestPath(line.request.id)}>See the request</TextLink>
      </div>
    )
  }
  const stale = line.stale ?? refused
  return (
    <div className={styles.act}>
      {stale !== null && (
        <div className={styles.stale}>
          <StateMark kind="due">{line.stale === null ? 'not accepted' : 'holds no longer'}</StateMark>
          <p className={styles.detail}>{stale}</p>
        </div>
      )}
      {line.stale === null && (
        <Button onPress={onAccept} aria-label={`Accept ${line.contact.name} for ${line.request.title}`}>
          Accept
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={`Dismiss ${line.contact.name} for ${line.request.title}`}
        onPress={() => dismiss.submit({ params: { assignmentLineId: line.id } })}
        waiting={dismiss.waiting && 'Dismissing'}
      >
        Dismiss
      </Button>
      <FormErrors problem={dismiss.problem} labels={{}} title="Not dismissed" />
    </div>
  )
}
