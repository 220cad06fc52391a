import type { PersonActor } from '../../kernel/actor.ts'
import { toId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { announce } from '../../server/announce.ts'
import { countAttempt, forgiveAttempt } from '../../server/attempts.ts'
import { AppError, invalid, notFound } from '../../server/errors.ts'
import { findLink, type Link, spendLink } from '../../server/links.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { personJoined } from '../events.ts'
import { judgePassword } from '../password.ts'
import { findLogin, makeLogin } from './login.store.ts'
import { invitationPurpose } from './people.reads.ts'
import { loadPerson, type StoredPerson, savePerson } from './people.store.ts'
import { readLoginOf } from './session.reads.ts'
import type { Asked } from './sign-in.ts'

/** Links that open nothing, tried from one address in a quarter of an hour: a person tries few, a guesser many. */
const perAddress = { most: 60, minutes: 15 }

const closedLinks = {
  used: 'This link was used already.',
  withdrawn: 'This link was withdrawn. Ask for a new one.',
  expired: 'This link has expired. Ask for a new one.',
} as const

/** The link behind a token, if it still opens anything; says why not otherwise. */
export async function openLink({ host, request }: Asked, token: string, purpose: string): Promise<Link> {
  await countAttempt(host.door.global, 'link', request.ip, perAddress, host.now())
  const link = await findLink(host.door.global, token, purpose, host.now())
  if (link === null) throw notFound('link')
  if (link.state !== 'open')
    throw new AppError('not-found', closedLinks[link.state], { facts: { link: link.state } })
  await forgiveAttempt(host.door.global, 'link', request.ip)
  return link
}

/** What whoever opens an invitation sees. Reads only: mail scanners open everything. */
export async function describeInvitation(asked: Asked, token: string, actor: PersonActor | null) {
  const link = await openLink(asked, token, invitationPurpose)
  const db = asked.host.door.in(link.workspaceId)
  const person = await db
    .selectFrom('people')
    .innerJoin('workspaces', 'workspaces.id', 'people.workspace_id')
    .select(['people.name', 'people.email', 'workspaces.name as workspaceName'])
    .where('people.workspace_id', '=', link.workspaceId)
    .where('people.id', '=', link.subjectId)
    .executeTakeFirst()
  if (person === undefined || person.email === null) throw notFound('link')
  const login = await findLogin(db, person.email)
  const own = actor === null ? null : await readLoginOf(asked.host.door, actor)
  const way = login === null ? 'new-password' : own?.loginId === login.id ? 'join' : 'sign-in-first'
  return {
    workspaceName: person.workspaceName,
    name: person.name,
    email: person.email,
    expiresAt: link.expiresAt,
    way: way as 'new-password' | 'join' | 'sign-in-first',
  }
}

export type Acceptance = { readonly name?: string | undefined; readonly password?: string | undefined }

/** Lets the invited person in: with a new login, or with the one they are signed in with. The link is spent. */
export async function acceptInvitation(
  asked: Asked,
  token: string,
  given: Acceptance,
  actor: PersonActor | null,
) {
  const { host, request } = asked
  const link = await openLink(asked, token, invitationPurpose)
  const auth = await host.auth.for(request)
  const passwordHash =
    given.password === undefined ? null : await (await auth.$context).password.hash(given.password)
  const own = actor === null ? null : await readLoginOf(host.door, actor)
  const now = host.now()
  return host.door.write(link.workspaceId, async (tx) => {
    const system = { kind: 'system', workspaceId: link.workspaceId, task: 'accept-invitation' } as const
    const person = await loadPerson(tx, system, link.subjectId)
    if (person.left_at !== null || person.loginId !== null || person.email === null) throw notFound('link')
    if (!(await spendLink(tx, link, now)))
      throw new AppError('not-found', closedLinks.used, { facts: { link: 'used' } })
    const login = await findLogin(tx, person.email)
    const isNew = login === null
    const loginId = isNew
      ? await newLogin(tx, person, given, passwordHash, now)
      : requireOwn(login.id, own?.loginId)
    await tx
      .insertInto('memberships')
      .values({ workspace_id: link.workspaceId, person_id: person.id, auth_user_id: loginId })
      .execute()
    await remember(tx, person, given.name ?? person.name, link)
    return { email: person.email, workspaceId: link.workspaceId, isNew }
  })
}

async function remember(
  tx: WorkspaceTx,
  person: StoredPerson,
  name: string,
  { workspaceId }: Link,
): Promise<void> {
  const joined: PersonActor = {
    kind: 'person',
    workspaceId,
    personId: toId<'person'>(person.id),
    name,
    email: person.email ?? '',
    roles: person.roles,
  }
  await savePerson(tx, joined, person, { name })
  await announce(tx, personJoined(joined, person.id))
}

function newLogin(
  tx: WorkspaceTx,
  person: StoredPerson,
  given: Acceptance,
  passwordHash: string | null,
  now: Instant,
): Promise<string> {
  const email = person.email ?? ''
  if (given.password === undefined || passwordHash === null) throw invalid('password', 'is missing')
  const judged = judgePassword(given.password, email)
  if (!judged.ok) throw invalid('password', judged.why)
  return makeLogin(tx, { name: given.name ?? person.name, email, passwordHash }, now)
}

function requireOwn(loginId: string, own: string | undefined): string {
  if (loginId === own) return loginId
  throw new AppError(
    'unauthenticated',
    'There is a sign-in for this address already. Sign in with it, then open the link again.',
  )
}
