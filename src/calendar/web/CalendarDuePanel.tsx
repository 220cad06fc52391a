import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../web/format.ts'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { dueEntriesQuery } from './queries.ts'

/** The way to the calendar, with how much of it is due to be asked for. */
export function CalendarDuePanel() {
  const due = useQuery(dueEntriesQuery()).data?.due ?? 0
  if (due === 0) return <TextLink to="/calendar">Calendar</TextLink>
  return (
    <TextLink to="/calendar?due=1">
      {formatCount(due, 'entry of the calendar is', 'entries of the calendar are')} due to be asked for
    </TextLink>
  )
}
