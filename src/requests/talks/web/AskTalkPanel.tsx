import { IconCalendarPlus, IconFileText, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { call } from '../../../web/api.ts'
import { pageTexts } from '../../asks/page.texts.ts'
import { tellMoment, tellZone } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel, SendPanel } from '../../asks/web/OutsidePanel.tsx'
import {
  type AskPageShown,
  type AskShown,
  type AskTalkShown,
  browserZone,
  momentIn,
  useSending,
} from '../../asks/web/page.queries.ts'
import { mostSlots } from '../decide-time.ts'
import type { callOff, offerSlots, takeCounterTime } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { OwnTimesForm } from './OwnTimesForm.tsx'
import { SideBriefPanel } from './SideBriefPanel.tsx'
import { TimesByDayForm } from './TimesByDayForm.tsx'

type PanelProps = {
  page: AskPageShown
  ask: AskShown
  talk: AskTalkShown
  token: string
  onPage: (page: AskPageShown) => void
  onAgain: () => Promise<void>
}

type Props = PanelProps & { zone: string }

/** After a yes to a talk: the times of either side, the brief, and the ways to another time or out. */
export function AskTalkPanel(props: PanelProps) {
  const { page, talk, ask, token } = props
  const texts = talkPageTexts(page.language)
  const [isOpen, setOpen] = useState(false)
  const shown = { ...props, zone: ask.timeZone ?? browserZone() }
  const offered = talk.offered.map((time) => tellMoment(time, shown.zone, page.language))
  return (
    <div className={css.part}>
      {talk.isOpen && talk.counterTimes.length > 0 && <TakeForm {...shown} />}
      {talk.isOpen && ask.meeting === null && offered.length > 0 && (
        <p className={css.note}>
          {texts.youOffer}: {offered.join('; ')} ({tellZone(shown.zone, page.language)})
        </p>
      )}
      {talk.brief !== null && (
        <OpeningPanel
          label={texts.brief}
          Icon={IconFileText}
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
        >
          <SideBriefPanel brief={talk.brief} />
          <a className={css.text} href={`/api/v1/links/asks/${token}/brief.pdf?language=${page.language}`}>
            {texts.print}
          </a>
        </OpeningPanel>
      )}
      {talk.isOpen && <OfferForm {...shown} />}
      <CallOffForm {...shown} />
    </div>
  )
}

function useTalkSending({ page, onPage, onAgain }: Props) {
  const own = pageTexts(page.language)
  const texts = talkPageTexts(page.language)
  const words = { failed: own.failed, refusals: { ...own.refusals, ...texts.refusals } }
  return useSending<AskPageShown>(words, onPage, onAgain)
}

/** The other side’s times: one of them is taken with one button. */
function TakeForm(props: Props) {
  const { page, ask, talk, token, zone } = props
  const { language } = page
  const texts = talkPageTexts(language)
  const [chosen, setChosen] = useState<string | null>(null)
  const { isSending, fault, send } = useTalkSending(props)
  const startsAt = chosen !== null && talk.counterTimes.includes(chosen) ? chosen : talk.counterTimes[0]
  if (startsAt === undefined) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { startsAt, instead: ask.meeting?.startsAt ?? null }
    void send(() =>
      call<typeof takeCounterTime>('POST /links/asks/:token/meeting', {
        params: { token },
        query: { language },
        body,
      }),
    )
  }
  return (
    <form onSubmit={submit}>
      <p className={css.says}>
        {texts.theyName(talk.other)} ({tellZone(zone, language)})
      </p>
      <TimesByDayForm
        times={talk.counterTimes}
        chosen={startsAt}
        zone={zone}
        theirZone={null}
        language={language}
        aside={texts.each(ask.minutes)}
        name="counter"
        onChoose={setChosen}
      />
      <SendPanel
        label={texts.take(tellMoment(startsAt, zone, language))}
        isSending={isSending}
        fault={fault}
      />
    </form>
  )
}

function OfferForm(props: Props) {
  const { page, ask, talk, token, zone } = props
  const { language } = page
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  const [own, setOwn] = useState(['', '', ''])
  const { isSending, fault, send } = useTalkSending(props)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const times = own.map((each) => momentIn(each, zone)).filter((each) => each !== null)
    if (times.length === 0) return
    void send(() =>
      call<typeof offerSlots>('PUT /links/asks/:token/times', {
        params: { token },
        query: { language },
        body: { times },
      }),
    ).then((isDone) => {
      if (isDone) setOpen(false)
    })
  }
  return (
    <OpeningPanel
      label={ask.meeting === null ? texts.offerOthers : texts.another}
      Icon={IconCalendarPlus}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <form onSubmit={submit}>
        <p className={css.note}>
          {texts.offerSays(talk.other)} {ask.meeting === null ? '' : texts.givesUp}
        </p>
        <OwnTimesForm
          head={tellZone(zone, language)}
          labelOf={texts.timeLabel}
          own={own}
          most={mostSlots}
          addLabel={texts.addTime}
          onChange={setOwn}
        />
        <SendPanel label={texts.sendTimes} isSending={isSending} fault={fault} isQuiet />
      </form>
    </OpeningPanel>
  )
}

function CallOffForm(props: Props) {
  const { page, talk, token } = props
  const { language } = page
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { isSending, fault, send } = useTalkSending(props)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { reason: reason.trim() === '' ? null : reason.trim() }
    void send(() =>
      call<typeof callOff>('POST /links/asks/:token/cancellation', {
        params: { token },
        query: { language },
        body,
      }),
    )
  }
  return (
    <OpeningPanel label={texts.cannot} Icon={IconX} isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <form onSubmit={submit}>
        <p className={css.note}>{texts.cannotSays(talk.other)}</p>
        <label className={css.field}>
          <span>{texts.why}</span>
          <input maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <SendPanel label={texts.cannotSend} isSending={isSending} fault={fault} isQuiet />
      </form>
    </OpeningPanel>
  )
}
