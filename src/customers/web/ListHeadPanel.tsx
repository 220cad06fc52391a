import type { ReactNode } from 'react'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { SearchBox } from '../../web/ui/SearchBox.tsx'
import { SkeletonLines } from '../../web/ui/Skeleton.tsx'
import styles from './ListHeadPanel.module.css'

type ListHeadPanelProps = {
  readonly label: string
  readonly q: string
  readonly onSearch: (words: string) => void
  readonly actions: ReactNode
}

/** The search box over a list, and what shapes the list beside it. */
export function ListHeadPanel({ label, q, onSearch, actions }: ListHeadPanelProps) {
  return (
    <div className={styles.head}>
      <div className={styles.box}>
        <SearchBox label={label} value={q} onSearch={onSearch} placeholder="A name, or a part of one" />
      </div>
      {actions}
    </div>
  )
}

type NothingPanelProps = {
  readonly one: string
  readonly many: string
  readonly mine: boolean
  /** How many there are without any filter; undefined while nobody knows. */
  readonly all: number | undefined
  readonly mayImport: string | null
  readonly onClear: () => void
}

/** Instead of a list without rows: nothing is there at all, or nothing fits what was chosen. */
export function NothingPanel({ one, many, mine, all, mayImport, onClear }: NothingPanelProps) {
  if (all === undefined) return <SkeletonLines label={`The ${many} are being read`} />
  if (all > 0) {
    return (
      <EmptyState
        title={`No ${one} fits`}
        actions={<Button onPress={onClear}>Clear search and filters</Button>}
      >
        What was typed or chosen leaves none of {all.toLocaleString()}.
      </EmptyState>
    )
  }
  if (mine || mayImport !== null) {
    return (
      <EmptyState title={`No ${many} of yours yet`}>
        They stand here once somebody names you as relationship owner.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={`No ${many} yet`}
      actions={<LinkButton to="/customers/import">Import from a file</LinkButton>}
    >
      They come from a CSV or Excel file, as your CRM exports it.
    </EmptyState>
  )
}
