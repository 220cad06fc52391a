import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { formatNumber } from '../format.ts'
import { withPatch } from '../url-state.ts'
import { classes } from './classes.ts'
import { Disclosure } from './Lines.tsx'
import styles from './Tabs.module.css'
import { TextLink } from './TextLink.tsx'

type Tab = {
  /** Its word in the address; '' for the first tab, which needs none. */
  readonly value: string
  readonly label: string
  readonly count?: number | undefined
}

type TabsProps = {
  readonly label: string
  readonly tabs: readonly Tab[]
  /** The name in the address: `?tab=people`. Read it with `useTab`. */
  readonly param?: string
  /** Names in the address that stay when another tab is opened: how the list is laid out, say. */
  readonly keep?: readonly string[]
}

/** Parts of one page, each with its address. */
export function Tabs({ label, tabs, param = 'tab', keep = [] }: TabsProps) {
  const { pathname, searchStr } = useRouterState({ select: (state) => state.location })
  const current = useTab(tabs, param)
  const addressed = tabs.map(({ value, ...tab }) => ({
    ...tab,
    to: withPatch(pathname, keptOf(searchStr, keep), { [param]: '' }, { [param]: value }),
    isCurrent: value === current,
  }))
  return <TabRow label={label} tabs={addressed} />
}

function keptOf(search: string, names: readonly string[]): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => names.includes(name))
  return new URLSearchParams(kept).toString()
}

type PathTabsProps = {
  readonly label: string
  /** Each with an address of its own. */
  readonly tabs: readonly {
    readonly to: string
    readonly label: string
    readonly count?: number | undefined
  }[]
}

/** Pages that belong together and have an address each, shown as tabs; the longest address that fits is the current. */
export function PathTabs({ label, tabs }: PathTabsProps) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const fitting = tabs.filter(({ to }) => path === to || path.startsWith(`${to}/`))
  const current = fitting.toSorted((a, b) => b.to.length - a.to.length)[0]?.to
  return <TabRow label={label} tabs={tabs.map((tab) => ({ ...tab, isCurrent: tab.to === current }))} />
}

type TabRowProps = {
  readonly label: string
  readonly tabs: readonly (PathTabsProps['tabs'][number] & { readonly isCurrent: boolean })[]
}

/** The row itself. On a phone it is pushed sideways, and opens where the current tab can be read. */
function TabRow({ label, tabs }: TabRowProps) {
  const row = useRef<HTMLUListElement>(null)
  const current = tabs.findIndex(({ isCurrent }) => isCurrent)
  useEffect(() => {
    const [list, tab] = [row.current, row.current?.children[current]]
    if (list == null || tab === undefined || list.scrollWidth <= list.clientWidth) return
    const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()]
    list.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2)
  }, [current])
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul ref={row}>
        {tabs.map(({ to, label: words, count, isCurrent }) => (
          <li key={to}>
            <TextLink
              to={to}
              className={classes(styles.tab, isCurrent && styles.current)}
              aria-current={isCurrent ? 'page' : undefined}
            >
              {words}
              {count !== undefined && <span className={styles.count}>{formatNumber(count)}</span>}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Which tab the address names; the first when it names none that exists. */
export function useTab(tabs: readonly { readonly value: string }[], param = 'tab'): string {
  const text = useRouterState({ select: (state) => state.location.searchStr })
  const named = new URLSearchParams(text).get(param) ?? ''
  return tabs.some((tab) => tab.value === named) ? named : (tabs[0]?.value ?? '')
}

type SideNavProps = {
  readonly label: string
  /** Groups parted by space; within a group one line each. */
  readonly groups: readonly (readonly { readonly to: string; readonly label: string }[])[]
}

/** The settings column: words only, the current one with a green edge. On a phone one line that opens. */
export function SideNav({ label, groups }: SideNavProps) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const current = groups.flat().find(({ to }) => path === to || path.startsWith(`${to}/`))
  const lists = <SideLists groups={groups} current={current?.to} />
  return (
    <nav aria-label={label}>
      <div className={styles.side}>{lists}</div>
      <div className={styles.fold}>
        <Disclosure key={path} title={current?.label ?? label} summary="other settings">
          <div className={styles.side}>{lists}</div>
        </Disclosure>
      </div>
    </nav>
  )
}

type SideListsProps = Pick<SideNavProps, 'groups'> & { readonly current: string | undefined }

function SideLists({ groups, current }: SideListsProps) {
  return groups.map((group) => (
    <ul key={group[0]?.to}>
      {group.map(({ to, label }) => (
        <li key={to}>
          <TextLink
            to={to}
            className={classes(styles.sideLine, to === current && styles.sideCurrent)}
            aria-current={to === current ? 'page' : undefined}
          >
            {label}
          </TextLink>
        </li>
      ))}
    </ul>
  ))
}
