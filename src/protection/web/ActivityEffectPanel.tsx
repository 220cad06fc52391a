import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { effectQuery, markOf, wordsOf } from './queries.ts'

type ActivityEffectPanelProps = {
  readonly activityTypeId: string
  readonly before: number
  readonly after: number
}

/** What another load of a kind would do, before it is saved: who could no longer be asked, and what stays. */
export function ActivityEffectPanel({ activityTypeId, before, after }: ActivityEffectPanelProps) {
  const effect = useQuery({
    ...effectQuery(activityTypeId, after),
    placeholderData: (earlier) => earlier,
    enabled: Number.isInteger(after * 4) && after <= 25,
  }).data
  const [shown, setShown] = useState(false)
  if (effect === undefined) return null
  const [lost, gained] = [effect.freeNow - effect.freeThen, effect.freeThen - effect.freeNow]
  const moved =
    effect.people === 0
      ? 'Nobody discoverable would do this, at whatever load.'
      : lost > 0
        ? `${formatCount(lost, 'person', 'people')} could no longer be asked at the earliest day.`
        : gained > 0
          ? `${formatCount(gained, 'more person', 'more people')} could be asked at the earliest day.`
          : `Nobody moves: ${formatCount(effect.freeThen, 'person', 'people')} can be asked, as now.`
  const stay =
    effect.agreedStay === 0
      ? ''
      : ` ${effect.agreedStay === 1 ? 'The one open ask keeps' : `The ${formatNumber(effect.agreedStay)} open asks keep`} the load it was booked with.`
  return (
    <Note
      tone={lost > 0 ? 'due' : 'kept'}
      lined
      title={`From ${formatNumber(before)} to ${formatNumber(after)} points, if you save`}
      actions={
        effect.losing.length > 0 && (
          <Button look="link" onPress={() => setShown(!shown)} aria-expanded={shown}>
            Who
          </Button>
        )
      }
    >
      {moved}
      {stay}
      {shown && (
        <Lines label="Who could no longer be asked">
          {effect.losing.map((each) => (
            <Line
              key={each.contactId}
              title={each.name}
              aside={<StateMark kind={markOf(each.state)}>{wordsOf(each)}</StateMark>}
            />
          ))}
        </Lines>
      )}
    </Note>
  )
}
