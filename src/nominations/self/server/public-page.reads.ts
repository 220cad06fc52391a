import { sql } from 'kysely'
import { toId, type WorkspaceId } from '../../../kernel/ids.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceDb, WorkspaceTx } from '../../../server/tenancy.ts'
import { type OwnWords, type PublicLanguage, publicLanguages, readFrames } from '../public-page.ts'

export type StoredPage = {
  readonly isOpen: boolean
  readonly name: string
  readonly publicName: string | null
  readonly shownName: string | null
  readonly colour: string | null
  readonly words: Partial<Record<PublicLanguage, OwnWords>>
  readonly logoKey: string | null
  readonly logoType: string | null
  readonly frames: string
  readonly version: number
  readonly consents: readonly {
    readonly version: number
    readonly language: PublicLanguage
    readonly words: string
  }[]
}

/** The public page of a workspace, with the newest words of consent. One statement. */
export async function readStoredPage(
  db: WorkspaceDb | WorkspaceTx,
  workspaceId: string,
): Promise<StoredPage> {
  const found = await sql<StoredPage>`
    select coalesce(g.is_open, false) as "isOpen", w.name, w.public_name as "publicName", g.shown_name as "shownName",
      g.colour, coalesce(g.words, '{}') as words, g.logo_key as "logoKey", g.logo_type as "logoType",
      coalesce(g.frames, '') as frames, coalesce(g.version, 0) as version,
      coalesce((select jsonb_agg(jsonb_build_object('version', t.version, 'language', t.language, 'words', t.words))
        from consent_texts t where t.workspace_id = w.id and t.version = (select max(m.version) from consent_texts m
          where m.workspace_id = w.id)), '[]') as consents
    from workspaces w left join public_pages g on g.workspace_id = w.id
    where w.id = ${workspaceId}`.execute(db)
  const [row] = found.rows
  if (row === undefined) throw new Error('a workspace is gone')
  return row
}

/** The workspace whose open page has this name; null where there is none. */
export async function findPublicPage(
  host: Host,
  publicName: string,
): Promise<{ readonly workspaceId: WorkspaceId; readonly page: StoredPage } | null> {
  const row = await host.door.global
    .selectFrom('workspaces')
    .select('id')
    .where('public_name', '=', publicName)
    .executeTakeFirst()
  if (row === undefined) return null
  const workspaceId = toId<'workspace'>(row.id)
  const page = await readStoredPage(host.door.in(workspaceId), workspaceId)
  return page.isOpen ? { workspaceId, page } : null
}

/** Which pages may show the public page at this address in a frame; null for every other address. */
export async function framesOf(host: Host, url: string): Promise<readonly string[] | null> {
  const publicName = /^\/public\/([a-z0-9-]{3,60})\/?(?:\?|$)/.exec(url)?.[1]
  if (publicName === undefined) return null
  const found = await findPublicPage(host, publicName)
  return found === null ? null : readFrames(found.page.frames).origins
}

/** The language wanted where the page has it; else the workspace's first. */
export function languageOf(wanted: string | undefined): PublicLanguage {
  return publicLanguages.find((language) => language === wanted) ?? 'en'
}
