import { IconX } from '@tabler/icons-react'
import { formatDay, formatList, formatNumber } from '../../web/format.ts'
import { Button, IconButton } from '../../web/ui/Button.tsx'
import { LoadBar } from '../../web/ui/LoadBar.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { markOf } from './queries.ts'
import { WhatIfChart } from './WhatIfChart.tsx'
import styles from './WhatIfPanel.module.css'
import type { WhatIfAnswer, WhatIfPerson } from './what-if.queries.ts'

type WhatIfPanelProps = {
  readonly answer: WhatIfAnswer
  /** A month was asked for, and each has a day of their own. */
  readonly isMonth: boolean
  readonly onRemove: (contactId: string) => void
  readonly onAsk: (person: WhatIfPerson) => void
}

/** Each one's standing then, in the order they would be asked, with the load it would leave. */
export function WhatIfPanel({ answer, isMonth, onRemove, onAsk }: WhatIfPanelProps) {
  return (
    <>
      <ol className={styles.people}>
        {answer.people.map((person) => (
          <li key={person.contactId} className={styles.person}>
            <Standing person={person} answer={answer} isMonth={isMonth} />
            <Loads person={person} />
            <WhatIfChart person={person} today={answer.today} />
            <span className={styles.acts}>
              {mayAsk(person) && (
                <Button look={person.isFree ? 'secondary' : 'quiet'} onPress={() => onAsk(person)}>
                  {person.isFree ? 'Ask…' : 'Plan…'}
                  <span className="unseen"> {person.name}</span>
                </Button>
              )}
              <IconButton
                label={`Take ${person.name} out`}
                icon={<IconX size={16} stroke={1.5} aria-hidden />}
                onPress={() => onRemove(person.contactId)}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.legend}>
        Bars: solid as it stands on the fullest day the ask would count, outlined this ask. Curves: line as it
        stands, dashed with the ask, above it the cap.
      </p>
    </>
  )
}

/** Where a day or an exception could help; not against a never or a missing permission. */
const mayAsk = ({ account, standing }: WhatIfPerson) =>
  account !== null && standing.state !== 'never' && standing.state !== 'blocked'

type StandingProps = {
  readonly person: WhatIfPerson
  readonly answer: WhatIfAnswer
  readonly isMonth: boolean
}

function Standing({ person, answer, isMonth }: StandingProps) {
  const { name, account, isFree, standing, on } = person
  return (
    <div className={styles.words}>
      <TextLink to={`/advocates/${person.contactId}`} className={styles.name}>
        {name}
      </TextLink>
      {account !== null && (
        <span className={styles.account}>
          {' '}
          <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>
        </span>
      )}
      <p>
        <StateMark kind={markOf(standing.state)}>
          {isFree ? `free on ${formatDay(on)}` : isMonth ? 'not in this month' : `not on ${formatDay(on)}`}
          {standing.state === 'close-to-limit' && ', close to a limit'}
        </StateMark>
      </p>
      <ul className={styles.reasons}>
        {sentencesOf(person, answer).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function sentencesOf(person: WhatIfPerson, { activityType }: WhatIfAnswer): string[] {
  const { account, behind, earliestOn, isFree, mayOverride, standing, owner, isShortNotice } = person
  const said = standing.reasons.map(({ says, until }) =>
    until === null ? says : `${says.replace(/\.$/, '')}, until ${formatDay(until)}.`,
  )
  if (account === null) said.push('Belongs to no account yet, so nobody can ask them.')
  if (behind.length > 0) {
    said.push(`Free if it were not for ${formatList(behind.map(({ name }) => name))} of the same account.`)
  }
  if (!isFree && account !== null) {
    said.push(earliestOn === null ? 'No free day is known yet.' : `First free on ${formatDay(earliestOn)}.`)
    if (mayOverride) said.push('An exception is possible with the owner’s yes.')
  }
  if (standing.ownerYes.length > 0) {
    const why = standing.ownerYes.map(({ says }) => says).join(' ')
    said.push(`${owner ?? 'The relationship owner'} must say yes: ${why}`)
  }
  if (isShortNotice) {
    said.push(`Short notice: this kind wants ${formatNumber(activityType.noticeDays)} working days.`)
  }
  return said
}

function Loads({ person: { load, accountLoad } }: { readonly person: WhatIfPerson }) {
  return (
    <dl className={styles.loads}>
      {load !== null && <Change words="Load" change={load} />}
      {accountLoad !== null && <Change words="Account" change={accountLoad} />}
    </dl>
  )
}

type ChangeProps = { readonly words: string; readonly change: NonNullable<WhatIfPerson['load']> }

function Change({ words, change: { before, after, cap } }: ChangeProps) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>
        <LoadBar done={before} reserved={after - before} cap={cap} withCap />
        <span className={styles.change}>from {formatNumber(before)}</span>
      </dd>
    </div>
  )
}
