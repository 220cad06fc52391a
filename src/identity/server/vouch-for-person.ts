import type { SystemActor } from '../../kernel/actor.ts'
import { announce } from '../../server/announce.ts'
import type { ProviderWord, Vouched } from '../../server/auth.ts'
import type { Host } from '../../server/host.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { personCreated, personJoined } from '../events.ts'
import { judgeAdmission } from '../provider.ts'
import { makeLogin } from './login.store.ts'
import { addPerson, loadPerson, saveRoles } from './people.store.ts'
import { findByAddress, findLinkedLogin, type StoredProvider } from './provider.store.ts'

/** Decides whom a provider's checked word lets in, and gives a first-comer on record their login and membership. */
export async function vouchForPerson(
  host: Host,
  provider: StoredProvider,
  word: ProviderWord,
): Promise<Vouched> {
  const linked = await findLinkedLogin(host.door.global, provider, word.subject)
  if (linked !== null) return linked.personId === null ? { refused: 'left' } : { loginId: linked.loginId }
  return host.door.write(provider.workspaceId, async (tx) => {
    const { login, person } = await findByAddress(tx, provider, word.email)
    const { admits, domain } = provider
    const admission = judgeAdmission(word.email, {
      admits,
      domain,
      person,
      login,
      emailVerified: word.emailVerified,
    })
    const actor: SystemActor = { kind: 'system', workspaceId: provider.workspaceId, task: 'sign-in-provider' }
    switch (admission.admit) {
      case 'login':
        return { loginId: admission.loginId }
      case 'person':
        return { loginId: await admitPerson(tx, actor, host, person?.id ?? '', word, admission.loginId) }
      case 'newcomer':
        return {
          loginId: await admitPerson(
            tx,
            actor,
            host,
            await addNewcomer(tx, actor, word),
            word,
            login?.id ?? null,
          ),
        }
      case 'nobody':
        return { refused: admission.why }
    }
  })
}

async function addNewcomer(
  tx: WorkspaceTx,
  actor: SystemActor,
  { name, email }: ProviderWord,
): Promise<string> {
  const personId = await addPerson(tx, actor, { name: name.trim() === '' ? email : name, email })
  await announce(tx, personCreated(actor, personId, name))
  return personId
}

async function admitPerson(
  tx: WorkspaceTx,
  actor: SystemActor,
  host: Host,
  personId: string,
  word: ProviderWord,
  known: string | null,
): Promise<string> {
  const person = await loadPerson(tx, actor, personId)
  const fresh = { name: person.name, email: word.email, passwordHash: null }
  const loginId = known ?? (await makeLogin(tx, fresh, host.now()))
  if (person.roles.length === 0) await saveRoles(tx, actor, personId, ['member'])
  const membership = { workspace_id: actor.workspaceId, person_id: personId, auth_user_id: loginId }
  await tx.insertInto('memberships').values(membership).execute()
  await announce(tx, personJoined(actor, personId))
  return loginId
}
