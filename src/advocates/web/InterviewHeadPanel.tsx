import { useEffect, useState } from 'react'
import { languageName } from '../../customers/web/contact.queries.ts'
import { formatList, formatMoment, formatSeconds } from '../../web/format.ts'
import { useGo } from '../../web/navigation.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { takeOverInterview } from '../interview.contract.ts'
import { interviewQuestions, plannedMinutes } from '../interview.ts'
import styles from './InterviewHeadPanel.module.css'
import type { Saving } from './interview.queries.ts'
import { NobodyHoldsPanel } from './NobodyHoldsPanel.tsx'
import { type Interview, journeyRoutes } from './queries.ts'

const recordingWords = {
  notes: 'notes',
  recording: 'a recording',
  none: 'neither notes nor a recording',
} as const

type InterviewHeadPanelProps = {
  readonly data: Interview
  readonly saving: Saving
  readonly onBook: () => void
  readonly onWriteOnTop: (version: number) => void
}

/** Whose interview it is, when it was last saved, how much time is left; and what stands in the way of saving. */
export function InterviewHeadPanel({ data, saving, onBook, onWriteOnTop }: InterviewHeadPanelProps) {
  const { advocate, interview, nomination } = data
  const { contactId, name, account } = advocate
  const done = interview?.done.length ?? 0
  const minutes = useMinutesSince(interview?.startedAt ?? null)
  return (
    <>
      <PageHeader
        title={`Interview with ${name}`}
        crumbs={[
          { label: 'Advocates', to: '/advocates' },
          { label: name, to: `/advocates/${contactId}` },
          { label: 'Interview' },
        ]}
        aside={<SavedAt saving={saving} />}
        fact={
          <>
            {advocate.title}
            {advocate.title !== null && account !== null && ' at '}
            {account !== null && <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>}
            {advocate.languages.length > 0 && `, ${formatList(advocate.languages.map(languageName))}`}
            {interview?.recording != null && `, agreed to ${recordingWords[interview.recording]}`}
          </>
        }
        actions={
          <>
            <TakeOverButton data={data} onWriteOnTop={onWriteOnTop} />
            <Button onPress={onBook}>Go on another day</Button>
          </>
        }
      />
      <FactStrip
        facts={[
          {
            label: 'Time',
            value: minutes === null ? `${plannedMinutes} min` : `${minutes} of ${plannedMinutes} min`,
          },
          { label: 'Sections', value: `${done} of ${interviewQuestions.length} done` },
          ...(nomination === null ? [] : [{ label: 'Put forward by', value: nomination.by }]),
          ...(interview?.bookedFor == null
            ? []
            : [{ label: 'Booked for', value: formatMoment(interview.bookedFor) }]),
          ...(interview === null ? [] : [{ label: 'Scribe', value: interview.scribe.name, end: true }]),
        ]}
      />
      <div className={styles.inTheWay}>
        <NobodyHoldsPanel advocate={advocate} />
        <InTheWay saving={saving} contactId={contactId} onWriteOnTop={onWriteOnTop} />
      </div>
    </>
  )
}

type TakeOverProps = Pick<InterviewHeadPanelProps, 'data' | 'onWriteOnTop'>

/** One person writes at a time; whoever takes over goes on from what was written. */
function TakeOverButton({ data: { advocate, interview }, onWriteOnTop }: TakeOverProps) {
  const me = useSession().person?.id
  const takeOver = useSubmit<typeof takeOverInterview>('POST /advocates/:contactId/interview/scribe', {
    invalidates: journeyRoutes,
    onDone: ({ version }) => {
      showToast('You write from here on')
      onWriteOnTop(version)
    },
  })
  if (interview === null || interview.scribe.id === me) return null
  return (
    <Button
      waiting={takeOver.waiting && 'Taking over'}
      disabledReason={advocate.may.interview}
      reasonInTooltip
      onPress={() => takeOver.submit({ params: { contactId: advocate.contactId } })}
    >
      Take over as scribe
    </Button>
  )
}

function SavedAt({ saving }: { readonly saving: Saving }) {
  const at = saving.savedAt === '' ? null : formatSeconds(saving.savedAt)
  switch (saving.state) {
    case 'saved':
      return (
        <StateMark kind="kept">{at === null ? 'Saved as you type' : `Saved at ${at}, as you type`}</StateMark>
      )
    case 'waiting':
      return <StateMark kind="later">{at === null ? 'Saving' : `Saving; last saved at ${at}`}</StateMark>
    default:
      return <StateMark kind="due">{at === null ? 'Not saved' : `Last saved at ${at}`}</StateMark>
  }
}

type InTheWayProps = {
  readonly saving: Saving
  readonly contactId: string
  readonly onWriteOnTop: (version: number) => void
}

function InTheWay({ saving, contactId, onWriteOnTop }: InTheWayProps) {
  const go = useGo()
  if (saving.state === 'offline') {
    return (
      <Note tone="due" title="The line is down. What you type is kept on this page." live>
        It is tried again every few seconds. Keep this tab open until it says saved.
      </Note>
    )
  }
  if (saving.state === 'conflict') {
    const theirs = saving.problem?.current as
      | { version?: number; by?: string | null; at?: string }
      | undefined
    const who = theirs?.by ?? 'Somebody'
    return (
      <Note
        tone="due"
        title={`${who} wrote in this interview${theirs?.at === undefined ? '' : ` at ${formatSeconds(theirs.at)}`}. Yours is not saved yet.`}
        live
        actions={
          <>
            <Button onPress={() => theirs?.version !== undefined && onWriteOnTop(theirs.version)}>
              Keep mine, on top of theirs
            </Button>
            <Button onPress={() => go(`/advocates/${contactId}`)}>Leave theirs</Button>
          </>
        }
      >
        Both can stay: parts you did not touch keep what {who} wrote.
      </Note>
    )
  }
  if (saving.state === 'refused') {
    return (
      <Note tone="risk" title="The last change was not saved." live>
        {saving.problem?.errors.map(({ reason }) => reason).join('; ') || saving.problem?.detail}
      </Note>
    )
  }
  return null
}

/** Whole minutes since the talk began; null while it has not, or where it began on another day. */
function useMinutesSince(startedAt: string | null): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000)
    return () => clearInterval(timer)
  }, [])
  if (startedAt === null) return null
  const minutes = Math.floor((now - Date.parse(startedAt)) / 60_000)
  return minutes >= 0 && minutes < 180 ? minutes : null
}
