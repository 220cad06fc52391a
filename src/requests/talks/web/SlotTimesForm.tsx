import { IconCalendarPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { call } from '../../../web/api.ts'
import { pageTexts } from '../../asks/page.texts.ts'
import { tellMoment } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import { momentIn, type SlotPageShown, type TalkShown, useSending } from '../../asks/web/page.queries.ts'
import type { nameProspectTimes, takeSlot } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { OwnTimesForm } from './OwnTimesForm.tsx'
import { TimesByDayForm } from './TimesByDayForm.tsx'

type Props = {
  page: SlotPageShown
  talk: TalkShown
  token: string
  zone: string
  questions: string
  onPage: (page: SlotPageShown) => void
  onAgain: () => Promise<void>
}

/** Taking one of the customer’s times, or naming others; once a time is agreed both stand behind “Another time”. */
export function SlotTimesForm(props: Props) {
  const { page, talk } = props
  const texts = talkPageTexts(page.language)
  const [isOpen, setOpen] = useState(false)
  if (talk.state !== 'agreed') {
    return (
      <>
        {talk.slots.length > 0 && <TakeForm {...props} />}
        <div className={css.part}>
          <NameForm {...props} startsOpen={talk.slots.length === 0 && talk.state === 'choosing'} />
        </div>
        <p className={css.note}>{texts.bothInvited}</p>
      </>
    )
  }
  return (
    <OpeningPanel
      label={texts.another}
      Icon={IconCalendarPlus}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <p className={css.note}>{texts.anotherSays}</p>
      {talk.slots.length > 0 && <TakeForm {...props} />}
      <div className={css.part}>
        <NameForm {...props} startsOpen={talk.slots.length === 0} />
      </div>
    </OpeningPanel>
  )
}

function useTalkSending({ page, onPage, onAgain }: Props) {
  const own = pageTexts(page.language)
  const texts = talkPageTexts(page.language)
  return useSending<SlotPageShown>(
    { failed: own.failed, refusals: { ...own.refusals, ...texts.refusals } },
    onPage,
    onAgain,
  )
}

function TakeForm(props: Props) {
  const { page, talk, token, zone, questions } = props
  const { language } = page
  const texts = talkPageTexts(language)
  const [chosen, setChosen] = useState(talk.slots[0] ?? null)
  const startsAt = chosen !== null && talk.slots.includes(chosen) ? chosen : (talk.slots[0] ?? null)
  const { isSending, fault, send } = useTalkSending(props)
  if (startsAt === null) return null
  const moment = tellMoment(startsAt, zone, language)
  const instead = talk.state === 'agreed' ? (talk.meeting?.startsAt ?? null) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { startsAt, instead, timeZone: zone, questions }
    void send(() =>
      call<typeof takeSlot>('POST /links/slots/:token/meeting', {
        params: { token },
        query: { language },
        body,
      }),
    )
  }
  return (
    <form onSubmit={submit}>
      <TimesByDayForm
        times={talk.slots}
        chosen={startsAt}
        zone={zone}
        theirZone={talk.theirZone}
        language={language}
        aside={texts.each(talk.minutes)}
        name="slot"
        onChoose={setChosen}
      />
      <SendPanel
        label={instead === null ? texts.take(moment) : texts.moveTo(moment)}
        isSending={isSending}
        fault={fault}
      />
    </form>
  )
}

function NameForm(props: Props & { startsOpen: boolean }) {
  const { page, talk, token, zone, questions, startsOpen } = props
  const { language } = page
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(startsOpen)
  const [own, setOwn] = useState(['', '', ''])
  const { isSending, fault, send } = useTalkSending(props)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const times = own.map((each) => momentIn(each, zone)).filter((each) => each !== null)
    if (times.length === 0) return
    const body = { times, timeZone: zone, questions }
    void send(() =>
      call<typeof nameProspectTimes>('PUT /links/slots/:token/times', {
        params: { token },
        query: { language },
        body,
      }),
    )
  }
  return (
    <OpeningPanel
      label={talk.slots.length === 0 ? texts.ownTimesLine : texts.noneFits}
      Icon={IconCalendarPlus}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <form onSubmit={submit}>
        {talk.state === 'agreed' && <p className={css.note}>{texts.givesUp}</p>}
        <OwnTimesForm head={texts.ownTimes} labelOf={texts.timeLabel} own={own} most={3} onChange={setOwn} />
        <SendPanel label={texts.sendTimes} isSending={isSending} fault={fault} isQuiet />
      </form>
    </OpeningPanel>
  )
}
