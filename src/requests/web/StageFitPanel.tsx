import { useQuery } from '@tanstack/react-query'
import { opportunityPartNames } from '../../activities/activity-type.ts'
import type { ActivityTypeRow } from '../../activities/web/queries.ts'
import { Note } from '../../web/ui/Note.tsx'
import { suggestForStage } from '../guidance.ts'
import { belowStage } from '../opportunity-stages.ts'
import { opportunityStagesQuery } from './queries.ts'
import styles from './StageFitPanel.module.css'

type StageFitPanelProps = {
  readonly type: ActivityTypeRow
  /** The stage of the deal; undefined where somebody is looked for without one. */
  readonly stage: string | null | undefined
}

/** Whether a kind suits the stage a deal is in, said while somebody is looked for and nothing is asked yet. */
export function StageFitPanel({ type, stage }: StageFitPanelProps) {
  const stages = useQuery(opportunityStagesQuery()).data
  if (stage === undefined) return <Unplaced type={type} />
  if (stages === undefined) return null
  const below = belowStage(stage, type, stages)
  if (below !== null)
    return (
      <Note tone="due" title={`In “${below.now}” this is an exception`} lined>
        {type.name} is for “{below.earliest}” and later: your team’s manager would have to approve it.
      </Note>
    )
  const suggestion = suggestForStage(stage, type, stages)
  return suggestion === null ? null : <p className={styles.line}>{suggestion}</p>
}

function Unplaced({ type }: Pick<StageFitPanelProps, 'type'>) {
  const { name, earliestStage } = type
  if (earliestStage === null || earliestStage === 'early') return null
  return (
    <p className={styles.line}>
      {name}: not before {opportunityPartNames[earliestStage]}.
    </p>
  )
}
