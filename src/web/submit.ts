import type { Endpoint, ResponseOf } from '../kernel/contract.ts'
import { call, type InputArguments, type InputOf, type RouteOf } from './api.ts'
import { useWrite, type Write, type WriteOptions } from './write.ts'

type Submit<E extends Endpoint> = Omit<Write<InputOf<E>, ResponseOf<E>>, 'send'> & {
  /** Sends it. A second call while the first waits does nothing. */
  readonly submit: (...args: InputArguments<E>) => void
}

/** A write to one endpoint of the contract; see `useWrite` for what makes it safe to press twice. */
export function useSubmit<E extends Endpoint>(
  route: RouteOf<E>,
  options: WriteOptions<InputOf<E>, ResponseOf<E>> = {},
): Submit<E> {
  const { send, ...state } = useWrite<InputOf<E>, ResponseOf<E>>(
    (input, idempotencyKey) =>
      call<E>(route, ...([input, { idempotencyKey }] as unknown as InputArguments<E>)),
    options,
  )
  return { ...state, submit: (...args) => send((args[0] ?? {}) as InputOf<E>) }
}
