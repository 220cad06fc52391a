import { sql } from 'kysely'
import { toId } from '../../kernel/ids.ts'
import { addMilliseconds, type Instant } from '../../kernel/time.ts'
import type { Host } from '../../server/host.ts'
import { makeLink } from '../../server/links.ts'
import { publicAddress } from '../../server/public-address.ts'
import { readSetting } from '../../server/settings.ts'
import type { WorkspaceTx } from '../../server/tenancy.ts'
import { ownPageDays, ownPagePurpose, ownPageWords } from '../own-page.ts'

const day = 86_400_000

type Whose = { readonly workspaceId: string; readonly contactId: string }

/** Makes an address of an advocate's own page; each mail that names it brings one of its own. */
export async function makeOwnPageAddress(
  tx: WorkspaceTx,
  { workspaceId, contactId }: Whose,
  host: Host,
  now: Instant,
): Promise<string> {
  const own = { workspaceId: toId<'workspace'>(workspaceId) }
  const days = await readSetting(tx, own, ownPageDays)
  const link = { ...own, purpose: ownPagePurpose, subjectId: contactId }
  const token = await makeLink(tx, { ...link, expiresAt: addMilliseconds(now, days * day) }, now)
  return `${publicAddress(host.config)}/me/${token}`
}

/**
 * The last line of a mail to an advocate: the way to their own page. Null for whoever is not on the journey, and where
 * mails are kept to be copied by a person: the page is for nobody's eyes but theirs.
 */
export async function makeOwnPageFoot(
  tx: WorkspaceTx,
  whose: Whose,
  language: 'en' | 'de',
  host: Host,
  now: Instant,
): Promise<{ readonly label: string; readonly address: string } | null> {
  const found = await sql<{ isExample: boolean }>`
    select w.is_example as "isExample" from advocates a join workspaces w on w.id = a.workspace_id
    where a.workspace_id = ${whose.workspaceId} and a.contact_id = ${whose.contactId} and a.stage <> 'customer'`.execute(
    tx,
  )
  const [advocate] = found.rows
  if (advocate === undefined || (host.config.smtpUrl === null && !advocate.isExample)) return null
  return { label: ownPageWords(language), address: await makeOwnPageAddress(tx, whose, host, now) }
}
