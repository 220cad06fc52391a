import { createContext, use } from 'react'
import type { Role } from '../kernel/actor.ts'

type Named = { readonly id: string; readonly name: string }

/** How one begins: nothing here yet, nobody signed in, or who is. */
export type Session = {
  readonly state: 'setup' | 'signed-out' | 'signed-in'
  readonly setupCodeRequired: boolean
  readonly signInProviders: readonly Named[]
  readonly person?: Named & { readonly email: string; readonly roles: readonly Role[] }
  readonly workspace?: Named & { readonly isExample: boolean }
  readonly workspaces?: readonly (Named & { readonly isExample: boolean })[]
}

/** What waits for this reader, by the address of the place. */
export type Counts = Readonly<Record<string, number>>

export type SetUpInput = {
  readonly workspaceName: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly setupCode?: string
  readonly currency?: string
  readonly language?: string
  readonly timeZone?: string
}

export type SearchResult = {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly to: string
}

/** How far the example company is. */
export type ExampleState = {
  readonly workspaceId: string | null
  readonly state: 'absent' | 'loading' | 'failed' | 'ready'
  readonly percent: number
}

/** What the frame needs of the nouns. It may not know them; `router.tsx`, which may, fills this in. */
export type ShellCalls = {
  readonly readSession: (signal?: AbortSignal) => Promise<Session>
  readonly setUp: (input: SetUpInput, idempotencyKey: string) => Promise<unknown>
  readonly signIn: (
    input: { readonly email: string; readonly password: string },
    idempotencyKey: string,
  ) => Promise<{ readonly state: 'signed-in' | 'second-factor' }>
  readonly confirmSecondFactor: (
    input: { readonly code: string; readonly kind: 'totp' | 'recovery' },
    idempotencyKey: string,
  ) => Promise<unknown>
  readonly signOut: (idempotencyKey: string) => Promise<unknown>
  /** Characters a new password needs at least: the server decides, the page says so while one types. */
  readonly shortestPassword: number
  /** Why signing in through a provider ended without, from the word in the address. */
  readonly describeProviderProblem: (code: string) => string
  /** Where signing in through a provider begins; it comes back to `to`. */
  readonly providerAddress: (providerId: string, to: string) => string
  /** How many things wait for this reader, by the address of the place. */
  readonly readWaiting: (signal: AbortSignal) => Promise<Counts>
  /** Says that the reader has read what leads to a page. */
  readonly readNotices: (path: string) => Promise<{ readonly read: number }>
  readonly readExample: (signal?: AbortSignal) => Promise<ExampleState>
  readonly loadExample: (idempotencyKey: string) => Promise<ExampleState>
  readonly removeExample: (idempotencyKey: string) => Promise<unknown>
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly SearchResult[]>
}

export const ShellCallsContext = createContext<ShellCalls | null>(null)

export function useShellCalls(): ShellCalls {
  const calls = use(ShellCallsContext)
  if (calls === null) throw new Error('The frame is used outside its router.')
  return calls
}
