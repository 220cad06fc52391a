import type { PersonActor } from '../../kernel/actor.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { invalid, notFound, requirePermission } from '../../server/errors.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { requestTaken } from '../events.ts'
import { canTake } from '../policy.ts'
import { handedMail, mailColleague, takenMail } from './request.mails.ts'
import { loadRequest, saveRequest } from './request.store.ts'
import { settleRequest } from './settle-request.ts'

/** Takes a request up, or hands it to another program manager. The first time it is the program's first answer. */
export async function takeRequest(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: { readonly requestId: string; readonly handlerId?: string },
  now: Instant,
  host: Host,
): Promise<void> {
  const request = await loadRequest(tx, actor, input.requestId)
  requirePermission(canTake(actor, request))
  const handler = await loadManager(tx, actor, input.handlerId ?? actor.personId)
  if (request.handlerId === handler.id) return
  await saveRequest(tx, actor.workspaceId, request.id, {
    handler_id: handler.id,
    ...(request.state === 'submitted' ? { state: 'in-triage' } : {}),
    ...(request.answeredAt === null ? { answered_at: now } : {}),
  })
  await announce(tx, requestTaken(actor, request, { ...handler, before: request.handlerId }))
  const place = { requestId: request.id }
  const news = takenMail(request, handler.name)
  await mailColleague(tx, host, actor, { ...place, personId: request.requesterId }, news)
  await mailColleague(tx, host, actor, { ...place, personId: handler.id }, handedMail(request, actor.name))
  await settleRequest(tx, actor, request.id, now)
}

async function loadManager(tx: WorkspaceTx, { workspaceId }: PersonActor, id: string) {
  const person = await tx
    .selectFrom('people as p')
    .leftJoin('person_roles as r', (join) =>
      join
        .onRef('r.workspace_id', '=', 'p.workspace_id')
        .onRef('r.person_id', '=', 'p.id')
        .on('r.role', '=', 'program-manager'),
    )
    .select(['p.id', 'p.name', 'p.left_at', 'r.role'])
    .where('p.workspace_id', '=', workspaceId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (person === undefined) throw notFound('person')
  if (person.role === null) throw invalid('handlerId', `${person.name} is no program manager.`)
  if (person.left_at !== null) throw invalid('handlerId', `${person.name} left.`)
  return { id: person.id, name: person.name }
}
