/** A reason, in plain words for whoever starts Avouch, why the embedded database cannot run. */
export class EmbeddedDatabaseError extends Error {
  override name = 'EmbeddedDatabaseError'
}

/** Says what an operating-system failure on a path means for the person who started Avouch. */
export function describeFailure(error: unknown, path: string): EmbeddedDatabaseError {
  if (error instanceof EmbeddedDatabaseError) return error
  const text = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return new EmbeddedDatabaseError(plainReason(code, text, path), { cause: error })
}

function plainReason(code: string, text: string, path: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT' || /No space left|quota exceeded/i.test(text)) {
    return `The disk that holds the data folder ${path} is full. Make room and start again.`
  }
  if (code === 'EROFS') return `The data folder ${path} lies on a read-only file system.`
  if (code === 'EACCES' || code === 'EPERM' || /Permission denied/i.test(text)) {
    return `The data folder ${path} cannot be used by ${whoAmI()}: permission denied. (${text})`
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return `The data folder ${path} is not a folder. (${text})`
  return `The embedded database in ${path} cannot start: ${text}`
}

function whoAmI(): string {
  const id = process.getuid?.()
  if (id === undefined) return 'this user'
  return id === 0 ? 'root' : `user ${process.env.USER ?? id}`
}
