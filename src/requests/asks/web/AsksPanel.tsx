import { formatDay } from '../../../web/format.ts'
import { ItemHead } from '../../../web/ui/ItemHead.tsx'
import { Disclosure } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { ApprovalStepsPanel } from '../../approvals/web/ApprovalStepsPanel.tsx'
import { WordingPanel } from '../../approvals/web/WordingPanel.tsx'
import { type Ask, isEnded, type Request, sayMoment } from '../../web/queries.ts'
import { AskActsPanel } from './AskActsPanel.tsx'
import styles from './AsksPanel.module.css'
import { markOfAsk, sayInZone, whomOf } from './ask.queries.ts'

/** Whom we ask, and how far each of them is. What ended without folds away. */
export function AsksPanel({ request }: { readonly request: Request }) {
  const running = request.asks.filter(({ state }) => !isEnded(state))
  const ended = request.asks.filter(({ state }) => isEnded(state))
  if (request.asks.length === 0) return null
  return (
    <Section title="Asked" qualifier={`${request.wanted} wanted`}>
      <ul>
        {running.map((ask, at) => (
          <OneAsk key={ask.id} request={request} ask={ask} isFirst={at === 0} />
        ))}
      </ul>
      {running.length === 0 && <p>Nobody is asked at the moment.</p>}
      {ended.length > 0 && (
        <Disclosure title="Ended without" summary={String(ended.length)} open={running.length === 0}>
          <ul>
            {ended.map((ask) => (
              <OneAsk key={ask.id} request={request} ask={ask} isFirst={false} />
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  )
}

const hasBrief = ({ state }: Ask) => state === 'accepted' || state === 'scheduled'

type OneAskProps = { readonly request: Request; readonly ask: Ask; readonly isFirst: boolean }

function OneAsk({ request, ask, isFirst }: OneAskProps) {
  const { contact, account } = ask
  const { kind, words } = markOfAsk(ask.state, request.activityType.timing)
  const place = [contact?.title, contact === null ? null : account.name].filter((part) => part != null)
  return (
    <li className={styles.ask}>
      <ItemHead
        title={
          <TextLink to={contact === null ? `/customers/${account.id}` : `/advocates/${contact.id}`}>
            {whomOf(ask)}
          </TextLink>
        }
        aside={place.join(', ')}
        state={<StateMark kind={kind}>{words}</StateMark>}
      />
      <p className={styles.says}>{ask.says}</p>
      {ask.otherSide != null && ask.otherSide.questions !== '' && (
        <p className={styles.comment}>They would like to hear about: “{ask.otherSide.questions}”</p>
      )}
      {ask.colleague !== null && <p>They named a colleague instead: {ask.colleague}.</p>}
      <ApprovalStepsPanel ask={ask} />
      <WordingPanel request={request} ask={ask} />
      <Facts ask={ask} />
      <FeedbackLines ask={ask} />
      {hasBrief(ask) && (
        <p>
          <TextLink to={`/requests/${request.id}/asks/${ask.id}/brief`}>The brief for each side</TextLink>
        </p>
      )}
      <AskActsPanel request={request} ask={ask} isFirst={isFirst} />
    </li>
  )
}

function Facts({ ask: { meeting, reach, doneOn, evidence, result } }: { readonly ask: Ask }) {
  const planned = meeting?.state === 'planned' ? meeting : null
  if (planned === null && reach === null && doneOn === null) return null
  return (
    <p className={styles.facts}>
      {planned !== null && (
        <Fact label="Talk">
          {[
            sayMoment(planned.startsAt),
            sayInZone(planned.startsAt, planned.timeZone),
            `${planned.minutes} min`,
            planned.place,
          ]
            .filter((part) => part != null)
            .join(', ')}
        </Fact>
      )}
      {doneOn !== null && <Fact label="On">{formatDay(doneOn)}</Fact>}
      {result.map(({ label, kind, value }) => (
        <Fact key={label} label={label}>
          {kind === 'link' ? (
            <TextLink to={value}>{value}</TextLink>
          ) : kind === 'date' ? (
            formatDay(value)
          ) : (
            value
          )}
        </Fact>
      ))}
      {evidence !== null && <Fact label={result.length === 0 ? 'Shown by' : 'Besides'}>{evidence}</Fact>}
      {reach?.email != null && (
        <Fact label="Mail">
          <TextLink to={`mailto:${reach.email}`}>{reach.email}</TextLink>
        </Fact>
      )}
      {reach?.phone != null && (
        <Fact label="Phone">
          <TextLink to={`tel:${reach.phone}`}>{reach.phone}</TextLink>
        </Fact>
      )}
    </p>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <span>
      <span className={styles.label}>{label}</span>
      {children}
    </span>
  )
}

const sides = {
  requester: 'The requester',
  advocate: 'The customer',
  prospect: 'Whom they talked with',
} as const

function FeedbackLines({ ask }: { readonly ask: Ask }) {
  const given = ask.feedback.filter(({ givenAt }) => givenAt !== null)
  if (given.length === 0) return null
  return (
    <ul className={styles.steps} aria-label="Feedback">
      {given.map(({ side, score, comment }) => (
        <li key={side} className={styles.step}>
          <StateMark kind="given">
            {sides[side]}: {score === null ? 'answered' : `${score} of 5`}
          </StateMark>
          {comment !== null && <span className={styles.quote}>“{comment}”</span>}
        </li>
      ))}
    </ul>
  )
}
