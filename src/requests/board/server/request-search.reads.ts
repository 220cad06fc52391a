import { sql } from 'kysely'
import type { Actor } from '../../../kernel/actor.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import { visibleTo } from '../../server/request-view.reads.ts'
import { foundMost } from './request-filter.reads.ts'

type FoundRequest = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly requester: string
  readonly isOver: boolean
}

/** Fewer letters fit nearly every title; a number may have one figure. */
const fewestLetters = 3

/**
 * Requests by words of their title, their deal or prospect, or by their number, as the actor may see them: what is open
 * first, then the newest. One statement, or none for a word that is too short.
 */
export async function findRequestsByWords(
  db: WorkspaceDb,
  actor: Actor,
  words: string,
  most: number,
): Promise<readonly FoundRequest[]> {
  if (words.length < fewestLetters && !/\d/.test(words)) return []
  const found = await sql<FoundRequest>`
    select r.id, r.number, r.title, p.name as requester, r.state = 'closed' as "isOver"
    from requests r join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    where r.workspace_id = current_workspace() and ${visibleTo(actor)}
      and r.id in (select request_id from search_requests(${words}, ${foundMost}))
    order by r.state = 'closed', r.created_at desc, r.id desc limit ${most}`.execute(db)
  return found.rows
}
