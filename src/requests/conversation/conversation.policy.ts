import { type Actor, hasRole, personOf } from '../../kernel/actor.ts'
import { isRequester, type RequestRecord } from '../policy.ts'

/** Null where a file may be put with a request: by everybody who sees it; with a draft by whoever writes it. */
export function canAddFile(actor: Actor, request: RequestRecord): string | null {
  if (personOf(actor) === null) return 'Only staff put files with a request.'
  if (request.state !== 'draft' || isRequester(actor, request)) return null
  return 'Submit the request first.'
}

/** Null where a file may be removed: by whoever added it, and by the program. */
export function canRemoveFile(actor: Actor, file: { readonly addedById: string }): string | null {
  if (hasRole(actor, 'program-manager') || personOf(actor) === file.addedById) return null
  return 'Only whoever added a file and the program remove it.'
}
