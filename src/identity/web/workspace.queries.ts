import type { ResponseOf } from '../../kernel/contract.ts'
import { apiQuery } from '../../web/api-query.ts'
import type { getWorkspace, listWorkspaces } from '../workspace.contract.ts'

export type Workspace = ResponseOf<typeof getWorkspace>

/** The workspace one works in. */
export const workspaceQuery = () => apiQuery<typeof getWorkspace>('GET /workspace')

/** Every workspace one belongs to. */
export const workspacesQuery = () => apiQuery<typeof listWorkspaces>('GET /workspaces')

/** What is no longer true after a change to a workspace. */
export const workspaceRoutes = ['GET /workspace', 'GET /workspaces', 'GET /session'] as const
