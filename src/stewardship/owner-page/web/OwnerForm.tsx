import { type ReactNode, useState } from 'react'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { SendPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import type { OnTap, OwnerTap, PersonShown } from './owner-page.queries.ts'

type FormProps = { readonly isSending: boolean; readonly onSend: OnTap }

function Sent({
  label,
  tap,
  isSending,
  onSend,
  children,
}: FormProps & {
  readonly label: string
  /** Null while something is missing. */
  readonly tap: OwnerTap | null
  readonly children: ReactNode
}) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (tap !== null) void onSend(tap)
      }}
    >
      {children}
      <SendPanel label={label} isSending={isSending || tap === null} fault={null} isQuiet />
    </form>
  )
}

const filled = (text: string) => text.trim() !== ''

function TextLine({
  label,
  value,
  onChange,
  type = 'text',
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'date'
}) {
  return (
    <label className={css.field}>
      <span>{label}</span>
      <input type={type} value={value} onChange={(event) => onChange(event.target.value)} maxLength={300} />
    </label>
  )
}

/** Somebody new, or somebody we should know. A name is enough. */
export function NewcomerForm({ isSending, onSend }: FormProps) {
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [mail, setMail] = useState('')
  const more = { ...(filled(title) ? { text: title } : {}), ...(filled(mail) ? { mail: mail.trim() } : {}) }
  const tap: OwnerTap | null = filled(name) ? { act: 'newcomer', name, ...more } : null
  return (
    <Sent label="Add them" tap={tap} isSending={isSending} onSend={onSend}>
      <TextLine label="Name" value={name} onChange={setName} />
      <TextLine label="Title, where you know it" value={title} onChange={setTitle} />
      <TextLine label="Mail, where you know it" value={mail} onChange={setMail} type="email" />
    </Sent>
  )
}

type Change = 'new-role' | 'reports-to' | 'away'

/** What changed about somebody: one field. */
export function PersonChangeForm({
  person,
  people,
  inAWeek,
  isSending,
  onSend,
}: FormProps & {
  readonly person: PersonShown
  readonly people: readonly PersonShown[]
  readonly inAWeek: string
}) {
  const [change, setChange] = useState<Change>('new-role')
  const [text, setText] = useState('')
  const [superior, setSuperior] = useState('')
  const [until, setUntil] = useState(inAWeek)
  const tap = tapOf(change, { contactId: person.id, text, superior, until })
  return (
    <Sent label="Record it" tap={tap} isSending={isSending} onSend={onSend}>
      <label className={css.field}>
        <span>What changed</span>
        <select value={change} onChange={(event) => setChange(event.target.value as Change)}>
          <option value="new-role">Their title</option>
          <option value="reports-to">Whom they report to</option>
          <option value="away">They are away</option>
        </select>
      </label>
      {change === 'new-role' && <TextLine label="New title" value={text} onChange={setText} />}
      {change === 'away' && <TextLine label="Until and with" value={until} onChange={setUntil} type="date" />}
      {change === 'reports-to' && (
        <>
          <label className={css.field}>
            <span>Reports to</span>
            <select value={superior} onChange={(event) => setSuperior(event.target.value)}>
              <option value="">Somebody else</option>
              {people
                .filter(({ id }) => id !== person.id)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </select>
          </label>
          {superior === '' && <TextLine label="Their name" value={text} onChange={setText} />}
        </>
      )}
    </Sent>
  )
}

function tapOf(
  change: Change,
  { contactId, text, superior, until }: { contactId: string; text: string; superior: string; until: string },
): OwnerTap | null {
  switch (change) {
    case 'new-role':
      return filled(text) ? { act: 'new-role', contactId, text } : null
    case 'away':
      return filled(until) ? { act: 'away', contactId, until } : null
    case 'reports-to':
      if (superior !== '') return { act: 'reports-to', contactId, superiorId: superior }
      return filled(text) ? { act: 'reports-to', contactId, text } : null
  }
}

/** One line of words: a case, an initiative. */
export function WordsForm({
  label,
  send,
  tapOf: toTap,
  isSending,
  onSend,
}: FormProps & {
  readonly label: string
  readonly send: string
  readonly tapOf: (text: string) => OwnerTap
}) {
  const [text, setText] = useState('')
  return (
    <Sent label={send} tap={filled(text) ? toTap(text) : null} isSending={isSending} onSend={onSend}>
      <TextLine label={label} value={text} onChange={setText} />
    </Sent>
  )
}
