import { sql } from 'kysely'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { ResponseOf } from '../../../kernel/contract.ts'
import type { Host } from '../../../server/host.ts'
import { publicAddress } from '../../../server/public-address.ts'
import type { WorkspaceDb } from '../../../server/tenancy.ts'
import type { getPublicPage } from '../public-page.contract.ts'
import { publicNameFrom, usualWords } from '../public-page.ts'
import type { openPublicPage } from '../self.contract.ts'
import { canEditPublicPage } from '../self.policy.ts'
import { readStoredPage, type StoredPage } from './public-page.reads.ts'

type Settings = ResponseOf<typeof getPublicPage>

/** How the public page stands, for whoever sets it up. Three statements. */
export async function readPublicPageSettings(
  db: WorkspaceDb,
  actor: PersonActor,
  host: Host,
): Promise<Settings> {
  const page = await readStoredPage(db, actor.workspaceId)
  const suggestedName = await suggestName(host, page, actor.workspaceId)
  const name = page.shownName ?? page.name
  const usual = { en: usualWords('en', name), de: usualWords('de', name) }
  return {
    isOpen: page.isOpen,
    publicName: page.publicName,
    suggestedName,
    address: page.publicName === null ? null : `${publicAddress(host.config)}/public/${page.publicName}`,
    shownName: page.shownName,
    colour: page.colour,
    hasLogo: page.logoKey !== null,
    words: { en: page.words.en ?? {}, de: page.words.de ?? {} },
    usual: { en: wordsOnly(usual.en), de: wordsOnly(usual.de) },
    consent: {
      version: page.consents[0]?.version ?? 0,
      en: page.consents.find(({ language }) => language === 'en')?.words ?? usual.en.consent,
      de: page.consents.find(({ language }) => language === 'de')?.words ?? usual.de.consent,
    },
    consents: await readConsents(db, actor.workspaceId),
    frames: page.frames,
    version: page.version,
    may: { edit: canEditPublicPage(actor) },
  }
}

const wordsOnly = ({ title, intro, thanks }: ReturnType<typeof usualWords>) => ({ title, intro, thanks })

/** A name nobody else has here. */
async function suggestName(host: Host, page: StoredPage, workspaceId: string): Promise<string> {
  if (page.publicName !== null) return page.publicName
  const name = publicNameFrom(page.shownName ?? page.name)
  const taken = await host.door.global
    .selectFrom('workspaces')
    .select('id')
    .where('public_name', '=', name)
    .where('id', '<>', workspaceId)
    .executeTakeFirst()
  return taken === undefined ? name : `${name}-${workspaceId.slice(-6)}`
}

async function readConsents(db: WorkspaceDb, workspaceId: string): Promise<Settings['consents']> {
  const found = await sql<Settings['consents'][number]>`
    select t.version, min(t.created_at) as at, min(p.name) as by,
      (select count(*) from self_nominations s where s.workspace_id = ${workspaceId} and s.consent_version = t.version
        and s.state in ('open', 'confirmed', 'declined')) as given
    from consent_texts t left join people p on p.workspace_id = t.workspace_id and p.id = t.made_by
    where t.workspace_id = ${workspaceId} group by t.version order by t.version desc limit 50`.execute(db)
  return found.rows
}

/** The page as a customer reads it, without its signature. */
export function tellPublicPage(
  page: StoredPage,
  language: 'en' | 'de',
): Omit<ResponseOf<typeof openPublicPage>, 'opening'> {
  const name = page.shownName ?? page.name
  const usual = usualWords(language, name)
  const own = page.words[language] ?? {}
  const consent = page.consents.find((each) => each.language === language)
  return {
    name,
    colour: page.colour,
    hasLogo: page.logoKey !== null,
    language,
    title: own.title ?? usual.title,
    intro: own.intro ?? usual.intro,
    thanks: own.thanks ?? usual.thanks,
    consent: { version: consent?.version ?? 1, words: consent?.words ?? usual.consent },
  }
}
