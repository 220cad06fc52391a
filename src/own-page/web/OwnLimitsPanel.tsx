import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { BodyOf } from '../../kernel/contract.ts'
import { pageTexts } from '../../requests/asks/page.texts.ts'
import { tellDay } from '../../requests/asks/page-time.ts'
import css from '../../requests/asks/web/OutsidePanel.module.css'
import { FactsPanel, SendPanel } from '../../requests/asks/web/OutsidePanel.tsx'
import { dayFromToday } from '../../requests/asks/web/page.queries.ts'
import type { changeLimits } from '../own-page.contract.ts'
import { ownPageTexts } from '../own-page.texts.ts'
import { recordTexts } from '../own-record.texts.ts'
import { type OwnPart, useOwnActs } from './own-page.queries.ts'
import { RestForm } from './RestForm.tsx'

type Change = BodyOf<typeof changeLimits>
type Editing = 'asks' | 'notice' | 'window' | 'rest' | 'never'

/** What an advocate decides about themself: how often, how long before, when not, with whom not, and to rest. */
export function OwnLimitsPanel(part: OwnPart) {
  const { language } = part.page
  const texts = ownPageTexts(language)
  const [editing, setEditing] = useState<Editing | null>(null)
  const acts = useOwnActs(part, { until: pageTexts(language).refusals['not-ahead'] ?? '' })
  const done = async (sent: Promise<boolean>) => {
    if (await sent) setEditing(null)
  }
  const change = (body: Change) => void done(acts.limits(body))
  const sending = { isSending: acts.isSending, fault: acts.fault, onCancel: () => setEditing(null) }
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>{texts.limits}</h2>
      <LimitFactsPanel part={part} onEdit={setEditing} onChange={change} onRemoveNever={acts.removeNever} />
      {part.own.limits.restsUntil === null && editing !== 'rest' && (
        <TextButtonPanel label={texts.rest} onPress={() => setEditing('rest')} />
      )}
      {editing === 'rest' && <RestForm language={language} onRest={change} {...sending} />}
      {editing !== null && editing !== 'rest' && (
        <EditLimitForm
          key={editing}
          editing={editing}
          part={part}
          onChange={change}
          onNever={(name) => void done(acts.addNever(name))}
          {...sending}
        />
      )}
      {editing === null && acts.fault !== null && (
        <p role="alert" className={css.fault}>
          {acts.fault}
        </p>
      )}
    </section>
  )
}

function TextButtonPanel({ label, of, onPress }: { label: string; of?: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className={css.text}
      aria-label={of === undefined ? undefined : `${label}: ${of}`}
      onClick={onPress}
    >
      {label}
    </button>
  )
}

type FactsProps = {
  part: OwnPart
  onEdit: (editing: Editing) => void
  onChange: (body: Change) => void
  onRemoveNever: (id: string) => Promise<boolean>
}

function LimitFactsPanel({ part: { page, own }, onEdit, onChange, onRemoveNever }: FactsProps) {
  const { language } = page
  const [texts, words, told] = [ownPageTexts(language), pageTexts(language), recordTexts(language)]
  const { limits, neverWith } = own
  const day = (on: string) => tellDay(on, language)
  const withChange = (text: ReactNode, label: string, of: string, editing: Editing) => (
    <>
      {text} <TextButtonPanel label={label} of={of} onPress={() => onEdit(editing)} />
    </>
  )
  const windows = limits.blackouts.map(({ id, from, until, reason }) => (
    <p key={id}>
      {told.window(day(from), day(until))}
      {reason !== null && `, ${reason}`}{' '}
      <TextButtonPanel
        label={words.remove}
        of={told.window(day(from), day(until))}
        onPress={() => onChange({ removeBlackoutId: id })}
      />
    </p>
  ))
  const nevers = neverWith.map(({ id, name }) => (
    <p key={id}>
      {name} <TextButtonPanel label={words.remove} of={name} onPress={() => void onRemoveNever(id)} />
    </p>
  ))
  const facts = [
    {
      label: texts.quarter,
      text: withChange(told.asks(limits.asksAQuarter), words.change, texts.quarter, 'asks'),
    },
    {
      label: texts.notice,
      text: withChange(told.notice(limits.noticeDays), words.change, texts.notice, 'notice'),
    },
    {
      label: texts.busy,
      text: withChange(
        windows.length === 0 ? words.noWindow : windows,
        words.addWindow,
        texts.busy,
        'window',
      ),
    },
    { label: texts.never, text: withChange(nevers, texts.neverSend, texts.never, 'never') },
    ...(limits.restsUntil === null
      ? []
      : [
          {
            label: words.resting,
            text: (
              <>
                {words.until(day(limits.restsUntil))}{' '}
                <TextButtonPanel label={words.endRest} onPress={() => onChange({ restUntil: null })} />
              </>
            ),
          },
        ]),
  ]
  return <FactsPanel facts={facts} />
}

type EditProps = {
  editing: Exclude<Editing, 'rest'>
  part: OwnPart
  isSending: boolean
  fault: string | null
  onChange: (body: Change) => void
  onNever: (name: string) => void
  onCancel: () => void
}

function EditLimitForm({ editing, part, isSending, fault, onChange, onNever, onCancel }: EditProps) {
  const { language } = part.page
  const [texts, words] = [ownPageTexts(language), pageTexts(language)]
  const { asksAQuarter, noticeDays } = part.own.limits
  const [number, setNumber] = useState((editing === 'asks' ? asksAQuarter : noticeDays)?.toString() ?? '')
  const [from, setFrom] = useState(dayFromToday(1))
  const [until, setUntil] = useState(dayFromToday(14))
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const count = number.trim() === '' ? null : Number(number)
    if (editing === 'asks') onChange({ asksAQuarter: count })
    else if (editing === 'notice') onChange({ noticeDays: count })
    else if (editing === 'never') onNever(text)
    else onChange({ blackout: { from, until, reason: text.trim() === '' ? null : text } })
  }
  return (
    <form onSubmit={submit} className={css.open}>
      {(editing === 'asks' || editing === 'notice') && (
        <FieldPanel label={editing === 'asks' ? texts.quarterLabel : texts.noticeLabel}>
          {(id) => (
            <input
              id={id}
              type="number"
              min={0}
              max={editing === 'asks' ? 100 : 365}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </FieldPanel>
      )}
      {editing === 'window' && (
        <div className={css.pair}>
          <FieldPanel label={words.from}>
            {(id) => (
              <input
                id={id}
                type="date"
                value={from}
                required
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </FieldPanel>
          <FieldPanel label={words.to}>
            {(id) => (
              <input
                id={id}
                type="date"
                min={from}
                value={until}
                required
                onChange={(event) => setUntil(event.target.value)}
              />
            )}
          </FieldPanel>
        </div>
      )}
      {(editing === 'window' || editing === 'never') && (
        <FieldPanel label={editing === 'never' ? texts.neverLabel : texts.busyWhy}>
          {(id) => (
            <input
              id={id}
              maxLength={300}
              value={text}
              required={editing === 'never'}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </FieldPanel>
      )}
      <SendPanel
        label={editing === 'never' ? texts.neverSend : words.save}
        isSending={isSending}
        fault={fault}
        isQuiet
      />
      <button type="button" className={css.line} onClick={onCancel}>
        <span className={css.text}>{words.cancel}</span>
      </button>
    </form>
  )
}

function FieldPanel({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={css.field}>
      <span>
        <label htmlFor={id}>{label}</label>
      </span>
      {children(id)}
    </div>
  )
}
