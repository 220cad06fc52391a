import { sql } from 'kysely'
import type { ResponseOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/time.ts'
import type { Link } from '../../server/links.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../server/tenancy.ts'
import type { openOutreachLink } from '../contract.ts'
import { decideAct, type OutreachState, type OwnerAnswer } from '../outreach.ts'

type Page = ResponseOf<typeof openOutreachLink>

type Row = {
  readonly workspace: string
  readonly state: OutreachState | null
  readonly owner: string | null
  readonly contact: string
  readonly title: string | null
  readonly account: string | null
  readonly sender: string
  readonly senderMail: string | null
  readonly reason: string
  readonly plan: string
  readonly respondBy: Day | null
  readonly answer: OwnerAnswer | 'silence' | null
  readonly until: Day | null
  readonly subject: string | null
}

/** The owner's page behind a link; a plan that was taken back, and a link that ran out, show whom to ask. */
export async function readOwnerPage(db: WorkspaceDb | WorkspaceTx, link: Link): Promise<Page> {
  const found = await sql<Row>`
    select w.name as workspace, o.state, p.name as owner, c.name as contact, c.title, a.name as account, s.name as sender,
      s.email as "senderMail", o.reason, o.plan, o.respond_by as "respondBy", o.owner_answer as answer,
      o.objection_until as until, coalesce(o.subject, t.subject) as subject
    from workspaces w
    left join outreaches o on o.workspace_id = w.id and o.id = ${link.subjectId}::uuid
    left join contacts c on c.workspace_id = o.workspace_id and c.id = o.contact_id
    left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
    left join people s on s.workspace_id = o.workspace_id and s.id = o.sender_id
    left join people p on p.workspace_id = o.workspace_id and p.id = o.owner_id
    left join outreach_templates t on t.workspace_id = o.workspace_id and t.id = o.template_id
    where w.id = current_workspace()`.execute(db)
  const [row] = found.rows
  const workspace = row?.workspace ?? ''
  const program = row?.state == null ? null : { name: row.sender, email: row.senderMail }
  const state = stateOf(link, row?.state ?? null, row?.answer ?? null)
  if (row === undefined || row.state === null || state === 'withdrawn' || state === 'expired') {
    return { link: state, workspace, program, outreach: null }
  }
  const { contact, title, account, sender, reason, plan, respondBy, answer, until } = row
  const told = {
    owner: row.owner ?? '',
    contact,
    title,
    account,
    sender,
    reason,
    plan,
    respondBy,
    answer,
    until,
  }
  return { link: state, workspace, program, outreach: { ...told, letter: row.subject } }
}

function stateOf(link: Link, state: OutreachState | null, answer: string | null): Page['link'] {
  if (state === null || state === 'withdrawn' || link.state === 'withdrawn') return 'withdrawn'
  if (answer !== null && answer !== 'silence') return 'answered'
  if (link.state === 'expired') return 'expired'
  // Silence let it go on; until somebody writes the owner may still say no.
  return decideAct(state, 'owner-answer').ok ? 'open' : 'answered'
}
