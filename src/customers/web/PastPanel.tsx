import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatList } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Timeline, type TimelineEntry } from '../../web/ui/Timeline.tsx'
import { foldRepeats } from '../fold-repeats.ts'
import { tellField, tellHappening } from '../timeline.ts'
import { accountTimeline, contactTimeline, opportunityTimeline, type PastLine } from './timeline.queries.ts'

export function AccountPastPanel({ accountId }: { readonly accountId: string }) {
  return <Past self={accountId} list={useInfiniteQuery(accountTimeline(accountId))} />
}

export function ContactPastPanel({ contactId }: { readonly contactId: string }) {
  return <Past self={contactId} list={useInfiniteQuery(contactTimeline(contactId))} />
}

export function OpportunityPastPanel({ opportunityId }: { readonly opportunityId: string }) {
  return <Past self={opportunityId} list={useInfiniteQuery(opportunityTimeline(opportunityId))} />
}

type PastProps = {
  /** The record whose page this is: it need not be named on its own page. */
  readonly self: string
  readonly list: {
    readonly data: { readonly pages: readonly { readonly rows: readonly PastLine[] }[] } | undefined
    readonly error: unknown
    readonly isFetching: boolean
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** What happened around a record, the latest first. */
function Past({ self, list }: PastProps) {
  return (
    <Section title="Timeline">
      <QueryView query={list} what="The timeline">
        {(data) => {
          const rows = rowsOf(data) ?? []
          return rows.length === 0 ? (
            <p>Nothing has happened here yet.</p>
          ) : (
            <>
              <Timeline entries={foldRepeats(rows.map((line) => entryOf(line, self)))} />
              {list.hasNextPage && (
                <Button
                  look="link"
                  waiting={list.isFetchingNextPage && 'Reading'}
                  onPress={() => void list.fetchNextPage()}
                >
                  Earlier
                </Button>
              )}
            </>
          )
        }}
      </QueryView>
    </Section>
  )
}

const pages: Readonly<Record<string, string>> = {
  account: '/customers/',
  contact: '/contacts/',
  opportunity: '/opportunities/',
}

function entryOf(line: PastLine, self: string): TimelineEntry & { readonly detail: string } {
  const isSelf = line.record?.id === self
  const page = line.record === null ? undefined : pages[line.record.kind]
  const to = page === undefined || line.record === null || isSelf ? {} : { to: `${page}${line.record.id}` }
  if (line.kind === 'change') {
    const fields = line.fields.length === 0 ? '' : `: ${formatList(line.fields.map(tellField))}`
    const what = [isSelf ? null : line.title, line.who === null ? null : `by ${line.who}`]
      .filter((part) => part !== null)
      .join(', ')
    return {
      id: line.id,
      kind: 'note',
      title: `${tellHappening(line.name)}${fields}`,
      when: line.at,
      detail: what,
      ...to,
    }
  }
  const kind = line.kind === 'text' ? 'note' : line.kind
  const title = line.title ?? tellHappening(line.name)
  const detail = [
    line.kind === 'text' ? (line.name === 'text.quote' ? 'Quote' : 'Story') : null,
    line.detail,
    line.who,
  ]
  return {
    id: line.id,
    kind,
    title,
    when: line.at,
    detail: detail.filter((part) => part !== null).join('; '),
    ...to,
  }
}
