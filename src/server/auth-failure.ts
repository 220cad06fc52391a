/** What better-auth answered instead of doing it, as its status and its code; null for anything else thrown. */
export function authFailure(thrown: unknown): { readonly status: number; readonly code: string } | null {
  if (!(thrown instanceof Error) || thrown.name !== 'APIError') return null
  const { statusCode, body } = thrown as Error & { statusCode?: number; body?: { code?: string } }
  if (statusCode === undefined || statusCode >= 500) return null
  return { status: statusCode, code: body?.code ?? '' }
}
