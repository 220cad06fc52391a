import { type FormEvent, useState } from 'react'
import type { BodyOf } from '../../../kernel/contract.ts'
import { call } from '../../../web/api.ts'
import type { changeOwnLimits } from '../ask-page.contract.ts'
import { pageTexts } from '../page.texts.ts'
import { tellDay } from '../page-time.ts'
import css from './OutsidePanel.module.css'
import { FactsPanel, SendPanel } from './OutsidePanel.tsx'
import type { AskPageShown } from './page.queries.ts'
import { dayFromToday, useSending } from './page.queries.ts'

type Change = BodyOf<typeof changeOwnLimits>
type Props = {
  page: AskPageShown
  token: string
  onPage: (page: AskPageShown) => void
  onAgain: () => Promise<void>
}

/** What an advocate decides about themself: how often, when not, and to rest. */
export function OwnLimitsPanel({ page, token, onPage, onAgain }: Props) {
  const { language, limits } = page
  const texts = pageTexts(language)
  const [editing, setEditing] = useState<'asks' | 'window' | 'rest' | null>(null)
  const { isSending, fault, send } = useSending<AskPageShown>(texts, onPage, onAgain)
  if (limits === null) return null
  const change = async (body: Change) => {
    const input = { params: { token }, query: { language }, body }
    if (await send(() => call<typeof changeOwnLimits>('PUT /links/asks/:token/limits', input)))
      setEditing(null)
  }
  const textButton = (label: string, onClick: () => void) => (
    <button type="button" className={css.text} onClick={onClick}>
      {label}
    </button>
  )
  const windows = limits.blackouts.map((each) => (
    <p key={each.id}>
      {texts.window(tellDay(each.from, language), tellDay(each.until, language))}{' '}
      {textButton(texts.remove, () => void change({ removeBlackoutId: each.id }))}
    </p>
  ))
  const facts = [
    {
      label: texts.asks,
      text: (
        <>
          {texts.atMost(limits.asksAQuarter)} {textButton(texts.change, () => setEditing('asks'))}
        </>
      ),
    },
    {
      label: texts.notFrom,
      text: (
        <>
          {windows.length === 0 ? `${texts.noWindow} ` : windows}
          {textButton(texts.addWindow, () => setEditing('window'))}
        </>
      ),
    },
    ...(limits.never.length === 0 ? [] : [{ label: texts.never_, text: limits.never.join(', ') }]),
    ...(limits.restsUntil === null
      ? []
      : [
          {
            label: texts.resting,
            text: (
              <>
                {texts.until(tellDay(limits.restsUntil, language))}{' '}
                {textButton(texts.endRest, () => void change({ restUntil: null }))}
              </>
            ),
          },
        ]),
  ]
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>{texts.limits}</h2>
      <FactsPanel facts={facts} />
      {limits.restsUntil === null && textButton(texts.rest, () => setEditing('rest'))}
      {editing !== null && (
        <EditLimitsForm
          key={editing}
          editing={editing}
          page={page}
          isSending={isSending}
          fault={fault}
          onChange={(body) => void change(body)}
          onCancel={() => setEditing(null)}
        />
      )}
      {editing === null && fault !== null && (
        <p role="alert" className={css.fault}>
          {fault}
        </p>
      )}
    </section>
  )
}

function EditLimitsForm({
  editing,
  page,
  isSending,
  fault,
  onChange,
  onCancel,
}: {
  editing: 'asks' | 'window' | 'rest'
  page: AskPageShown
  isSending: boolean
  fault: string | null
  onChange: (body: Change) => void
  onCancel: () => void
}) {
  const { language } = page
  const texts = pageTexts(language)
  const [asks, setAsks] = useState(page.limits?.asksAQuarter?.toString() ?? '')
  const [from, setFrom] = useState(dayFromToday(1))
  const [until, setUntil] = useState(dayFromToday(editing === 'rest' ? 90 : 14))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (editing === 'asks') onChange({ asksAQuarter: asks.trim() === '' ? null : Number(asks) })
    else if (editing === 'rest') onChange({ restUntil: until })
    else onChange({ blackout: { from, until } })
  }
  const dateField = (label: string, value: string, set: (value: string) => void) => (
    <label className={css.field}>
      <span>{label}</span>
      <input
        type="date"
        min={dayFromToday(1)}
        value={value}
        required
        onChange={(event) => set(event.target.value)}
      />
    </label>
  )
  return (
    <form onSubmit={submit} className={css.open}>
      {editing === 'asks' && (
        <label className={css.field}>
          <span>{texts.atMost(Number(asks))}</span>
          <input
            type="number"
            min={0}
            max={100}
            value={asks}
            onChange={(event) => setAsks(event.target.value)}
          />
        </label>
      )}
      {editing === 'window' && (
        <div className={css.pair}>
          {dateField(texts.from, from, setFrom)}
          {dateField(texts.to, until, setUntil)}
        </div>
      )}
      {editing === 'rest' && dateField(texts.rest, until, setUntil)}
      <SendPanel
        label={editing === 'rest' && until !== '' ? texts.restSend(tellDay(until, language)) : texts.save}
        isSending={isSending}
        fault={fault}
        isQuiet
      />
      <button type="button" className={css.line} onClick={onCancel}>
        <span className={css.text}>{texts.cancel}</span>
      </button>
    </form>
  )
}
