import { type Actor, hasRole } from '../kernel/actor.ts'

/**
 * True for whoever sees the results of all: program managers and executives. Everybody else sees their own
 * opportunities and requests, and nothing of others. Source: domain.md, "Who sees what".
 */
export function seesAllResults(actor: Actor): boolean {
  return hasRole(actor, 'program-manager', 'executive')
}
