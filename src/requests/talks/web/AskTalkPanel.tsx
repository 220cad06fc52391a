import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { tellMoment, tellZone } from '../../asks/page-time.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../asks/web/OutsidePanel.tsx'
import {
  type AskPageShown,
  type AskShown,
  type AskTalkShown,
  browserZone,
} from '../../asks/web/page.queries.ts'
import { mostSlots } from '../decide-time.ts'
import type { callOff, offerSlots, takeCounterTime } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { BriefLinePanel } from './BriefLinePanel.tsx'
import { GiveUpPanel } from './GiveUpPanel.tsx'
import { OwnTimesPanel } from './OwnTimesPanel.tsx'
import { TakeTimePanel } from './TakeTimePanel.tsx'
import { useTalkSending } from './talk.queries.ts'

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
  const { language } = page
  const texts = talkPageTexts(language)
  const shown = { ...props, zone: ask.timeZone ?? browserZone() }
  return (
    <div className={css.part}>
      {talk.isOpen && talk.counterTimes.length > 0 && <TakeForm {...shown} />}
      {talk.isOpen && ask.meeting === null && talk.offered.length > 0 && (
        <div className={css.note}>
          {texts.youOffer} ({tellZone(shown.zone, language)})
          <ul>
            {talk.offered.map((time) => (
              <li key={time}>{tellMoment(time, shown.zone, language)}</li>
            ))}
          </ul>
        </div>
      )}
      <BriefLinePanel brief={talk.brief} file={`/api/v1/links/asks/${token}/brief.pdf`} language={language} />
      {talk.isOpen && <OfferForm {...shown} />}
      <CallOffForm {...shown} />
    </div>
  )
}

/** The other side’s times. */
function TakeForm({ page, ask, talk, token, zone, onPage, onAgain }: Props) {
  const { language } = page
  const texts = talkPageTexts(language)
  const { isSending, fault, send } = useTalkSending<AskPageShown>(language, onPage, onAgain)
  return (
    <>
      <p className={css.says}>
        {texts.theyName(talk.other)} ({tellZone(zone, language)})
      </p>
      <TakeTimePanel
        times={talk.counterTimes}
        minutes={ask.minutes}
        theirZone={null}
        instead={ask.meeting?.startsAt ?? null}
        onTake={(body) =>
          void send(() =>
            call<typeof takeCounterTime>('POST /links/asks/:token/meeting', {
              params: { token },
              query: { language },
              body,
            }),
          )
        }
        {...{ zone, language, isSending, fault }}
      />
    </>
  )
}

function OfferForm({ page, ask, talk, token, zone, onPage, onAgain }: Props) {
  const { language } = page
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(false)
  const { isSending, fault, send } = useTalkSending<AskPageShown>(language, onPage, onAgain)
  const offer = async (times: string[]) => {
    const isDone = await send(() =>
      call<typeof offerSlots>('PUT /links/asks/:token/times', {
        params: { token },
        query: { language },
        body: { times },
      }),
    )
    if (isDone) setOpen(false)
  }
  return (
    <OpeningPanel
      label={ask.meeting === null ? texts.offerOthers : texts.another}
      Icon={IconCalendarPlus}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      <p className={css.note}>
        {texts.offerSays(talk.other)} {ask.meeting === null ? '' : texts.givesUp}
      </p>
      <OwnTimesPanel
        head={tellZone(zone, language)}
        most={mostSlots}
        label={texts.sendTimes}
        isQuiet
        onSend={(times) => void offer(times)}
        {...{ zone, language, isSending, fault }}
      />
    </OpeningPanel>
  )
}

function CallOffForm({ page, ask, talk, token, onPage, onAgain }: Props) {
  const { language } = page
  const texts = talkPageTexts(language)
  const { isSending, fault, send } = useTalkSending<AskPageShown>(language, onPage, onAgain)
  return (
    <GiveUpPanel
      label={texts.cannot}
      says={texts.cannotSays(talk.other, ask.meeting !== null)}
      onGiveUp={(body) =>
        void send(() =>
          call<typeof callOff>('POST /links/asks/:token/cancellation', {
            params: { token },
            query: { language },
            body,
          }),
        )
      }
      {...{ language, isSending, fault }}
    />
  )
}
