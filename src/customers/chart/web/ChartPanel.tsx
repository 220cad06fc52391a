import { useQuery } from '@tanstack/react-query'
import { type CSSProperties, useState } from 'react'
import { formatCount, formatDay } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { markContactBack, markContactLeft } from '../../contact.contract.ts'
import { ArrivalForm, LineForm, RoleForm } from './ChartForm.tsx'
import styles from './ChartPanel.module.css'
import { type Chart, type ChartPerson, chartQuery, chartRoutes, sayChange } from './chart.queries.ts'

type Sheet = { readonly is: 'arrival' } | { readonly is: 'line' | 'role'; readonly person: ChartPerson }

/** Who stands where at an account, and what changes about its people, in one click each. */
export function ChartPanel({ accountId, account }: { readonly accountId: string; readonly account: string }) {
  const chart = useQuery(chartQuery(accountId))
  const [open, setOpen] = useState<Sheet | null>(null)
  const close = () => setOpen(null)
  return (
    <Section
      title="Who stands where"
      qualifier={chart.data === undefined ? undefined : factOf(chart.data)}
      aside={
        <Button
          look="link"
          onPress={() => setOpen({ is: 'arrival' })}
          disabledReason={chart.data?.may.edit ?? null}
          reasonInTooltip
        >
          Somebody new
        </Button>
      }
    >
      <QueryView query={chart} what="The chart">
        {(data) => (
          <>
            <People chart={data} onOpen={setOpen} />
            <Changes chart={data} />
            {open?.is === 'arrival' && (
              <ArrivalForm accountId={accountId} account={account} people={data.people} onClose={close} />
            )}
            {open?.is === 'line' && <LineForm person={open.person} people={data.people} onClose={close} />}
            {open?.is === 'role' && <RoleForm person={open.person} onClose={close} />}
          </>
        )}
      </QueryView>
    </Section>
  )
}

function factOf({ people }: Chart): string | undefined {
  const open = people.filter(
    ({ depth, below, reportsToText }) => depth === 0 && below === 0 && reportsToText === null,
  )
  if (people.length < 2) return undefined
  if (open.length === 0) return 'everybody has a place'
  return `${formatCount(open.length, 'person', 'people')} without a place`
}

function People({ chart, onOpen }: { readonly chart: Chart; readonly onOpen: (sheet: Sheet) => void }) {
  if (chart.people.length === 0) return <p>Nobody known here yet. Add whom you talk to.</p>
  return (
    <>
      <ul className={styles.list} aria-label="Who stands where">
        {chart.people.map((person) => (
          <Person key={person.id} person={person} may={chart.may.edit ?? null} onOpen={onOpen} />
        ))}
      </ul>
      {chart.more > 0 && (
        <p>{formatCount(chart.more, 'more person', 'more people')} in the list of contacts.</p>
      )}
    </>
  )
}

type PersonProps = {
  readonly person: ChartPerson
  readonly may: string | null
  readonly onOpen: (sheet: Sheet) => void
}

function Person({ person, may, onOpen }: PersonProps) {
  const params = { contactId: person.id }
  const back = useSubmit<typeof markContactBack>('DELETE /contacts/:contactId/leaving', {
    invalidates: chartRoutes,
  })
  const leave = useSubmit<typeof markContactLeft>('PUT /contacts/:contactId/leaving', {
    invalidates: chartRoutes,
    onDone: () => showToast(`${person.name} left`, () => back.submit({ params })),
  })
  const act = (label: string, onPress: () => void) => (
    <Button
      look="link"
      onPress={onPress}
      disabledReason={may}
      reasonInTooltip
      aria-label={`${label}: ${person.name}`}
    >
      {label}
    </Button>
  )
  return (
    <li className={styles.row} style={{ '--depth': person.depth } as CSSProperties}>
      {person.depth > 0 && <span className={styles.branch} aria-hidden="true" />}
      <span className={styles.words}>
        <TextLink to={`/contacts/${person.id}`} className={styles.name}>
          {person.name}
        </TextLink>
        {person.title !== null && <span className={styles.post}>, {person.title}</span>}
        <span className={styles.detail}>{detailOf(person)}</span>
        {person.awayUntil !== null && (
          <StateMark kind="held">away until {formatDay(person.awayUntil)}</StateMark>
        )}
      </span>
      <span className={styles.acts}>
        {act('Reports to', () => onOpen({ is: 'line', person }))}
        {act('New role', () => onOpen({ is: 'role', person }))}
        {act('Left', () => leave.submit({ params, body: {} }))}
      </span>
    </li>
  )
}

function detailOf({ reportsToText, formerBoss, below, stage }: ChartPerson): string {
  return [
    reportsToText === null ? null : `reports to ${reportsToText}, who is no contact yet`,
    formerBoss === null ? null : `reported to ${formerBoss}, who is gone`,
    below === 0 ? null : `${formatCount(below, 'person', 'people')} below`,
    stage === null ? null : `in the program, ${stage}`,
  ]
    .filter((part) => part !== null)
    .join('; ')
}

const shownChanges = 4

function Changes({ chart }: { readonly chart: Chart }) {
  const changes = chart.changes.slice(0, shownChanges)
  if (changes.length === 0) return null
  return (
    <Lines label="What changed about people">
      {changes.map((each) => (
        <Line
          key={each.id}
          strong={false}
          title={
            <>
              <TextLink to={`/contacts/${each.contact.id}`}>{each.contact.name}</TextLink> {sayChange(each)}
            </>
          }
          detail={each.by === null ? undefined : `by ${each.by}`}
          aside={formatDay(each.at)}
        />
      ))}
    </Lines>
  )
}
