import { useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { rowsOf } from '../../web/api-query.ts'
import { Button } from '../../web/ui/Button.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Timeline, type TimelineEntry } from '../../web/ui/Timeline.tsx'
import { sayScore } from '../signal.ts'
import { sayUsage } from '../usage-milestone.ts'
import { type Signal, signalsQuery } from './queries.ts'

const LogSignalForm = lazy(() =>
  import('./LogSignalForm.tsx').then((module) => ({ default: module.LogSignalForm })),
)

type SignalsPanelProps = {
  readonly name: string
  readonly contactId?: string
  readonly accountId?: string
}

/** Evidence of goodwill of a contact or an account, the latest first, with the button that adds to it. */
export function SignalsPanel({ name, ...of }: SignalsPanelProps) {
  const [isOpen, setOpen] = useState(false)
  const list = useInfiniteQuery(
    signalsQuery({
      size: 8,
      ...(of.contactId === undefined ? {} : { contact: of.contactId }),
      ...(of.accountId === undefined ? {} : { account: of.accountId }),
    }),
  )
  return (
    <Section
      title="Signals"
      aside={
        <Button look="link" onPress={() => setOpen(true)}>
          Log a signal
        </Button>
      }
    >
      <QueryView query={list} what="The signals">
        {(data) => {
          const rows = rowsOf(data) ?? []
          return rows.length === 0 ? (
            <p>None on record. A kind word, a good review, a survey answer: log what you notice.</p>
          ) : (
            <>
              <Timeline entries={rows.map((row) => entryOf(row, of.contactId === undefined))} />
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
      {isOpen && (
        <Suspense>
          <LogSignalForm {...of} name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Section>
  )
}

function entryOf(signal: Signal, namesContact: boolean): TimelineEntry {
  const { id, kind, score, scale, tone, on, comment, contact, person, team, usage } = signal
  const credit = team?.name ?? person?.name
  const who = namesContact ? (contact?.name ?? signal.respondent?.name) : undefined
  const detail = [who, comment, sayUsage(usage), credit === undefined ? undefined : `credit to ${credit}`]
  return {
    id,
    kind: 'note',
    title: `${sayScore(kind, score, scale)}${tone === 'good' ? '' : `, ${tone}`}`,
    when: on,
    detail: detail.filter((part) => part != null).join('; '),
    ...(namesContact && contact !== null ? { to: `/contacts/${contact.id}` } : {}),
  }
}
