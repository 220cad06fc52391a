import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { personQuery, teamsQuery } from '../../identity/web/people.queries.ts'
import { formatCount, formatRecent } from '../../web/format.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FileDrop } from '../../web/ui/FileDrop.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { TextField } from '../../web/ui/TextField.tsx'
import { type EntryKind, entryKindNames, entryKinds } from '../entry.ts'
import type { followCalendar, leaveCalendar, readCalendarText, readSourceNow } from '../source.contract.ts'
import { calendarRoutes, type Reading, type Source, sayReading, sourcesQuery } from './queries.ts'

const labels = { address: 'Address', name: 'What to call it', teamId: 'Team', kind: 'Kind', text: 'File' }

/** Reads a calendar file, or follows one by its address; and the calendars that are followed. */
export function BringCalendarForm({ onClose }: { readonly onClose: () => void }) {
  const me = useSession().person
  const own = useQuery({ ...personQuery(me?.id ?? ''), enabled: me != null }).data
  const teams = useQuery(teamsQuery()).data?.rows ?? []
  const [kind, setKind] = useState<EntryKind>('event')
  const [chosen, setChosen] = useState<string | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const teamId = chosen ?? own?.team?.id ?? ''
  const whose = { kind, teamId: teamId === '' ? null : teamId }
  const onRead = (read: { readonly reading: Reading }) => setReading(read.reading)
  return (
    <Sheet
      title="Bring a calendar"
      fact="iCalendar files (.ics), or an address that is followed"
      onClose={onClose}
    >
      <FieldStack>
        <Select
          label={labels.kind}
          value={kind}
          onChange={(value) => setKind(value as EntryKind)}
          options={entryKinds.map((each) => ({ value: each, label: entryKindNames[each] }))}
          help="What its entries are; each can be changed later."
        />
        <Select
          label={labels.teamId}
          value={teamId}
          onChange={setChosen}
          options={[
            { value: '', label: 'No team: mine alone' },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {reading !== null && <ReadingNote reading={reading} />}
        <Section title="Once, from a file" level={3} plain>
          <FieldStack>
            <FromFile whose={whose} onRead={onRead} />
          </FieldStack>
        </Section>
        <Section title="Again and again, from an address" level={3} plain>
          <FieldStack>
            <FromAddress whose={whose} onRead={onRead} />
          </FieldStack>
        </Section>
        <Followed onRead={onRead} />
      </FieldStack>
    </Sheet>
  )
}

type FromProps = {
  readonly whose: { readonly kind: EntryKind; readonly teamId: string | null }
  readonly onRead: (read: { readonly reading: Reading }) => void
}

function FromFile({ whose, onRead }: FromProps) {
  const take = useSubmit<typeof readCalendarText>('POST /calendar/files', {
    invalidates: calendarRoutes,
    onDone: onRead,
  })
  const bring = async ([file]: readonly File[]) => {
    if (file === undefined) return
    take.submit({
      body: { ...whose, name: file.name.slice(0, 300) || 'calendar.ics', text: await file.text() },
    })
  }
  return (
    <>
      <FileDrop
        title="Drop a calendar file here"
        accept=".ics,text/calendar"
        choose={take.waiting ? 'Reading' : 'Choose a file'}
        onFiles={(files) => void bring(files)}
      >
        The same file twice changes nothing.
      </FileDrop>
      <FormErrors problem={take.problem} labels={labels} title="Nothing was read" />
    </>
  )
}

function FromAddress({ whose, onRead }: FromProps) {
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const follow = useSubmit<typeof followCalendar>('POST /calendar/sources', {
    invalidates: calendarRoutes,
    onDone: (read) => {
      setName('')
      setAddress('')
      onRead(read)
    },
  })
  const waits = address.trim() === '' ? 'Give its address' : name.trim() === '' ? 'Say what to call it' : null
  return (
    <>
      <TextField
        label={labels.address}
        name="address"
        type="url"
        placeholder="https://"
        help="Read now and every four hours. It is kept secret."
        value={address}
        onChange={setAddress}
        error={follow.fieldErrors['address']}
      />
      <TextField label={labels.name} name="name" maxLength={300} value={name} onChange={setName} />
      <div>
        <Button
          waiting={follow.waiting && 'Reading it'}
          disabledReason={waits}
          onPress={() => follow.submit({ body: { ...whose, name: name.trim(), address: address.trim() } })}
        >
          Follow it
        </Button>
      </div>
      <FormErrors problem={follow.problem} labels={labels} title="It is not followed" />
    </>
  )
}

function ReadingNote({ reading }: { readonly reading: Reading }) {
  return (
    <Note tone={reading.left.length > 0 ? 'due' : 'kept'} title={sayReading(reading)} live lined>
      {reading.left.length > 0 && (
        <ul>
          {reading.left.slice(0, 8).map(({ title, why }, at) => (
            <li key={`${title} ${at}`}>
              Left out: {title}. {why}
            </li>
          ))}
          {reading.left.length > 8 && <li>And {reading.left.length - 8} more.</li>}
        </ul>
      )}
    </Note>
  )
}

function Followed({ onRead }: Pick<FromProps, 'onRead'>) {
  const sources = useQuery(sourcesQuery()).data?.rows ?? []
  if (sources.length === 0) return null
  return (
    <Section title="Followed" level={3} plain>
      <Lines label="Calendars that are followed">
        {sources.map((source) => (
          <SourceLine key={source.id} source={source} onRead={onRead} />
        ))}
      </Lines>
    </Section>
  )
}

function SourceLine({ source, onRead }: { readonly source: Source } & Pick<FromProps, 'onRead'>) {
  const [isLeaving, setLeaving] = useState(false)
  const params = { calendarSourceId: source.id }
  const read = useSubmit<typeof readSourceNow>('POST /calendar/sources/:calendarSourceId/readings', {
    invalidates: calendarRoutes,
    onDone: onRead,
  })
  const when = source.readAt === null ? 'never read' : `read ${formatRecent(source.readAt)}`
  const told = `${source.host}; ${formatCount(source.entries, 'entry', 'entries')}, ${when}`
  const fault = read.problem?.detail ?? source.fault
  return (
    <Line
      mark={<StateShape kind={fault === null ? 'kept' : 'risk'} />}
      title={source.name}
      detail={fault === null ? told : `${told}. ${fault}`}
      action={
        <>
          <Menu
            label="More"
            items={[
              {
                label: 'Read it now',
                onPress: () => read.submit({ params }),
                disabledReason: source.may['read'],
              },
              {
                label: 'Follow it no longer',
                onPress: () => setLeaving(true),
                disabledReason: source.may['leave'],
              },
            ]}
          />
          {isLeaving && <LeaveDialog source={source} onClose={() => setLeaving(false)} />}
        </>
      }
    />
  )
}

type LeaveDialogProps = { readonly source: Source; readonly onClose: () => void }

function LeaveDialog({ source, onClose }: LeaveDialogProps) {
  const leave = useSubmit<typeof leaveCalendar>('DELETE /calendar/sources/:calendarSourceId', {
    invalidates: calendarRoutes,
    onDone: onClose,
  })
  return (
    <ConfirmDialog
      title={`Follow ${source.name} no longer?`}
      confirm="Follow it no longer"
      keep="Go on following"
      onConfirm={() => leave.submit({ params: { calendarSourceId: source.id } })}
      onClose={onClose}
      waiting={leave.waiting && 'Ending'}
      problem={leave.problem}
    >
      Its {formatCount(source.entries, 'entry stays', 'entries stay')} as they are; what changes there is read
      no more.
    </ConfirmDialog>
  )
}
