import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { Stack } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { changeEntry, moveRequests } from '../contract.ts'
import { entryKindNames } from '../entry.ts'
import { EntryForm } from './EntryForm.tsx'
import { EntryNeedsPanel } from './EntryNeedsPanel.tsx'
import styles from './EntryPage.module.css'
import { calendarRoutes, type Entry, entryQuery, sayDays, timeWords } from './queries.ts'

/** One entry of the calendar: when, whose, and what it will need of customers. */
export function EntryPage() {
  const entry = useQuery(entryQuery(useParam('calendarEntryId')))
  return (
    <RecordView query={entry} what="The entry">
      {(data) => <EntryRecord entry={data} />}
    </RecordView>
  )
}

function EntryRecord({ entry }: { readonly entry: Entry }) {
  const session = useSession()
  const [open, setOpen] = useState<'edit' | 'cancel' | null>(null)
  const isCancelled = entry.state === 'cancelled'
  const write = entry.may['write'] ?? null
  const home = isStaff(session)
    ? { label: 'Requests', to: '/requests' }
    : { label: 'My requests', to: '/my-requests' }
  return (
    <>
      <PageHeader
        title={entry.title}
        crumbs={[home, { label: 'Calendar', to: '/calendar' }, { label: entry.title }]}
        fact={[sayDays(entry), entry.place].filter((part) => part !== null).join(', ')}
        actions={
          <>
            <Menu
              label="More"
              items={[
                {
                  label: isCancelled ? 'Plan it again' : 'Cancel the entry',
                  onPress: () => setOpen('cancel'),
                  disabledReason: write,
                },
              ]}
            />
            <Button onPress={() => setOpen('edit')} disabledReason={write} reasonInTooltip>
              Edit
            </Button>
          </>
        }
      />
      <FactStrip facts={stripOf(entry)} />
      <Stack>
        <Moved entry={entry} />
        {entry.notes !== '' && <p className={styles.notes}>{entry.notes}</p>}
        <EntryNeedsPanel entry={entry} />
      </Stack>
      {open === 'edit' && <EntryForm entry={entry} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog entry={entry} onClose={() => setOpen(null)} />}
    </>
  )
}

function stripOf({ kind, team, owner, webLink, source, state, time }: Entry) {
  const stands = state === 'cancelled' ? 'cancelled' : timeWords[time]
  return [
    { value: <strong>{[entryKindNames[kind], stands].filter((part) => part !== null).join(', ')}</strong> },
    { label: 'Team', value: team?.name ?? 'none' },
    { label: 'Owner', value: owner.name },
    ...(source === null ? [] : [{ label: 'Read from', value: source.name }]),
    ...(webLink === null
      ? []
      : [
          {
            label: 'Page',
            value: (
              <a href={webLink} target="_blank" rel="noreferrer" className={styles.link}>
                {URL.parse(webLink)?.host ?? webLink}
              </a>
            ),
          },
        ]),
  ]
}

/** Open requests that still want another day than the entry has, and the way to move them. */
function Moved({ entry }: { readonly entry: Entry }) {
  const elsewhen = entry.needs.flatMap(({ request }) => (request?.isElsewhen ? [request] : []))
  const move = useSubmit<typeof moveRequests>('POST /calendar/entries/:calendarEntryId/moves', {
    invalidates: [...calendarRoutes, 'GET /requests', 'GET /requests/:requestId'],
    onDone: ({ moved, left }) =>
      showToast(
        left[0] === undefined
          ? `${formatCount(moved, 'request wants', 'requests want')} the new day now`
          : `${formatCount(left.length, 'request was', 'requests were')} left: ${left[0].why}`,
      ),
  })
  if (elsewhen.length === 0 || entry.state === 'cancelled') return null
  const days = elsewhen.map(({ number, needBy }) =>
    needBy === null ? `R-${number} wants no day` : `R-${number} wants ${formatDay(needBy)}`,
  )
  return (
    <Note
      tone="due"
      title={`The entry is on ${formatDay(entry.wantedOn)}; ${days.join(', ')}`}
      actions={
        <Button
          waiting={move.waiting && 'Moving'}
          onPress={() =>
            move.submit({
              params: { calendarEntryId: entry.id },
              body: { requestIds: elsewhen.map(({ id }) => id) },
            })
          }
        >
          Move {elsewhen.length === 1 ? 'the request' : 'the requests'} to {formatDay(entry.wantedOn)}
        </Button>
      }
    >
      Asks that were made already stay on their day.
      <FormErrors problem={move.problem} title="Nothing was moved" />
    </Note>
  )
}

function CancelDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const isCancelled = entry.state === 'cancelled'
  const open = entry.needs.flatMap(({ request }) =>
    request !== null && request.phase !== 'closed'
      ? [`R-${request.number} stays open; its people are told`]
      : [],
  )
  const save = useSubmit<typeof changeEntry>('PUT /calendar/entries/:calendarEntryId', {
    invalidates: calendarRoutes,
    onDone: onClose,
  })
  const { kind, title, startsOn, lastOn, place, webLink, notes, version } = entry
  const send = () =>
    save.submit({
      params: { calendarEntryId: entry.id },
      body: {
        ...{ kind, title, startsOn, lastOn, place, webLink, notes, version },
        teamId: entry.team?.id ?? null,
        ownerId: entry.owner.id,
        state: isCancelled ? 'planned' : 'cancelled',
      },
    })
  return (
    <ConfirmDialog
      title={isCancelled ? `Plan ${title} again?` : `Cancel ${title}?`}
      confirm={isCancelled ? 'Plan it again' : 'Cancel it'}
      keep={isCancelled ? 'Leave it cancelled' : 'Keep it'}
      goes={isCancelled ? [] : open}
      onConfirm={send}
      onClose={onClose}
      waiting={save.waiting && 'Saving'}
      problem={save.problem}
    >
      {isCancelled
        ? 'It stands in the calendar as before.'
        : 'It stays in the calendar, struck through, and needs nobody any more.'}
    </ConfirmDialog>
  )
}
