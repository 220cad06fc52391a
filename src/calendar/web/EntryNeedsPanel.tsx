import { useState } from 'react'
import { NeedPanel } from '../../matching/web/NeedPanel.tsx'
import { phaseWords, requestPath, sayRequestNumber } from '../../requests/web/queries.ts'
import { formatCount, formatDay, formatRecent } from '../../web/format.ts'
import { useGo } from '../../web/navigation.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { ConfirmDialog } from '../../web/ui/ConfirmDialog.tsx'
import { classes } from '../../web/ui/classes.ts'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { removeNeed, requestNeed } from '../need.contract.ts'
import styles from './EntryNeedsPanel.module.css'
import { NeedForm } from './NeedForm.tsx'
import { type CalendarNeed, calendarRoutes, type Entry, markOfNeed, sayFree, sayNeed } from './queries.ts'

type EntryProps = { readonly entry: Entry }

/** What an entry will need of customers, until when to ask, and what came of it. */
export function EntryNeedsPanel({ entry }: EntryProps) {
  const [open, setOpen] = useState<CalendarNeed | 'new' | null>(null)
  const add = (
    <Button onPress={() => setOpen('new')} disabledReason={entry.may['addNeed'] ?? null} reasonInTooltip>
      Add a need
    </Button>
  )
  return (
    <Section
      title="Needs"
      qualifier="customers wanted for it"
      aside={entry.needs.length > 0 ? add : undefined}
    >
      {entry.needs.length === 0 ? (
        <EmptyState title="It needs nobody yet" actions={add}>
          Say which kind of activity it will need and whom: then you see until when to ask, and how many would
          be free.
        </EmptyState>
      ) : (
        <ul aria-label="Needs">
          {entry.needs.map((need) => (
            <NeedLine key={need.id} entry={entry} need={need} onChange={() => setOpen(need)} />
          ))}
        </ul>
      )}
      {open !== null && (
        <NeedForm entry={entry} {...(open === 'new' ? {} : { before: open })} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}

type NeedLineProps = EntryProps & { readonly need: CalendarNeed; readonly onChange: () => void }

function NeedLine({ entry, need, onChange }: NeedLineProps) {
  const { kind, words } = markOfNeed(need.state)
  const free = sayFree(need)
  const isOpen = need.state === 'early' || need.state === 'time-to-ask' || need.state === 'late'
  return (
    <li className={styles.need}>
      <div className={styles.state}>
        <StateMark kind={kind}>{words}</StateMark>
        {free !== null && <p className={classes(styles.free, need.isShort && styles.short)}>{free}</p>}
      </div>
      <div>
        <p className={styles.name}>{sayNeed(need)}</p>
        <p className={styles.detail}>
          {isOpen &&
            `Ask by ${formatDay(need.askBy)}: the usual notice is ${formatCount(need.noticeDays, 'working day', 'working days')}. `}
          {isOpen && need.countedAt !== null && `Counted ${formatRecent(need.countedAt)}. `}
          {isOpen && need.countedAt === null && 'Who is free is counted within minutes. '}
          <RequestOf need={need} />
        </p>
        {need.need.criteria.length + need.need.words.length > 0 && (
          <NeedPanel need={need.need} opening="Looked for" onlyCriteria />
        )}
        {need.notes !== '' && <p className={styles.detail}>{need.notes}</p>}
      </div>
      <Acts entry={entry} need={need} onChange={onChange} />
    </li>
  )
}

function RequestOf({ need: { request } }: { readonly need: CalendarNeed }) {
  if (request === null) return null
  const phase = phaseWords[request.phase].toLowerCase()
  const number = sayRequestNumber(request.number)
  return (
    <>
      {request.isSeen ? <TextLink to={requestPath(request.id)}>{number}</TextLink> : number} by{' '}
      {request.requester}: {phase}.
    </>
  )
}

function Acts({ entry, need, onChange }: NeedLineProps) {
  const go = useGo()
  const params = { calendarEntryId: entry.id, calendarNeedId: need.id }
  const make = useSubmit<typeof requestNeed>(
    'POST /calendar/entries/:calendarEntryId/needs/:calendarNeedId/request',
    {
      invalidates: [...calendarRoutes, 'GET /requests', 'GET /requests/counts'],
      onDone: ({ requestId, number, missing }) => {
        const first = missing[0]
        showToast(
          first === undefined
            ? `R-${number} is submitted; the clocks run`
            : `R-${number} is kept as a draft: ${first.reason.charAt(0).toLowerCase()}${first.reason.slice(1)}`,
        )
        go(requestPath(requestId))
      },
    },
  )
  const [isGoing, setGoing] = useState(false)
  const isDraft = need.request?.phase === 'draft' && need.request.isSeen
  const isPressing = need.state === 'time-to-ask' || need.state === 'late'
  const { request: whyNot = null, change = null, remove: keep = null } = need.may
  return (
    <div>
      <div className={styles.acts}>
        {isDraft && need.request !== null ? (
          <LinkButton to={requestPath(need.request.id)}>Finish the draft</LinkButton>
        ) : (
          whyNot === null && (
            <Button
              look={isPressing ? 'solid' : 'secondary'}
              waiting={make.waiting && 'Making it'}
              onPress={() => make.submit({ params })}
            >
              Make the request
            </Button>
          )
        )}
        <Menu
          label="More"
          items={[
            { label: 'Change the need', onPress: onChange, disabledReason: change },
            { label: 'Take it out', onPress: () => setGoing(true), disabledReason: keep },
          ]}
        />
      </div>
      <FormErrors problem={make.problem} title="Nothing was done" />
      {isGoing && <RemoveDialog entry={entry} need={need} onClose={() => setGoing(false)} />}
    </div>
  )
}

type RemoveDialogProps = EntryProps & { readonly need: CalendarNeed; readonly onClose: () => void }

function RemoveDialog({ entry, need, onClose }: RemoveDialogProps) {
  const remove = useSubmit<typeof removeNeed>(
    'DELETE /calendar/entries/:calendarEntryId/needs/:calendarNeedId',
    {
      invalidates: calendarRoutes,
      onDone: () => {
        showToast('The need is taken out')
        onClose()
      },
    },
  )
  return (
    <ConfirmDialog
      title="Take this need out?"
      goes={[`${sayNeed(need)}, for ${entry.title}`]}
      confirm="Take it out"
      onConfirm={() => remove.submit({ params: { calendarEntryId: entry.id, calendarNeedId: need.id } })}
      onClose={onClose}
      waiting={remove.waiting && 'Taking it out'}
      problem={remove.problem}
    >
      {need.request === null
        ? 'Nobody is told of it any more.'
        : `${sayRequestNumber(need.request.number)}, which was made for it, stays.`}
    </ConfirmDialog>
  )
}
