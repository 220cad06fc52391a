import { useState } from 'react'
import { formatNumber } from '../../web/format.ts'
import { FoundWhileTyping } from '../../web/ui/FoundWhileTyping.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { useFound } from '../../web/ui/use-found.ts'
import { AskTypeForm } from './AskTypeForm.tsx'
import { markOf } from './queries.ts'
import styles from './WhatIfForm.module.css'
import { findAdvocates, monthsFrom, mostWeighed, type WhatIfWhen } from './what-if.queries.ts'

type WhatIfFormProps = {
  readonly today: string
  readonly chosen: readonly string[]
  readonly type: string
  readonly when: WhatIfWhen
  readonly onAdd: (contactId: string) => void
  readonly onType: (type: string) => void
  readonly onWhen: (when: WhatIfWhen) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Whom, what for and when: one line of questions; every answer is weighed at once. */
export function WhatIfForm(props: WhatIfFormProps) {
  const { chosen, type, onAdd, onType, errors } = props
  return (
    <div className={styles.form}>
      <AddAdvocate chosen={chosen} onAdd={onAdd} />
      <AskTypeForm label="What for" value={type} onChange={onType} error={errors['activityTypeId']} />
      <When {...props} />
    </div>
  )
}

function When({ today, when, onWhen, errors }: WhatIfFormProps) {
  const months = monthsFrom(today, 13)
  const isDay = 'on' in when
  return (
    <>
      <Segmented
        legend="When"
        value={isDay ? 'day' : 'month'}
        onChange={(next) =>
          onWhen(next === 'day' ? { on: firstOf(when, today) } : { month: firstOf(when, today).slice(0, 7) })
        }
        choices={[
          { value: 'month', label: 'A month' },
          { value: 'day', label: 'A day' },
        ]}
      />
      {isDay ? (
        <DateField
          label="On which day"
          name="on"
          min={today}
          value={when.on}
          onChange={(on) => on !== '' && onWhen({ on })}
          error={errors['on']}
        />
      ) : (
        <Select
          label="In which month"
          name="month"
          value={when.month}
          onChange={(month) => onWhen({ month })}
          options={months}
          help="Each is weighed on their first free working day in it."
          error={errors['month']}
        />
      )}
    </>
  )
}

/** The day a month begins with, today where that lies behind. */
function firstOf(when: WhatIfWhen, today: string): string {
  const day = 'on' in when ? when.on : `${when.month}-01`
  return day < today ? today : day
}

type AddAdvocateProps = Pick<WhatIfFormProps, 'chosen' | 'onAdd'>

function AddAdvocate({ chosen, onAdd }: AddAdvocateProps) {
  const [text, setText] = useState('')
  const found = useFound(text, findAdvocates, true)
  const isFull = chosen.length >= mostWeighed
  const others = found.items.filter(({ contactId }) => !chosen.includes(contactId))
  const nothing = found.searching ? 'Searching' : 'Nobody else who can be found fits.'
  return (
    <FoundWhileTyping
      label="Add somebody"
      aside={`${formatNumber(chosen.length)} of ${formatNumber(mostWeighed)}`}
      value={text}
      onChange={setText}
      placeholder="A name, a company, an industry"
      help={isFull ? `${formatNumber(mostWeighed)} are weighed at most. Take somebody out first.` : undefined}
      error={found.failed ? 'The search could not be run; type on to try again.' : undefined}
      question={others.length > 0 ? 'Whom?' : nothing}
      found={(text.trim().length < 2 || isFull ? [] : others).map((row) => ({
        id: row.contactId,
        mark: <StateShape kind={row.standing === null ? 'later' : markOf(row.standing.state)} />,
        title: row.name,
        detail: [row.title, row.account?.name].filter(Boolean).join(', '),
        act: 'Add',
        onAct: () => {
          onAdd(row.contactId)
          setText('')
        },
      }))}
    />
  )
}
