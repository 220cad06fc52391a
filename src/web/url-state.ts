import { useRouter, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'

type Value = string | number | boolean | readonly string[]
type Values = Readonly<Record<string, Value>>

/** A default of `''` stands for any string, `0` for any number, and so on. */
type Widened<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends number
      ? number
      : T[K] extends boolean
        ? boolean
        : readonly string[]
}

type SetOptions = {
  /** True while somebody types: the last state is replaced instead of adding a step to Back. */
  readonly replace?: boolean
}

/**
 * Filters, tabs and columns kept in the address. `defaults` say the names and kinds; what equals its
 * default is left out of the address. The defaults must not change between renders.
 */
export function useUrlState<T extends Values>(defaults: T) {
  const router = useRouter()
  const text = useRouterState({ select: (state) => state.location.searchStr })
  const state = useMemo(() => readState(defaults, new URLSearchParams(text)), [defaults, text])

  function setState(patch: Partial<Widened<T>>, options: SetOptions = {}) {
    const href = withPatch(router.latestLocation.pathname, router.latestLocation.searchStr, defaults, patch)
    void router.navigate({ href, replace: options.replace ?? false, resetScroll: false })
  }
  return [state, setState] as const
}

/** What an address says, in the kinds of the defaults. */
export function readState<T extends Values>(defaults: T, search: URLSearchParams): Widened<T> {
  const entries = Object.entries(defaults).map(([name, fallback]) => [
    name,
    readValue(name, fallback, search),
  ])
  return Object.fromEntries(entries) as Widened<T>
}

function readValue(name: string, fallback: Value, search: URLSearchParams): Value {
  if (Array.isArray(fallback)) return search.has(name) ? search.getAll(name).filter(Boolean) : fallback
  const text = search.get(name)
  if (text === null) return fallback
  if (typeof fallback === 'boolean') return text === '1'
  if (typeof fallback !== 'number') return text
  const number = Number(text)
  return Number.isFinite(number) ? number : fallback
}

/** The address after a change; what equals its default is left out. */
export function withPatch(path: string, searchText: string, defaults: Values, patch: object): string {
  const search = new URLSearchParams(searchText)
  for (const [name, value] of Object.entries(patch) as [string, Value | undefined][]) {
    search.delete(name)
    if (value === undefined || String(value) === String(defaults[name])) continue
    if (Array.isArray(value)) for (const one of value.length === 0 ? [''] : value) search.append(name, one)
    else search.append(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}
