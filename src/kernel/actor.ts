import type { PersonId, WorkspaceId } from './ids.ts'

/** What a person may be in a workspace; several at once (product.md, "Who uses it"). */
export const roles = ['administrator', 'program-manager', 'executive', 'member'] as const
export type Role = (typeof roles)[number]

/** Somebody who acts in one workspace, by session or by a key of theirs. */
export type PersonActor = {
  readonly kind: 'person'
  readonly workspaceId: WorkspaceId
  readonly personId: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  /** Present when the person acts through an API key; then every call needs one of these scopes. */
  readonly key?: { readonly id: string; readonly scopes: readonly string[] }
}

/** The product acting by itself, on behalf of a workspace: a job or a reaction. */
export type SystemActor = {
  readonly kind: 'system'
  readonly workspaceId: WorkspaceId
  /** Which job or reaction acts, for the audit trail. */
  readonly task: string
}

/** An outsider acting through a signed link, who never signs in. */
export type LinkActor = {
  readonly kind: 'link'
  readonly workspaceId: WorkspaceId
  readonly purpose: string
  readonly subjectId: string
  /** The contact whose own word it is, where the link was sent to a customer. */
  readonly contactId?: string | null
  /** The person of ours who answers by a link that was mailed to them. */
  readonly personId?: PersonId | null
}

export type Actor = PersonActor | SystemActor | LinkActor

/** True when the actor holds one of the roles. The system holds all of them; a link holds none. */
export function hasRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  if (actor.kind === 'system') return true
  return actor.kind === 'person' && actor.roles.some((role) => wanted.includes(role))
}

/** The person behind an actor, where there is one. */
export function personOf(actor: Actor): PersonId | null {
  if (actor.kind === 'link') return actor.personId ?? null
  return actor.kind === 'person' ? actor.personId : null
}
