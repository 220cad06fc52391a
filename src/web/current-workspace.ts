const storageKey = 'avouch.workspace'

let chosen: string | null = readStored()

/** The workspace this tab works in; null until the session has said which. */
export function currentWorkspaceId(): string | null {
  return chosen
}

/** Kept per tab, so that two workspaces can stand open side by side. */
export function chooseWorkspace(workspaceId: string | null) {
  chosen = workspaceId
  try {
    if (workspaceId === null) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, workspaceId)
  } catch {
    // Without storage the choice lasts until the page is loaded again.
  }
}

function readStored(): string | null {
  try {
    return sessionStorage.getItem(storageKey)
  } catch {
    return null
  }
}
