import { createHash } from 'node:crypto'
import type { SystemActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import type { WorkspaceId } from '../../../kernel/ids.ts'
import { clean } from '../../../kernel/text.ts'
import { dayOf, type Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { countAttempt } from '../../../server/attempts.ts'
import { AppError, invalid } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import { doubtsOf, freeMail } from '../doubt.ts'
import { sourceTag } from '../public-page.ts'
import type { putSelfForward } from '../self.contract.ts'
import { selfNominated } from '../self.events.ts'
import { insertEntry, matchEntry, type NewEntry } from './self.store.ts'
import { readOpening } from './sign-opening.ts'

type Body = BodyOf<typeof putSelfForward>

/** From one address: a stand at a fair sends some, a machine many. */
const fromOneAddress = { most: 10, minutes: 60 }
/** To one workspace: what comes beyond it is looked through before it reaches anybody. */
const toOneWorkspace = { most: 60, minutes: 60 }
/** Doubtful entries that are kept of one day; of the others nothing is. */
const doubtfulADay = { most: 300, minutes: 1_440 }

/** Takes an entry of the public page in. Whatever becomes of it, whoever sent it reads the same. */
export async function receiveEntry(
  host: Host,
  workspaceId: WorkspaceId,
  body: Body,
  ip: string,
  now: Instant,
): Promise<void> {
  const { global } = host.door
  await countAttempt(global, 'self-nomination', `${workspaceId} ${ip}`, fromOneAddress, now)
  const openFor = readOpening(host.secrets, workspaceId, body.opening, now)
  const doubts = doubtsOf({ ...body, title: body.title ?? null, website: body.website ?? '', openFor })
  const fits = (what: string, allowance: typeof doubtfulADay) =>
    countAttempt(global, what, workspaceId, allowance, now).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError && error.code === 'too-many') return false
        throw error
      },
    )
  if (doubts.length === 0 && !(await fits('self-nominations', toOneWorkspace))) doubts.push('flood')
  if (doubts.length > 0 && !(await fits('doubtful-entries', doubtfulADay))) return
  const entry = {
    ...wordsOf(body),
    state: doubts.length === 0 ? ('open' as const) : ('quarantined' as const),
    consentVersion: body.consentVersion,
    language: body.language,
    doubts,
    sender: createHash('sha256').update(`${workspaceId} ${ip}`).digest('base64url').slice(0, 12),
    opening: createHash('sha256').update(body.opening).digest('base64url'),
    dueOn: dayOf(now),
  }
  await keep(host, workspaceId, entry, now)
}

/** What a person wrote, without the signs no text may hold. */
function wordsOf(body: Body) {
  const line = (text: string | null | undefined) =>
    clean((text ?? '').replace(/\s+/g, ' ').replace(/\p{Cs}/gu, ''))
  return {
    name: line(body.name) ?? '–',
    email: (line(body.email) ?? '–').toLowerCase(),
    accountText: line(body.accountText) ?? '–',
    title: line(body.title),
    why: clean(body.why.replace(/\p{Cs}/gu, '')) ?? '–',
    source: sourceTag(body.source),
  }
}

async function keep(
  host: Host,
  workspaceId: WorkspaceId,
  entry: Omit<NewEntry, 'accountId' | 'contactId' | 'ownerId'>,
  now: Instant,
): Promise<void> {
  await host.door.write(workspaceId, async (tx) => {
    const known = await tx
      .selectFrom('consent_texts')
      .select('version')
      .where('workspace_id', '=', workspaceId)
      .where('version', '=', entry.consentVersion)
      .where('language', '=', entry.language)
      .executeTakeFirst()
    if (known === undefined) throw invalid('consentVersion', 'is no consent of this page')
    const nobody = { accountId: null, contactId: null, ownerId: null }
    const match =
      entry.state === 'open' ? await matchEntry(tx, entry.email, freeMail.test(entry.email)) : nobody
    const id = await insertEntry(tx, workspaceId, { ...entry, ...match }, now)
    if (id === null || entry.state !== 'open') return
    const actor: SystemActor = { kind: 'system', workspaceId, task: 'public-page' }
    const { source, consentVersion } = entry
    await announce(tx, selfNominated(actor, { id, ...match }, { source, consentVersion }))
  })
}
