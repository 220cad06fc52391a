import { type QueryClient, queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { chooseWorkspace } from './current-workspace.ts'
import { type Session, type ShellCalls, useShellCalls } from './shell-calls.ts'

export function sessionQuery(calls: ShellCalls) {
  return queryOptions({
    queryKey: ['GET /session'] as const,
    queryFn: async ({ signal }) => {
      const session = await calls.readSession(signal)
      chooseWorkspace(session.workspace?.id ?? null)
      return session
    },
    staleTime: 60_000,
  })
}

/** Who is signed in; pages inside the frame always have a person and a workspace. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery(useShellCalls())).data
}

/** Staff see the full rail; somebody who is only a member sees the short one. */
export function isStaff(session: Session): boolean {
  return session.person?.roles.some((role) => role !== 'member') ?? false
}

/** After signing in or setting up: everything read so far was somebody else's. */
export function useFreshStart() {
  const queries = useQueryClient()
  const router = useRouter()
  return async (to: string) => {
    forget(queries)
    await router.invalidate()
    await router.navigate({ href: to, replace: true })
  }
}

/**
 * Goes on in the workspace that the session names now, as the same person: the frame stays and is told, where a
 * fresh start would leave it showing the one before.
 */
export function useFreshWorkspace() {
  const queries = useQueryClient()
  const router = useRouter()
  return async (to: string) => {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'GET /session' })
    await queries.refetchQueries({ queryKey: ['GET /session'] })
    await router.invalidate()
    await router.navigate({ href: to, replace: true })
  }
}

/** Works in another workspace from here on, in this tab only. */
export function useSwitchWorkspace() {
  const goOn = useFreshWorkspace()
  return (workspaceId: string) => {
    chooseWorkspace(workspaceId)
    return goOn('/')
  }
}

function forget(queries: QueryClient) {
  queries.clear()
}
