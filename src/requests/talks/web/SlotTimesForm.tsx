import { call } from '../../../web/api.ts'
import css from '../../asks/web/OutsidePanel.module.css'
import type { SlotPageShown, TalkShown } from '../../asks/web/page.queries.ts'
import { mostCounterTimes } from '../decide-time.ts'
import type { nameProspectTimes, takeSlot } from '../slot.contract.ts'
import { talkPageTexts } from '../talk-page.texts.ts'
import { AnotherTimePanel, NameTimesPanel } from './NameTimesPanel.tsx'
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
  const isAlone = talk.slots.length === 0
  if (talk.state === 'agreed')
    return (
      <AnotherTimePanel language={page.language}>
        <TakeForm {...props} />
        <NameForm {...props} startsOpen={isAlone} />
      </AnotherTimePanel>
    )
  return (
    <>
      <TakeForm {...props} />
      <NameForm key={talk.state} {...props} startsOpen={isAlone && talk.state === 'choosing'} />
      <p className={css.note}>{talkPageTexts(page.language).bothInvited}</p>
    </>
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

function NameForm(props: Props & { startsOpen: boolean }) {
  const { page, talk, token, zone, questions, startsOpen, onPage, onAgain } = props
  const { language } = page
  const { isSending, fault, send } = useTalkSending<SlotPageShown>(language, onPage, onAgain)
  return (
    <NameTimesPanel
      isAlone={talk.slots.length === 0}
      isAgreed={talk.state === 'agreed'}
      most={mostCounterTimes}
      onSend={(times) =>
        void send(() =>
          call<typeof nameProspectTimes>('PUT /links/slots/:token/times', {
            params: { token },
            query: { language },
            body: { times, timeZone: zone, questions },
          }),
        )
      }
      {...{ startsOpen, zone, language, isSending, fault }}
    />
  )
}
