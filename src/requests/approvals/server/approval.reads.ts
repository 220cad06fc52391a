import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Instant } from '../../../kernel/time.ts'
import { standingsNow } from '../../../protection/server/standing.reads.ts'
import type { Standing } from '../../../protection/standing.ts'
import { decodeCursor, encodeCursor } from '../../../server/cursor.ts'
import { notFound } from '../../../server/errors.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import type { FieldEntry } from '../../asks/ask-facts.ts'
import { fieldsBesidesWords } from '../../asks/kind-facts.ts'
import { ownFields } from '../../asks/server/ask-facts.reads.ts'
import { canDecide, seesRequest } from '../../policy.ts'
import { findRequest } from '../../server/request.store.ts'
import { isTheirs } from '../../server/request-view.reads.ts'
import { readRequestRules } from '../../server/rules.reads.ts'
import type { getApproval } from '../approval.contract.ts'
import { silenceOf } from './approval.mails.ts'
import { readInsteadOfOwner } from './instead-of-owner.reads.ts'
import { readWordsOfSteps } from './wording.reads.ts'

type Db = WorkspaceDb | WorkspaceTx
export type ApprovalShown = ResponseOf<typeof getApproval>

type Stored = Omit<
  ApprovalShown,
  'fields' | 'standing' | 'words' | 'load' | 'silence' | 'amount' | 'advocate'
> & {
  readonly contactId: string | null
  readonly fields: readonly FieldEntry[]
  readonly contact: ApprovalShown['advocate'] | null
  readonly proposer: string
  readonly amountMinor: number | null
  readonly currency: string | null
}

async function select(db: Db, where: RawBuilder<unknown>, size: number): Promise<Stored[]> {
  const found = await sql<Stored>`
    select v.id, v.ask_id as "askId", k.request_id as "requestId", v.approver, v.state, v.after_yes as "afterYes",
      v.needs_yes as "needsYes", case when v.approver = 'company' then u.name end as outside,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "onBehalfOf",
      v.opened_at as "openedAt", v.due_at as "dueAt", v.decided_at as "decidedAt", coalesce(d.name, v.decided_by_name) as "decidedBy",
      v.comment,
      case when w.id is not null then jsonb_build_object('id', w.id, 'name', w.name) end as person,
      e.contact_id as "contactId",
      case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title) end as contact,
      jsonb_build_object('id', a.id, 'name', a.name) as account,
      jsonb_build_object('id', p.id, 'name', p.name, 'team', m.name) as requester, pr.name as proposer,
      coalesce(x.name, o.prospect) as prospect, o.amount_minor as "amountMinor", o.amount_currency as currency,
      t.name as activity, ${ownFields} as fields, r.minutes, e.wished_on as "wishedOn", k.why_you as "whyThem"
    from ask_approvals v
    join request_asks k on k.workspace_id = v.workspace_id and k.ask_id = v.ask_id
    join requests r on r.workspace_id = k.workspace_id and r.id = k.request_id
    join ledger_entries e on e.workspace_id = v.workspace_id and e.id = v.ask_id
    join accounts a on a.workspace_id = e.workspace_id and a.id = e.account_id
    join activity_types t on t.workspace_id = r.workspace_id and t.id = r.activity_type_id
    join people p on p.workspace_id = r.workspace_id and p.id = r.requester_id
    join people pr on pr.workspace_id = k.workspace_id and pr.id = k.proposed_by
    left join teams m on m.workspace_id = r.workspace_id and m.id = coalesce(r.team_id, p.team_id)
    left join contacts c on c.workspace_id = e.workspace_id and c.id = coalesce(e.contact_id, k.addressee_id)
    left join people w on w.workspace_id = v.workspace_id and w.id = v.person_id
    left join people b on b.workspace_id = v.workspace_id and b.id = v.on_behalf_of
    left join ask_outside_approvers u on u.workspace_id = v.workspace_id and u.ask_id = v.ask_id
    left join people d on d.workspace_id = v.workspace_id and d.id = v.decided_by
    left join accounts x on x.workspace_id = r.workspace_id and x.id = r.prospect_id
    left join opportunities o on o.workspace_id = r.workspace_id and o.id = r.opportunity_id
    where v.workspace_id = current_workspace() and ${where}
    order by v.due_at, v.id limit ${size}`.execute(db)
  return found.rows
}

/** Adds what is worked out afresh: whether the customer may be asked, their load, and what silence would mean. */
async function tell(db: Db, stored: readonly Stored[], now: Instant): Promise<ApprovalShown[]> {
  const { timeZone } = await readRequestRules(db, now)
  const contactIds = stored.map(({ contactId }) => contactId).filter((id) => id !== null)
  const standings = await standingsNow(db, contactIds, now)
  const printed = stored.filter(({ afterYes }) => afterYes).map(({ id }) => id)
  const words = await readWordsOfSteps(db, printed)
  const instead = await readInsteadOfOwner(
    db,
    stored.map(({ id }) => id),
    now,
  )
  return stored.map(({ contactId, contact, proposer, amountMinor, currency, ...row }) => {
    const standing = standings.get(contactId ?? '')
    const customer = contact?.name ?? row.account.name
    return {
      ...row,
      advocate: contact ?? { ...row.account, title: null },
      amount: amountMinor === null || currency === null ? null : { minor: amountMinor, currency },
      fields: fieldsBesidesWords(row.fields).map(({ label, kind, text }) => ({ label, kind, text })),
      words: words.get(row.id) ?? null,
      insteadOfOwner: instead.get(row.id) ?? null,
      standing: standing?.state ?? 'free',
      load: loadOf(standing),
      silence: silenceOf(row, { customer, proposer, timeZone }),
    }
  })
}

function loadOf(standing: Standing | undefined): ApprovalShown['load'] {
  if (standing?.load == null) return null
  const { done, reserved, cap } = standing.load
  return { done: done / 4, reserved: reserved / 4, cap: cap / 4 }
}

/** Approvals that are open: those that wait for the actor, or for the program all of them; the first due first. */
export async function readApprovals(
  db: WorkspaceDb,
  actor: Actor,
  asked: { readonly mine?: boolean; readonly cursor?: string; readonly size?: number },
  now: Instant,
): Promise<{ rows: ApprovalShown[]; next: string | null }> {
  const size = asked.size ?? 50
  const isAll = hasRole(actor, 'program-manager') && asked.mine !== true
  const conditions = [sql`v.state = 'open'`, isAll ? sql`true` : isTheirs(actor)]
  if (asked.cursor !== undefined) conditions.push(after(asked.cursor))
  const found = await select(db, sql.join(conditions, sql` and `), size + 1)
  const rows = await tell(db, found.slice(0, size), now)
  const last = rows.at(-1)
  const isMore = found.length > size && last !== undefined
  return { rows, next: isMore ? encodeCursor([last.dueAt, last.id]) : null }
}

function after(cursor: string): RawBuilder<unknown> {
  const [dueAt, id] = decodeCursor(cursor, 'moment', 'id')
  return sql`(v.due_at, v.id) > (${dueAt}::timestamptz, ${id}::uuid)`
}

/** One approval, for whoever may answer it or sees its request. Throws `not-found`. */
export async function readApproval(db: Db, actor: Actor, id: string, now: Instant): Promise<ApprovalShown> {
  const shown = await showApproval(db, id, now)
  if (shown === undefined) throw notFound('approval')
  const record = { id, approver: shown.approver, personId: shown.person?.id ?? null }
  if (shown.state !== 'waiting' && canDecide(actor, record) === null) return shown
  const request = await findRequest(db, shown.requestId)
  if (request === undefined || !seesRequest(actor, request)) throw notFound('approval')
  return shown
}

/** One approval for whoever holds its link; undefined where there is none. */
export async function showApproval(db: Db, id: string, now: Instant): Promise<ApprovalShown | undefined> {
  const [shown] = await tell(db, await select(db, sql`v.id = ${id}::uuid`, 1), now)
  return shown
}
