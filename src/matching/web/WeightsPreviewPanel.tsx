import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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

/** How a kept need would be ranked with other weights, before they are saved. */
export function WeightsPreviewPanel({ activityTypeId, weights }: WeightsPreviewPanelProps) {
  const kept = rowsOf(useInfiniteQuery(allSavedNeedsQuery()).data)
  const [chosen, setChosen] = useState('')
  const fitting = kept?.filter(
    ({ need, contact }) => need.activityTypeId === activityTypeId && contact === null,
  )
  if (kept === undefined) return null
  const all = (fitting ?? []).length > 0 ? (fitting ?? []) : kept.filter(({ contact }) => contact === null)
  if (all.length === 0) {
    return (
      <p className={styles.none}>
        Nobody keeps a need yet. Keep one on the page Find a customer, and its ranking can be tried here
        first.
      </p>
    )
  }
  const need = (all.find(({ id }) => id === chosen) ?? all[0])?.need
  return (
    <div>
      <Select
        label="Try it on a kept need"
        name="savedNeed"
        value={chosen === '' ? (all[0]?.id ?? '') : chosen}
        onChange={setChosen}
        options={all.map(({ id, name, owner }) => ({ value: id, label: `${name} (${owner.name})` }))}
      />
      {need !== undefined && <Ranked activityTypeId={activityTypeId} weights={weights} need={need} />}
    </div>
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
          <div className={styles.lists}>
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
