import type { Refusal } from '../kernel/result.ts'

/** What can be wrong with a request, as a closed list of words with their HTTP status. */
const statuses = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 409,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many': 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof statuses

/** One field of the input and what is wrong with it. `field` is a path like `need.industry` or `rows.3.name`. */
export type FieldError = { readonly field: string; readonly reason: string }

/** A request that cannot be done, in words for the person who made it. Anything else thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: readonly FieldError[]
  readonly facts: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    detail: string,
    more: { fields?: readonly FieldError[]; facts?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(detail)
    this.code = code
    this.fields = more.fields ?? []
    this.facts = more.facts ?? {}
  }

  get status(): number {
    return statuses[this.code]
  }
}

/** Input that cannot be accepted; names each field and the reason. */
export function invalid(field: string, reason: string): AppError {
  return new AppError('invalid', reason, { fields: [{ field, reason }] })
}

/** Nothing by that id in this workspace, or nothing this person may know of. */
export function notFound(what: string): AppError {
  return new AppError('not-found', `There is no such ${what}.`)
}

/** The actor may not do this. `why` is shown. */
export function forbidden(why: string): AppError {
  return new AppError('forbidden', why)
}

/** Somebody changed the record since it was read. */
export function staleVersion(what: string, current: unknown): AppError {
  return new AppError('conflict', `Somebody changed this ${what} while you were editing it.`, {
    facts: { current },
  })
}

/** Turns a rule's refusal into the answer to the request that met it. Where its facts name a field, so does the answer. */
export function refused({ refusal, why, facts }: Refusal): AppError {
  const field = facts?.['field']
  const fields = typeof field === 'string' ? [{ field, reason: why }] : []
  return new AppError('refused', why, { fields, facts: { refusal, ...facts } })
}

/** Throws unless a policy said yes. A policy answers null for yes, or the reason why not. */
export function requirePermission(why: string | null): void {
  if (why !== null) throw forbidden(why)
}

/** Hands back an accepted decision, or throws the refusal as the answer to the request. */
export function acceptedOr<Accepted extends { readonly ok: true }>(decision: Accepted | Refusal): Accepted {
  if (!decision.ok) throw refused(decision as Refusal)
  return decision as Accepted
}
