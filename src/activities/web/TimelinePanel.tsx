import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { Button } from '../../web/ui/Button.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Timeline } from '../../web/ui/Timeline.tsx'
import {
  accountTimeline,
  contactTimeline,
  type Entry,
  opportunityTimeline,
  type TimelineOf,
  timelineEntry,
} from './queries.ts'

type TimelinePanelProps = {
  readonly of: TimelineOf
  readonly id: string
  readonly aside?: ReactNode
}

/** What a contact, an account or an opportunity was asked, gave and was given, newest first. */
export function TimelinePanel({ of, id, aside }: TimelinePanelProps) {
  const OfThis = parts[of]
  return (
    <Section title="Timeline" qualifier="asks, uses, gives and touches" aside={aside}>
      <OfThis id={id} />
    </Section>
  )
}

type PartProps = { readonly id: string }

function OfContact({ id }: PartProps) {
  return <Pages list={useInfiniteQuery(contactTimeline(id))} of="contact" />
}

function OfAccount({ id }: PartProps) {
  return <Pages list={useInfiniteQuery(accountTimeline(id))} of="account" />
}

function OfOpportunity({ id }: PartProps) {
  return <Pages list={useInfiniteQuery(opportunityTimeline(id))} of="opportunity" />
}

const parts = { contact: OfContact, account: OfAccount, opportunity: OfOpportunity } as const

type PagesProps = {
  readonly of: TimelineOf
  readonly list: {
    readonly data: { readonly pages: readonly { readonly rows: readonly Entry[] }[] } | undefined
    readonly error: unknown
    readonly isFetching: boolean
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

function Pages({ of, list }: PagesProps) {
  return (
    <QueryView query={list} what="The timeline">
      {(data) => {
        const rows = rowsOf(data) ?? []
        if (rows.length === 0) return <p>Nothing was asked, shared or given yet.</p>
        return (
          <>
            <Timeline entries={rows.map((entry) => timelineEntry(entry, of))} />
            {list.hasNextPage && (
              <Button
                look="link"
                onPress={() => void list.fetchNextPage()}
                waiting={list.isFetchingNextPage && 'Reading'}
              >
                Show earlier
              </Button>
            )}
          </>
        )
      }}
    </QueryView>
  )
}
