import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { AskForm } from './AskForm.tsx'
import { markOf, rulesAddress, standingQuery, wordsOfKind } from './queries.ts'

type Answer = Awaited<ReturnType<NonNullable<ReturnType<typeof standingQuery>['queryFn']>>>
type Kind = Answer['kinds'][number]

const shownAtFirst = 6

type StandingPanelProps = { readonly contactId: string; readonly name: string }

/** What may be asked next: every kind with its state, its earliest day and why. */
export function StandingPanel({ contactId, name }: StandingPanelProps) {
  const query = useQuery(standingQuery(contactId))
  const [all, setAll] = useState(false)
  const [asking, setAsking] = useState<Kind | null>(null)
  const more = (query.data?.kinds.length ?? 0) - shownAtFirst
  const toggle = (
    <ButtonRow>
      {more > 0 && (
        <Button look="link" onPress={() => setAll(!all)} aria-expanded={all}>
          {all ? 'Fewer kinds' : `${more} more kinds`}
        </Button>
      )}
      <TextLink to={rulesAddress(contactId)}>Why? Rule by rule</TextLink>
    </ButtonRow>
  )
  return (
    <Section title="What may be asked next" qualifier="earliest date, and why" aside={toggle}>
      <QueryView query={query} what="What may be asked">
        {({ kinds, may }) => (
          <DataTable
            label="What may be asked next"
            dense
            columns={columnsFor(may.ask ?? null, setAsking)}
            rows={all ? kinds : kinds.slice(0, shownAtFirst)}
            rowKey={(kind) => kind.activityType.id}
            empty={<p>No kind of activity is in use.</p>}
          />
        )}
      </QueryView>
      {asking !== null && (
        <AskForm
          contactId={contactId}
          name={name}
          activityTypeId={asking.activityType.id}
          wishedOn={asking.earliestOn ?? ''}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  )
}

function columnsFor(may: string | null, onAsk: (kind: Kind) => void): readonly Column<Kind>[] {
  const columns: Column<Kind>[] = [
    { id: 'kind', head: 'Kind', phone: 'title', width: '26%', cell: ({ activityType }) => activityType.name },
    {
      id: 'state',
      head: 'May be asked',
      phone: 'second',
      width: '24%',
      cell: ({ state, earliestOn }) => (
        <StateMark kind={markOf(state)}>{wordsOfKind(state, earliestOn)}</StateMark>
      ),
    },
    { id: 'why', head: 'Why', phone: 'third', cell: ({ says }) => <TextCell text={says} /> },
  ]
  if (may !== null) return columns
  return [
    ...columns,
    {
      id: 'act',
      head: 'Act',
      align: 'right',
      width: '64px',
      phone: 'title-right',
      cell: (kind) =>
        kind.state !== 'never' &&
        kind.state !== 'blocked' && (
          <Button look="link" onPress={() => onAsk(kind)}>
            {kind.state === 'free' || kind.state === 'close-to-limit' ? 'Ask' : 'Plan'}
            <span className="unseen">: {kind.activityType.name}</span>
          </Button>
        ),
    },
  ]
}
