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

/** Works in another workspace from here on, in this tab only. */
export function useSwitchWorkspace() {
  const startFresh = useFreshStart()
  return (workspaceId: string) => {
    chooseWorkspace(workspaceId)
    return startFresh('/')
  }
}

function forget(queries: QueryClient) {
  queries.clear()
}
