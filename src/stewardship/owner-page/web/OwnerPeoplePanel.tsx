import { useState } from 'react'
import { tellDay } from '../../../requests/asks/page-time.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import { dayFromToday } from '../../../requests/asks/web/page.queries.ts'
import { NewcomerForm, PersonChangeForm } from './OwnerForm.tsx'
import type { OnTap, OwnerAccount, PersonShown } from './owner-page.queries.ts'
import { TapsPanel } from './TapsPanel.tsx'

type OwnerPeoplePanelProps = {
  readonly account: OwnerAccount
  readonly isSending: boolean
  readonly onTap: OnTap
}

const shownAtFirst = 6

/** The people there, those of the program and the longest unconfirmed first; and who else should be known. */
export function OwnerPeoplePanel({ account, isSending, onTap }: OwnerPeoplePanelProps) {
  const [isAll, setAll] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const people = isAll ? account.people : account.people.slice(0, shownAtFirst)
  const more = account.people.length - people.length
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>People</h2>
      {account.people.length === 0 && <p className={css.says}>We know nobody there yet.</p>}
      {people.map((person) => (
        <Person key={person.id} person={person} people={account.people} isSending={isSending} onTap={onTap} />
      ))}
      {more > 0 && (
        <button type="button" className={css.text} onClick={() => setAll(true)}>
          {more} more
        </button>
      )}
      <div className={css.lines}>
        <OpeningPanel
          label="Who else should we know there?"
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
        >
          <NewcomerForm
            isSending={isSending}
            onSend={async (tap) => {
              const isSaid = await onTap(tap)
              if (isSaid) setOpen(false)
              return isSaid
            }}
          />
        </OpeningPanel>
      </div>
    </section>
  )
}

type PersonProps = {
  readonly person: PersonShown
  readonly people: readonly PersonShown[]
  readonly isSending: boolean
  readonly onTap: OnTap
}

function Person({ person, people, isSending, onTap }: PersonProps) {
  const [isChanging, setChanging] = useState(false)
  const { id: contactId, name } = person
  return (
    <TapsPanel
      what={
        <>
          <strong>{name}</strong>
          {sayPlace(person)}
        </>
      }
      fact={person}
      about={name}
      isSending={isSending}
      taps={[
        { label: 'Still true', onTap: () => void onTap({ act: 'still-there', contactId }) },
        { label: 'Changed', onTap: () => setChanging(!isChanging) },
        { label: 'Left', onTap: () => void onTap({ act: 'left', contactId }) },
      ]}
    >
      {isChanging && (
        <PersonChangeForm
          person={person}
          people={people}
          isSending={isSending}
          onSend={async (tap) => {
            const isSaid = await onTap(tap)
            if (isSaid) setChanging(false)
            return isSaid
          }}
          inAWeek={dayFromToday(7)}
        />
      )}
    </TapsPanel>
  )
}

function sayPlace({ title, reportsTo, awayUntil }: PersonShown): string {
  return [
    title === null ? '' : `, ${title}`,
    reportsTo === null ? '; nobody known above them' : `; reports to ${reportsTo}`,
    awayUntil === null ? '' : `; away until ${tellDay(awayUntil, 'en')}`,
  ].join('')
}
