import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../asks/web/OutsidePanel.tsx'
import type { SlotPageShown, TalkShown } from '../../asks/web/page.queries.ts'
import { mostCounterTimes } from '../decide-time.ts'
import type { nameProspectTimes, takeSlot } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { OwnTimesPanel } from './OwnTimesPanel.tsx'
import { TakeTimePanel } from './TakeTimePanel.tsx'
import { useTalkSending } from './talk.queries.ts'

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
        <TakeForm {...props} />
        <div className={css.part}>
          <NameForm
            key={talk.state}
            {...props}
            startsOpen={talk.slots.length === 0 && talk.state === 'choosing'}
          />
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
      <TakeForm {...props} />
      <div className={css.part}>
        <NameForm {...props} startsOpen={talk.slots.length === 0} />
      </div>
    </OpeningPanel>
  )
}

function TakeForm({ page, talk, token, zone, questions, onPage, onAgain }: Props) {
  const { language } = page
  const { isSending, fault, send } = useTalkSending<SlotPageShown>(language, onPage, onAgain)
  return (
    <TakeTimePanel
      times={talk.slots}
      minutes={talk.minutes}
      theirZone={talk.theirZone}
      instead={talk.state === 'agreed' ? (talk.meeting?.startsAt ?? null) : null}
      onTake={(take) =>
        void send(() =>
          call<typeof takeSlot>('POST /links/slots/:token/meeting', {
            params: { token },
            query: { language },
            body: { ...take, timeZone: zone, questions },
          }),
        )
      }
      {...{ zone, language, isSending, fault }}
    />
  )
}

function NameForm({
  page,
  talk,
  token,
  zone,
  questions,
  startsOpen,
  onPage,
  onAgain,
}: Props & { startsOpen: boolean }) {
  const { language } = page
  const texts = talkPageTexts(language)
  const [isOpen, setOpen] = useState(startsOpen)
  const { isSending, fault, send } = useTalkSending<SlotPageShown>(language, onPage, onAgain)
  return (
    <OpeningPanel
      label={talk.slots.length === 0 ? texts.ownTimesLine : texts.noneFits}
      detail={talk.slots.length === 0 ? undefined : texts.noneFitsSays}
      Icon={IconCalendarPlus}
      isOpen={isOpen}
      onToggle={() => setOpen(!isOpen)}
    >
      {talk.state === 'agreed' && <p className={css.note}>{texts.givesUp}</p>}
      <OwnTimesPanel
        head={texts.ownTimes}
        most={mostCounterTimes}
        label={texts.sendTimes}
        isQuiet
        onSend={(times) =>
          void send(() =>
            call<typeof nameProspectTimes>('PUT /links/slots/:token/times', {
              params: { token },
              query: { language },
              body: { times, timeZone: zone, questions },
            }),
          )
        }
        {...{ zone, language, isSending, fault }}
      />
    </OpeningPanel>
  )
}
