const missing = new WeakSet<object>()

/** Notes which failures are parts of the program that the server no longer has, because a newer one took their place. */
export function watchForNewerVersion() {
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

/** True where only loading the page again helps. */
export function isStaleTab(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missing.has(error)
}
