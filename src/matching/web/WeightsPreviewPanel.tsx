import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { requestQuery, requestsQuery, sayRequestNumber } from '../../requests/web/queries.ts'
import { rowsOf } from '../../web/api-query.ts'
import { formatNumber } from '../../web/format.ts'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Select } from '../../web/ui/Select.tsx'
import type { Weights } from '../need.ts'
import type { NeedTold } from './queries.ts'
import { type Preview, previewQuery } from './result.queries.ts'
import { allSavedNeedsQuery } from './saved-need.queries.ts'
import styles from './WeightsPreviewPanel.module.css'

type WeightsPreviewPanelProps = { readonly activityTypeId: string; readonly weights: Weights }

/** How a kept need, or that of an open request, would be ranked with other weights, before they are saved. */
export function WeightsPreviewPanel({ activityTypeId, weights }: WeightsPreviewPanelProps) {
  const kept = rowsOf(useInfiniteQuery(allSavedNeedsQuery()).data)
  const requests = rowsOf(useInfiniteQuery(requestsQuery({ view: 'open' })).data)
  const [typed, setTyped] = useState('')
  if (kept === undefined || requests === undefined) return null
  const choices = [
    ...kept
      .filter(({ contact, halt }) => contact === null && halt === null)
      .map(({ id, name, owner, need }) => ({
        value: id,
        label: `${name}, kept by ${owner.name}`,
        need,
        isOfKind: need.activityTypeId === activityTypeId,
      })),
    ...requests.map(({ id, number, title, activityType }) => ({
      value: id,
      label: `${sayRequestNumber(number)} ${title}`,
      need: null,
      isOfKind: activityType.id === activityTypeId,
    })),
  ].toSorted((a, b) => Number(b.isOfKind) - Number(a.isOfKind))
  const chosen = choices.find(({ value }) => value === typed) ?? choices[0]
  if (chosen === undefined) {
    return (
      <p className={styles.none}>
        There is no kept need and no open request yet on which these weights could be tried.
      </p>
    )
  }
  return (
    <div>
      <Select
        label="Try it on"
        name="tried"
        value={chosen.value}
        onChange={setTyped}
        options={choices.map(({ value, label }) => ({ value, label }))}
      />
      {chosen.need === null ? (
        <OfRequest activityTypeId={activityTypeId} weights={weights} requestId={chosen.value} />
      ) : (
        <Ranked activityTypeId={activityTypeId} weights={weights} need={chosen.need} />
      )}
    </div>
  )
}

function OfRequest({ requestId, ...given }: WeightsPreviewPanelProps & { readonly requestId: string }) {
  const query = useQuery(requestQuery(requestId))
  return (
    <QueryView query={query} what="The request">
      {({ need }) => <Ranked {...given} need={need} />}
    </QueryView>
  )
}

function Ranked({ activityTypeId, weights, need }: WeightsPreviewPanelProps & { readonly need: NeedTold }) {
  const query = useQuery(previewQuery(activityTypeId, weights, need))
  return (
    <QueryView query={query} what="The preview">
      {({ before, after, touched }) =>
        touched === 0 ? (
          <p className={styles.none}>
            Nothing changes: this need has weights of its own, or does not ask for what you changed.
          </p>
        ) : (
          <div className={styles.lists} role="status">
            <List title="Now" rows={before} isAfter={false} />
            <List title="With these weights" rows={after} isAfter />
          </div>
        )
      }
    </QueryView>
  )
}

type ListProps = { readonly title: string; readonly rows: Preview['after']; readonly isAfter: boolean }

function List({ title, rows, isAfter }: ListProps) {
  return (
    <div>
      <p className={styles.head}>{title}</p>
      {rows.length === 0 && <p className={styles.none}>Nobody who fits is free.</p>}
      <ol className={styles.rows} aria-label={title}>
        {rows.map((row) => (
          <li key={row.contactId} className={styles.row}>
            <span className={styles.figure}>{formatNumber(row.rank, 2)}</span>
            <span>
              {row.name}
              {row.account !== null && <span className={styles.account}> {row.account}</span>}
            </span>
            {isAfter && <Move place={row.place} before={row.other} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** ▲ and ▼ with how many places; the words are read out. */
function Move({ place, before }: { readonly place: number; readonly before: number | null }) {
  if (before === place) return <span className={styles.move}>–</span>
  if (before === null) return <span className={styles.move}>new</span>
  const by = before - place
  return (
    <span className={styles.move}>
      <span aria-hidden="true">{by > 0 ? '▲' : '▼'} </span>
      <span className="unseen">{by > 0 ? 'up ' : 'down '}</span>
      {formatNumber(Math.abs(by))}
    </span>
  )
}
