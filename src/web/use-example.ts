import { useQuery } from '@tanstack/react-query'
import { type ExampleState, useShellCalls } from './shell-calls.ts'
import { useWrite } from './write.ts'

const absent: ExampleState = { workspaceId: null, state: 'absent', percent: 0 }

/** The example company: how far it is, looked at again while it is being filled, and how to make it. */
export function useExample() {
  const calls = useShellCalls()
  const query = useQuery({
    queryKey: ['GET /example'],
    queryFn: ({ signal }) => calls.readExample(signal),
    refetchInterval: ({ state }) => (state.data?.state === 'loading' ? 400 : false),
    // What was true before somebody else removed it must not be shown as true.
    staleTime: 0,
  })
  const load = useWrite((_: null, key) => calls.loadExample(key), { invalidates: ['GET /example'] })
  return { state: query.data ?? absent, isKnown: query.data !== undefined, query, load }
}
