import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type PersonActor, personOf } from '../../kernel/actor.ts'
import { clean } from '../../kernel/text.ts'
import { dayOf, type Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { AppError, invalid, notFound, refused, requirePermission } from '../../server/errors.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { signalLogged, signalTakenBack } from '../events.ts'
import { canLogSignal, canTakeBack } from '../policy.ts'
import { readSignal, type SignalKind, type Tone } from '../signal.ts'
import { deleteSignal, holdSignal, saveSignals } from './store.ts'

/** What somebody noticed of a contact, or of an account as a whole. */
export type SignalToLog = {
  readonly kind: SignalKind
  readonly contactId: string | null
  readonly accountId: string | null
  readonly score: number | null
  readonly scale: number | null
  readonly tone: Tone | null
  readonly on: string
  readonly comment: string | null
  /** Whose work it speaks for; null: whoever writes it down. */
  readonly personId: string | null
}

/** Writes a signal down and credits it to a colleague and their team. Gives its id. */
export async function logSignal(
  tx: WorkspaceTx,
  actor: PersonActor,
  signal: SignalToLog,
  now: Instant,
): Promise<string> {
  requirePermission(canLogSignal(actor))
  const comment = clean(signal.comment)
  const read = readSignal({ ...signal, comment }, dayOf(now))
  if (!read.ok) {
    const field = read.facts?.['field']
    throw typeof field === 'string' ? invalid(field, read.why) : refused(read)
  }
  const whom = await findWhom(tx, actor, signal)
  const same_key = `person ${randomUUID()}`
  const { score, scale, tone } = read
  const saved = await saveSignals(tx, actor.workspaceId, [
    {
      ...{ kind: signal.kind, contact_id: whom.contactId, account_id: whom.accountId, respondent_id: null },
      ...{
        score,
        scale,
        tone,
        happened_on: signal.on,
        comment,
        source: actor.key === undefined ? 'person' : 'api',
      },
      ...{ team_id: whom.teamId, person_id: whom.personId, recorded_by: personOf(actor), import_id: null },
      ...{ object_kind: null, object_id: null, same_key, usage: null },
    },
  ])
  const id = saved.get(same_key)?.id
  if (id === undefined) throw new Error('a signal was not written')
  await announce(tx, signalLogged(actor, { id, kind: signal.kind, tone, ...whom }))
  return id
}

type Whom = {
  readonly contactId: string | null
  readonly accountId: string | null
  readonly personId: string | null
  readonly teamId: string | null
}

async function findWhom(tx: WorkspaceTx, actor: PersonActor, signal: SignalToLog): Promise<Whom> {
  const { contactId, accountId } = signal
  if (contactId === null && accountId === null) throw invalid('contactId', 'Choose a contact or an account.')
  const credited = signal.personId ?? actor.personId
  const found = await sql<Whom>`
    select coalesce(c.merged_into, c.id) as "contactId", coalesce(c.account_id, a.merged_into, a.id) as "accountId",
      p.id as "personId", p.team_id as "teamId"
    from (select) as one
    left join contacts c on c.workspace_id = current_workspace() and c.id = ${contactId}::uuid
    left join accounts a on a.workspace_id = current_workspace() and a.id = ${accountId}::uuid
    left join people p on p.workspace_id = current_workspace() and p.id = ${credited}::uuid`.execute(tx)
  const [whom] = found.rows
  if (contactId !== null && whom?.contactId == null) throw notFound('contact')
  if (contactId === null && whom?.accountId == null) throw notFound('account')
  if (whom?.personId == null) throw invalid('personId', 'Choose somebody who works here.')
  return whom
}

/** Takes a signal back that was none. What the product found in its own records stays as long as these say so. */
export async function takeBackSignal(tx: WorkspaceTx, actor: PersonActor, signalId: string): Promise<void> {
  const signal = await holdSignal(tx, signalId)
  if (signal === undefined) throw notFound('signal')
  requirePermission(canTakeBack(actor, signal))
  if (signal.source === 'product') {
    throw new AppError('conflict', 'The product found this in its own records; correct it there.')
  }
  await deleteSignal(tx, actor.workspaceId, signalId)
  await announce(tx, signalTakenBack(actor, signal))
}
