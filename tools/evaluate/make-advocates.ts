import { refreshDocuments } from '../../src/advocates/server/refresh-documents.ts'
import { upsertAdvocates } from '../../src/advocates/server/upsert-advocates.ts'
import { upsertAccounts } from '../../src/customers/server/upsert-accounts.ts'
import { upsertContacts } from '../../src/customers/server/upsert-contacts.ts'
import type { PersonActor } from '../../src/kernel/actor.ts'
import { refreshStandings } from '../../src/protection/server/refresh-standings.ts'
import type { WorkspaceTx } from '../../src/server/tenancy.ts'
import type { OpenServer } from '../prove/open-server.ts'
import type { Row } from './complete-tables.ts'
import type { StoryFolder } from './read-folder.ts'

type Text = { readonly storyId: string; readonly accountId: string | null; readonly contactId: string | null }

/**
 * Makes each story one discoverable advocate who takes calls: its contact, or an unnamed one of its account. A story
 * that names no company gets an unnamed one in its industry and place, since an advocate's industry is their
 * company's. The story's need is never written anywhere. Gives the story of each contact.
 */
export async function makeAdvocates(
  server: OpenServer,
  actor: PersonActor,
  folder: StoryFolder,
): Promise<ReadonlyMap<string, string>> {
  const now = server.host.now()
  const stories = new Map(folder.stories.map((story) => [story.id ?? '', story]))
  return server.host.door.write(actor.workspaceId, async (tx) => {
    const texts = await readTexts(tx)
    const accounts = await placeStories(tx, actor, texts, stories, now)
    const storyOf = await nameSpeakers(tx, actor, texts, accounts, now)
    await publish(tx, actor, storyOf, now)
    return storyOf
  })
}

async function readTexts(tx: WorkspaceTx): Promise<readonly Text[]> {
  const rows = await tx
    .selectFrom('customer_texts')
    .select(['external_id', 'account_id', 'contact_id'])
    .where('kind', '=', 'story')
    .orderBy('external_id')
    .execute()
  return rows.map((row) => ({
    storyId: row.external_id ?? '',
    accountId: row.account_id,
    contactId: row.contact_id,
  }))
}

/** The account of each story, in the order of the texts. */
async function placeStories(
  tx: WorkspaceTx,
  actor: PersonActor,
  texts: readonly Text[],
  stories: ReadonlyMap<string, Row>,
  now: string,
): Promise<readonly string[]> {
  const unplaced = texts.filter(({ accountId }) => accountId === null)
  const made = await upsertAccounts(
    tx,
    actor,
    unplaced.map(({ storyId }, at) => {
      const { industry = '', location = '' } = stories.get(storyId) ?? {}
      return {
        row: at + 1,
        name: `Unnamed ${at + 1}`,
        ...(industry === '' ? {} : { industry }),
        ...(location === '' ? {} : { country: location }),
      }
    }),
    now,
  )
  const ids = made.map(({ id }) => id ?? '')
  return texts.map(({ accountId }) => accountId ?? ids.shift() ?? '')
}

/** Gives each story a contact of its own, which carries its text. */
async function nameSpeakers(
  tx: WorkspaceTx,
  actor: PersonActor,
  texts: readonly Text[],
  accounts: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const storyOf = new Map<string, string>()
  for (const [at, { storyId, contactId }] of texts.entries()) {
    const isOwn = contactId !== null && !storyOf.has(contactId)
    const id = isOwn ? contactId : await makeContact(tx, actor, at, now)
    storyOf.set(id, storyId)
    const accountId = accounts[at] ?? ''
    await tx
      .updateTable('contacts')
      .set({ account_id: accountId, crm_id: storyId, owner_id: actor.personId })
      .where('id', '=', id)
      .execute()
    await tx
      .updateTable('customer_texts')
      .set({ contact_id: id, account_id: accountId })
      .where('external_id', '=', storyId)
      .where('kind', '=', 'story')
      .execute()
  }
  return storyOf
}

async function makeContact(tx: WorkspaceTx, actor: PersonActor, at: number, now: string): Promise<string> {
  const [made] = await upsertContacts(tx, actor, [{ row: 1, name: `Unnamed ${at + 1}` }], now)
  if (made?.id === undefined) throw new Error(`a contact was refused: ${made?.reason}`)
  return made.id
}

async function publish(
  tx: WorkspaceTx,
  actor: PersonActor,
  storyOf: ReadonlyMap<string, string>,
  now: string,
): Promise<void> {
  const rows = [...storyOf.values()].map((storyId, at) => ({
    row: at + 1,
    crmId: storyId,
    stage: 'discoverable',
    willingTo: 'Sales reference call',
    permissions: { name: 'given' },
    companyPermissions: { name: 'given' },
    interviewedOn: now.slice(0, 10),
  }))
  const results = await upsertAdvocates(tx, actor, rows, now)
  const refused = results.find(({ outcome }) => outcome === 'refused')
  if (refused !== undefined) throw new Error(`an advocate was refused: ${refused.reason}`)
  await refreshStandings(tx, [...storyOf.keys()], now)
  await refreshDocuments(tx, actor.workspaceId, 'all', now)
}
