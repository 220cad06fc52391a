import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode } from './errors.ts'

const titles: Record<ErrorCode, string> = {
  invalid: 'The input cannot be accepted',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Changed in the meantime',
  refused: 'Not possible now',
  'too-large': 'Too large',
  'unsupported-type': 'Not a supported kind of content',
  'too-many': 'Too many requests',
  unavailable: 'Not available at the moment',
}

const fastifyCodes: Record<number, ErrorCode> = {
  400: 'invalid',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-type',
  429: 'too-many',
  503: 'unavailable',
}

/** Answers every failure as RFC 9457 problem details, and shows nothing of what is inside. */
export function serveProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(request, reply, toAppError(error), error),
  )
}

/** What a request met, in the product's own words; null for a bug. */
function toAppError(error: FastifyError): AppError | null {
  if (error instanceof AppError) return error
  const broken = databaseError(error)
  if (broken !== null) return broken
  const code = fastifyCodes[error.statusCode ?? 500]
  if (code === undefined) return null
  return new AppError(code, code === 'too-large' ? 'This is larger than the server accepts.' : error.message)
}

/** Values that PostgreSQL itself refuses are bad input, not bugs. */
function databaseError(error: FastifyError): AppError | null {
  const code = (error as { code?: string }).code ?? ''
  if (code === '22021' || code === '22P05')
    return new AppError('invalid', 'The text contains a character that cannot be stored.')
  if (code === '22007' || code === '22008')
    return new AppError('invalid', 'A date lies outside what can be stored.')
  if (code === '40001' || code === '40P01') {
    return new AppError('unavailable', 'Two changes met at the same moment. Please try again.')
  }
  if (code === '53300' || code === '57P03' || code.startsWith('08')) {
    return new AppError('unavailable', 'The database cannot be reached at the moment. Nothing was changed.')
  }
  return null
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  known: AppError | null,
  error: Error,
): FastifyReply {
  if (known === null) request.log.error({ err: error }, 'request failed')
  const status = known?.status ?? 500
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: known === null ? 'Something went wrong on our side' : titles[known.code],
      status,
      code: known?.code ?? 'internal',
      detail:
        known?.message ??
        'Nothing was changed. If it happens again, tell your administrator the number below.',
      ...(known === null || known.fields.length === 0 ? {} : { errors: known.fields }),
      ...known?.facts,
      requestId: request.id,
    })
}
