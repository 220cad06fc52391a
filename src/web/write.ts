import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Method } from '../kernel/contract.ts'
import { type ApiProblem, asProblem } from './api-problem.ts'

export type WriteOptions<Input, Response> = {
  /** Routes whose answers are no longer true afterwards, as written in `apiQuery`. */
  readonly invalidates?: readonly `${Method} /${string}`[]
  readonly onDone?: (response: Response, input: Input) => void
}

export type Write<Input, Response> = {
  /** Sends it. A second call while the first waits does nothing. */
  readonly send: (input: Input) => void
  readonly waiting: boolean
  readonly done: boolean
  readonly response: Response | undefined
  readonly problem: ApiProblem | undefined
  /** The first reason for each field the server named. */
  readonly fieldErrors: Readonly<Record<string, string>>
  readonly reset: () => void
}

type Attempt = { readonly text: string; readonly key: string }

/**
 * A write, safe to press twice: the same input keeps its idempotency key until the server has
 * given a definite answer, so a repeat after a lost connection is answered and not done again.
 */
export function useWrite<Input, Response>(
  run: (input: Input, idempotencyKey: string) => Promise<Response>,
  options: WriteOptions<Input, Response> = {},
): Write<Input, Response> {
  const queries = useQueryClient()
  const attempt = useRef<Attempt | null>(null)
  const busy = useRef(false)

  const mutation = useMutation<Response, unknown, Input>({
    mutationFn: async (input) => {
      attempt.current = attemptFor(attempt.current, input)
      const outcome = await settle(run(input, attempt.current.key))
      if (!outcome.unsettled) attempt.current = null
      if (!outcome.ok) throw outcome.problem
      return outcome.response
    },
    onSuccess: async (response, input) => {
      await refresh(queries, options.invalidates ?? [])
      options.onDone?.(response, input)
    },
    onSettled: () => {
      busy.current = false
    },
  })

  const problem = mutation.error === null ? undefined : asProblem(mutation.error)
  return {
    send: (input) => {
      if (busy.current) return
      busy.current = true
      mutation.mutate(input)
    },
    waiting: mutation.isPending,
    done: mutation.isSuccess,
    response: mutation.data,
    problem,
    fieldErrors: problem === undefined ? {} : byField(problem),
    reset: mutation.reset,
  }
}

async function settle<Response>(answer: Promise<Response>) {
  try {
    return { ok: true, unsettled: false, response: await answer } as const
  } catch (thrown) {
    const problem = asProblem(thrown)
    return { ok: false, unsettled: problem.unsettled, problem } as const
  }
}

/** The same input under an open attempt is the same submit. */
export function attemptFor(last: Attempt | null, input: unknown): Attempt {
  const text = textOf(input)
  return last !== null && last.text === text ? last : { text, key: crypto.randomUUID() }
}

/** A form with files is compared by what its parts are, since it has no text of its own. */
function textOf(input: unknown): string {
  const form = typeof input === 'object' && input !== null && 'form' in input ? input.form : undefined
  if (!(form instanceof FormData)) return JSON.stringify(input) ?? ''
  const parts = [...form].map(([name, value]) => [
    name,
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  ])
  return JSON.stringify(parts)
}

async function refresh(queries: QueryClient, routes: readonly string[]) {
  await Promise.all(routes.map((route) => queries.invalidateQueries({ queryKey: [route] })))
}

/** The first reason for each field; `/body/name`, `body.name` and `name` all mean the field `name`. */
export function byField(problem: ApiProblem): Record<string, string> {
  const reasons: Record<string, string> = {}
  for (const { field, reason } of problem.errors) reasons[plainField(field)] ??= reason
  return reasons
}

function plainField(field: string): string {
  return field
    .replace(/^[/.]?(body|query|params)[/.]/, '')
    .replace(/^\//, '')
    .replaceAll('/', '.')
}
