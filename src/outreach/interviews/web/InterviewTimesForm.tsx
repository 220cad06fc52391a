import type { ResponseOf } from '../../../kernel/contract.ts'
import type { PageLanguage } from '../../../requests/asks/page-language.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { AnotherTimePanel, NameTimesPanel } from '../../../requests/talks/web/NameTimesPanel.tsx'
import { TakeTimePanel } from '../../../requests/talks/web/TakeTimePanel.tsx'
import { useTalkSending } from '../../../requests/talks/web/talk.queries.ts'
import { call } from '../../../web/api.ts'
import { interviewTexts } from '../interview.texts.ts'
import type { nameInterviewTimes, openInterviewLink, takeInterviewTime } from '../invitation.contract.ts'
import { mostNamed } from '../invitation.ts'

type Shown = ResponseOf<typeof openInterviewLink>

type Props = {
  interview: NonNullable<Shown['interview']>
  language: PageLanguage
  token: string
  zone: string
  onPage: (page: Shown) => void
  onAgain: () => Promise<void>
}

/** Taking one of the times offered, or naming others; once one is agreed both stand behind “Another time”. */
export function InterviewTimesForm(props: Props) {
  const { interview, language } = props
  if (interview.state === 'agreed')
    return (
      <AnotherTimePanel language={language}>
        <TakeForm {...props} />
        <NameForm {...props} startsOpen={interview.offered.length === 0} />
      </AnotherTimePanel>
    )
  return (
    <>
      <TakeForm {...props} />
      <NameForm key={interview.state} {...props} startsOpen={isBare(interview)} />
    </>
  )
}

const isBare = ({ offered, state }: Props['interview']) => offered.length === 0 && state === 'offered'

function TakeForm({ interview, language, token, zone, onPage, onAgain }: Props) {
  const { isSending, fault, send } = useTalkSending<Shown>(language, onPage, onAgain)
  const { offered, minutes, theirZone, state, startsAt } = interview
  if (offered.length === 0)
    return state === 'offered' ? <p className={css.note}>{interviewTexts(language).none}</p> : null
  return (
    <TakeTimePanel
      times={offered}
      instead={state === 'agreed' ? startsAt : null}
      onTake={(take) =>
        void send(() =>
          call<typeof takeInterviewTime>('POST /links/interviews/:token/meeting', {
            params: { token },
            query: { language },
            body: { ...take, timeZone: zone },
          }),
        )
      }
      {...{ minutes, theirZone, zone, language, isSending, fault }}
    />
  )
}

function NameForm(props: Props & { startsOpen: boolean }) {
  const { interview, language, token, zone, startsOpen, onPage, onAgain } = props
  const { isSending, fault, send } = useTalkSending<Shown>(language, onPage, onAgain)
  return (
    <NameTimesPanel
      isAlone={interview.offered.length === 0}
      isAgreed={interview.state === 'agreed'}
      most={mostNamed}
      onSend={(times) =>
        void send(() =>
          call<typeof nameInterviewTimes>('PUT /links/interviews/:token/times', {
            params: { token },
            query: { language },
            body: { times, timeZone: zone },
          }),
        )
      }
      {...{ startsOpen, zone, language, isSending, fault }}
    />
  )
}
