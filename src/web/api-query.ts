import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Endpoint, ResponseOf } from '../kernel/contract.ts'
import { call, type InputArguments, type InputOf, type RouteOf } from './api.ts'
import { asProblem } from './api-problem.ts'

/** Options for `useQuery`, under the key `[route, input]`. */
export function apiQuery<E extends Endpoint>(route: RouteOf<E>, ...[input]: InputArguments<E>) {
  return queryOptions({
    queryKey: [route, input ?? {}] as const,
    queryFn: ({ signal }) => call<E>(route, ...argumentsOf<E>(input, signal)),
  })
}

type Page = { readonly rows: readonly unknown[]; readonly next: string | null }

/** Options for `useInfiniteQuery` over a list that answers `{ rows, next }` and takes `cursor`. */
export function apiPages<E extends Endpoint>(route: RouteOf<E>, ...[input]: InputArguments<E>) {
  return infiniteQueryOptions({
    queryKey: [route, input ?? {}, 'pages'] as const,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }): Promise<ResponseOf<E>> => {
      const given = (input ?? {}) as { query?: object }
      const query = pageParam === null ? given.query : { ...given.query, cursor: pageParam }
      return call<E>(route, ...argumentsOf<E>({ ...given, query } as InputOf<E>, signal))
    },
    getNextPageParam: (last) => (last as Page).next,
  })
}

/** All rows of the pages read so far. */
export function rowsOf<Row>(
  data: { readonly pages: readonly { readonly rows: readonly Row[] }[] } | undefined,
) {
  return data?.pages.flatMap((page) => page.rows)
}

function argumentsOf<E extends Endpoint>(
  input: InputOf<E> | undefined,
  signal: AbortSignal,
): InputArguments<E> {
  return [input ?? {}, { signal }] as unknown as InputArguments<E>
}

/** Tries again only what might succeed: a lost connection or a stumbling server, not a refusal. */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, thrown) => failures < 2 && asProblem(thrown).unsettled,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
