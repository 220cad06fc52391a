export type FieldError = { readonly field: string; readonly reason: string }

/** What a rule answered instead of doing it; `until`, names and counts stand in `facts`. */
export type RefusalDetail = {
  readonly refusal: string
  readonly why: string
  readonly facts: Readonly<Record<string, unknown>>
}

type ProblemFields = {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors?: readonly FieldError[] | undefined
  readonly refusal?: RefusalDetail | undefined
  readonly requestId?: string | undefined
  readonly current?: unknown
}

/** Every way a call can fail. `code` is the server's word, or `offline` when nothing answered. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: readonly FieldError[]
  readonly refusal: RefusalDetail | undefined
  readonly requestId: string | undefined
  /** After an edit conflict: the record as it stands now. */
  readonly current: unknown

  constructor(fields: ProblemFields) {
    super(fields.detail)
    this.name = 'ApiProblem'
    this.status = fields.status
    this.code = fields.code
    this.detail = fields.detail
    this.errors = fields.errors ?? []
    this.refusal = fields.refusal
    this.requestId = fields.requestId
    this.current = fields.current
  }

  /** True when nobody knows whether the server acted: only the same idempotency key is safe then. */
  get unsettled(): boolean {
    return this.code === 'offline' || this.status >= 500
  }
}

/** Any thrown thing as a problem that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  const detail = thrown instanceof Error ? thrown.message : 'Something went wrong on this page.'
  return new ApiProblem({ status: 0, code: 'page-fault', detail })
}

export function offlineProblem(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'offline', detail: 'The server cannot be reached just now.' })
}

/** Reads RFC 9457 problem details; anything else (a proxy's page) becomes a problem by its status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = await readObject(response)
  return new ApiProblem({
    status: response.status,
    code: textOf(body, 'code') ?? `http-${response.status}`,
    detail: textOf(body, 'detail') ?? textOf(body, 'title') ?? `The server answered ${response.status}.`,
    errors: fieldErrorsOf(body),
    refusal: refusalOf(body),
    requestId: textOf(body, 'requestId') ?? response.headers.get('x-request-id') ?? undefined,
    current: body['current'],
  })
}

async function readObject(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function textOf(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function fieldErrorsOf(body: Record<string, unknown>): FieldError[] {
  const errors = body['errors']
  if (!Array.isArray(errors)) return []
  return errors.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const field = textOf(entry as Record<string, unknown>, 'field')
    const reason = textOf(entry as Record<string, unknown>, 'reason')
    return reason === undefined ? [] : [{ field: field ?? '', reason }]
  })
}

/** A refusal's facts stand beside its word: `{ refusal, until, … }`. */
function refusalOf(body: Record<string, unknown>): RefusalDetail | undefined {
  const {
    type: _type,
    title: _title,
    status: _status,
    code: _code,
    errors: _errors,
    requestId: _id,
    ...rest
  } = body
  const { refusal, detail, ...facts } = rest
  if (typeof refusal !== 'string') return undefined
  return { refusal, why: typeof detail === 'string' ? detail : '', facts }
}
