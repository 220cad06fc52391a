import { sql } from 'kysely'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { getApproval } from '../approval.contract.ts'
import type { Wording } from '../wording.ts'
import { compareWords } from './compare-words.ts'

type Db = WorkspaceDb | WorkspaceTx

/** The words that count of each ask that prints some, by ask. One statement, and none where none are printed. */
export async function readWordings(
  db: Db,
  asks: readonly { readonly id: string; readonly needsWords: boolean }[],
): Promise<Map<string, Wording>> {
  const ids = asks.filter(({ needsWords }) => needsWords).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const found = await sql<Wording & { readonly askId: string }>`
    select distinct on (w.ask_id) w.ask_id as "askId", w.version, w.text, w.written_side as "writtenSide",
      w.approval_id as "approvalId", w.requester_agreed_at as "requesterAgreedAt",
      w.advocate_agreed_at as "advocateAgreedAt"
    from ask_wordings w where w.workspace_id = current_workspace() and w.ask_id = any(${ids}::uuid[])
    order by w.ask_id, w.version desc`.execute(db)
  return new Map(found.rows.map(({ askId, ...wording }) => [askId, wording]))
}

/** A version of the words with all that is kept of it. */
export type WordingVersion = Wording & {
  /** Who wrote it. */
  readonly by: string | null
  /** Somebody in the customer's house wrote it: the customer, or an approver there. */
  readonly isTheirs: boolean
  /** The id of whoever of ours wrote it. */
  readonly writtenBy: string | null
  readonly comment: string | null
  readonly at: Instant
  readonly requesterAgreedBy: string | null
  /** Who of ours noted the customer's yes; null where they gave it themselves. */
  readonly advocateNotedBy: string | null
}

/** Every version of the words of an ask, the first first. */
export async function readVersions(db: Db, askId: string): Promise<WordingVersion[]> {
  const found = await sql<WordingVersion>`
    select w.version, w.text, w.written_side as "writtenSide", w.approval_id as "approvalId",
      w.requester_agreed_at as "requesterAgreedAt", w.advocate_agreed_at as "advocateAgreedAt",
      coalesce(p.name, w.written_by_name, c.name) as by, w.written_by is null as "isTheirs", w.written_by as "writtenBy", w.comment, w.at, r.name as "requesterAgreedBy",
      n.name as "advocateNotedBy"
    from ask_wordings w
    join request_asks k on k.workspace_id = w.workspace_id and k.ask_id = w.ask_id
    join ledger_entries e on e.workspace_id = w.workspace_id and e.id = w.ask_id
    left join contacts c on c.workspace_id = e.workspace_id and w.written_side = 'advocate'
      and c.id = coalesce(e.contact_id, k.addressee_id)
    left join people p on p.workspace_id = w.workspace_id and p.id = w.written_by
    left join people r on r.workspace_id = w.workspace_id and r.id = w.requester_agreed_by
    left join people n on n.workspace_id = w.workspace_id and n.id = w.advocate_noted_by
    where w.workspace_id = current_workspace() and w.ask_id = ${askId} order by w.version`.execute(db)
  return found.rows
}

type WordsShown = NonNullable<ResponseOf<typeof getApproval>['words']>

/** The words that steps have before them, by step: those they were said to, else those that count now. One statement. */
export async function readWordsOfSteps(
  db: Db,
  approvalIds: readonly string[],
): Promise<Map<string, WordsShown>> {
  if (approvalIds.length === 0) return new Map()
  const found = await sql<
    Omit<WordsShown, 'changes'> & { readonly id: string; readonly seen: string | null }
  >`
    select v.id, c.version, c.text, coalesce(p.name, c.written_by_name, k.name) as by, c.comment, s.text as seen
    from ask_approvals v
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    join lateral (select w.* from ask_wordings w where w.workspace_id = v.workspace_id and w.ask_id = v.ask_id
      and (v.wording_version is null or w.version = v.wording_version) order by w.version desc limit 1) c on true
    left join ask_wordings s on s.workspace_id = v.workspace_id and s.ask_id = v.ask_id and s.version < c.version
      and s.version = greatest(
        (select max(a.wording_version) from approval_answers a where a.workspace_id = v.workspace_id
          and a.approval_id = v.id and a.wording_version < c.version),
        (select max(m.version) from ask_wordings m where m.workspace_id = v.workspace_id
          and m.ask_id = v.ask_id and m.approval_id = v.id and m.version < c.version))
    left join people p on p.workspace_id = c.workspace_id and p.id = c.written_by
    join request_asks q on q.workspace_id = v.workspace_id and q.ask_id = v.ask_id
    left join contacts k on k.workspace_id = e.workspace_id and c.written_side = 'advocate'
      and k.id = coalesce(e.contact_id, q.addressee_id)
    where v.workspace_id = current_workspace() and v.after_yes and v.id = any(${[...approvalIds]}::uuid[])`.execute(
    db,
  )
  return new Map(
    found.rows.map(({ id, seen, ...words }) => [
      id,
      { ...words, changes: compareWords(seen ?? words.text, words.text) },
    ]),
  )
}
