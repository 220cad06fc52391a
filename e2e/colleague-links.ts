import { bringCustomer, type World } from './kind-world.ts'
import { mondayAfter } from './moved-clock.ts'
import { linkIn } from './post-office.ts'

const hour = 3_600_000

/**
 * Asks a relationship owner everything a week has place for, by real mail, and opens the public page: the last part of
 * the address of every page that a colleague, or anybody, reaches without signing in, by the page's name.
 */
export async function bringColleagueLinks(world: World): Promise<Record<string, string>> {
  const { noor, post } = world
  const { name, email, account, owner } = await bringCustomer(world, 'Sales reference call')
  await noor.send('PUT', '/settings/stewardship.rounds-a-week', { value: 1 })
  const monday = mondayAfter(world.now(), 200)
  await world.moveTo(monday)
  const confirm = tokenIn(linkIn(await post.take(owner, /one tap each/)))
  const { address } = await noor.post<{ address: string }>(`/links/confirmations/${confirm}/account-page`)
  const publicName = await openPublicPage(world)
  await putForward(world, publicName, { name, email, account })
  await world.moveTo(new Date(monday.getTime() + hour))
  const known = tokenIn(linkIn(await post.take(owner, /would like to speak for us/)))
  await closeCase(world, owner)
  await world.moveTo(new Date(monday.getTime() + 2 * hour))
  const forward = tokenIn(linkIn(await post.take(owner, /^Who speaks for/)))
  return { account: tokenIn(address), known, forward, public: publicName }
}

const tokenIn = (address: string) => address.split('/').at(-1) ?? ''

type PublicPage = {
  readonly version: number
  readonly suggestedName: string
  readonly consent: { readonly en: string; readonly de: string }
}

async function openPublicPage({ noor }: World): Promise<string> {
  const { version, suggestedName, consent } = await noor.get<PublicPage>('/public-page')
  const words = { words: { en: {}, de: {} }, consent: { en: consent.en, de: consent.de } }
  const look = { publicName: suggestedName, shownName: null, colour: null, frames: '' }
  await noor.send('PUT', '/public-page', { version, isOpen: true, ...look, ...words })
  return suggestedName
}

type Entry = { readonly name: string; readonly email: string; readonly account: string }

/** Whoever fills the page in within seconds is taken for a machine: half an hour goes by. */
async function putForward(world: World, publicName: string, { name, email, account }: Entry): Promise<void> {
  const { noor } = world
  const { opening, consent } = await noor.get<{ opening: string; consent: { version: number } }>(
    `/public/${publicName}`,
  )
  await world.moveTo(new Date(world.now().getTime() + hour / 2))
  const why = 'We closed the year two days sooner, and my team went home on time.'
  await noor.post(`/public/${publicName}/self-nominations`, {
    ...{ name, email, accountText: account, title: 'CFO', why, language: 'en' },
    ...{ consentVersion: consent.version, agrees: true, opening },
  })
}

/** An account of theirs with somebody to put forward, and a case that was closed today. */
async function closeCase({ noor }: World, owner: string): Promise<void> {
  const { rows } = await noor.get<{ rows: { id: string; email: string }[] }>('/people?size=50')
  const ownerId = rows.find(({ email }) => email === owner)?.id ?? ''
  const { id: accountId } = await noor.post<{ id: string }>('/accounts', { name: 'Molini Ferrante', ownerId })
  await noor.post('/contacts', { name: 'Chiara Bellandi', accountId, title: 'Plant manager' })
  const { id } = await noor.post<{ id: string }>(`/accounts/${accountId}/cases`, {
    title: 'Labels print twice',
    severity: 'normal',
  })
  await noor.send('PUT', `/cases/${id}/closing`, {})
}
