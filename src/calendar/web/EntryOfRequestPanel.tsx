import { useQuery } from '@tanstack/react-query'
import { formatDay } from '../../web/format.ts'
import { Note } from '../../web/ui/Note.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { entryKindNames } from '../entry.ts'
import { entryOfRequestQuery, entryPath } from './queries.ts'

/** For which entry of the calendar a request was made, and that it has moved since. Nothing where it is for none. */
export function EntryOfRequestPanel({ requestId }: { readonly requestId: string }) {
  const entry = useQuery(entryOfRequestQuery(requestId)).data?.entry ?? null
  if (entry === null) return null
  const link = <TextLink to={entryPath(entry.id)}>{entry.title}</TextLink>
  if (entry.state === 'cancelled') {
    return (
      <Note tone="due" title={`${entry.title} was cancelled`}>
        This request was made for {link}. Take it back where nobody is needed any more.
      </Note>
    )
  }
  if (entry.requestDay !== null) {
    return (
      <Note tone="due" title={`${entry.title} is on ${formatDay(entry.startsOn)} now`}>
        This request still wants {formatDay(entry.requestDay)}. {link} has one button that moves it.
      </Note>
    )
  }
  return (
    <p>
      {entryKindNames[entry.kind]} of the calendar: {link}, {formatDay(entry.startsOn)}.
    </p>
  )
}
