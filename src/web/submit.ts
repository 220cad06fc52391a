import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Endpoint, Method, ResponseOf } from '../kernel/contract.ts'
import { call, type InputArguments, type InputOf, type RouteOf } from './api.ts'
import { type ApiProblem, asProblem } from './api-problem.ts'

type SubmitOptions<E extends Endpoint> = {
  /** Routes whose answers are no longer true afterwards, as written in `apiQuery`. */
  readonly invalidates?: readonly `${Method} /${string}`[]
  readonly onDone?: (response: ResponseOf<E>, input: InputOf<E>) => void
}

export type Submit<E extends Endpoint> = {
  /** Sends it. A second call while the first waits does nothing. */
  readonly submit: (...args: InputArguments<E>) => void
  readonly waiting: boolean
  readonly done: boolean
  readonly response: ResponseOf<E> | undefined
  readonly problem: ApiProblem | undefined
  /** The first reason for each field the server named. */
  readonly fieldErrors: Readonly<Record<string, string>>
  readonly reset: () => void
}

/**
 * A write, safe to press twice: the same input keeps its idempotency key until the server has
 * given a definite answer, so a repeat after a lost connection is answered and not done again.
 */
export function useSubmit<E extends Endpoint>(route: RouteOf<E>, options: SubmitOptions<E> = {}): Submit<E> {
  const queries = useQueryClient()
  const attempt = useRef<{ text: string; key: string } | null>(null)
  const busy = useRef(false)

  const mutation = useMutation<ResponseOf<E>, unknown, InputOf<E>>({
    mutationFn: async (input) => {
      attempt.current = attemptFor(attempt.current, input)
      return sendOnce<E>(route, input, attempt)
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
    submit: (...args) => {
      if (busy.current) return
      busy.current = true
      mutation.mutate((args[0] ?? {}) as InputOf<E>)
    },
    waiting: mutation.isPending,
    done: mutation.isSuccess,
    response: mutation.data,
    problem,
    fieldErrors: problem === undefined ? {} : byField(problem),
    reset: mutation.reset,
  }
}

async function sendOnce<E extends Endpoint>(
  route: RouteOf<E>,
  input: InputOf<E>,
  attempt: { current: { text: string; key: string } | null },
): Promise<ResponseOf<E>> {
  const args = [input, { idempotencyKey: attempt.current?.key }] as unknown as InputArguments<E>
  try {
    const response = await call<E>(route, ...args)
    attempt.current = null
    return response
  } catch (thrown) {
    if (!asProblem(thrown).unsettled) attempt.current = null
    throw thrown
  }
}

function attemptFor(last: { text: string; key: string } | null, input: unknown) {
  const text = textOf(input)
  return last !== null && last.text === text ? last : { text, key: crypto.randomUUID() }
}

/** A form with files is compared by what its parts are, since it has no text of its own. */
function textOf(input: unknown): string {
  const form = (input as { form?: unknown }).form
  if (!(form instanceof FormData)) return JSON.stringify(input)
  const parts = [...form].map(([name, value]) => [
    name,
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  ])
  return JSON.stringify(parts)
}

async function refresh(queries: QueryClient, routes: readonly string[]) {
  await Promise.all(routes.map((route) => queries.invalidateQueries({ queryKey: [route] })))
}

function byField(problem: ApiProblem): Record<string, string> {
  const reasons: Record<string, string> = {}
  for (const { field, reason } of problem.errors) reasons[plainField(field)] ??= reason
  return reasons
}

/** `/body/name`, `body.name` and `name` all mean the field `name`. */
function plainField(field: string): string {
  return field.replace(/^[/.]?(body|query|params)[/.]/, '').replace(/^\//, '').replaceAll('/', '.')
}
