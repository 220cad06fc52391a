import { sql } from 'kysely'
import { openPublicAddress } from '../../../identity/server/open-public-address.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { BodyOf } from '../../../kernel/contract.ts'
import { clean } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import { announce } from '../../../server/announce.ts'
import { invalid, requirePermission, staleVersion } from '../../../server/errors.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import type { putPublicPage } from '../public-page.contract.ts'
import { type OwnWords, publicLanguages, readFrames } from '../public-page.ts'
import { publicPageChanged } from '../self.events.ts'
import { canEditPublicPage } from '../self.policy.ts'
import { readStoredPage } from './public-page.reads.ts'

/** Opens, closes, words and colours the public page. Other words of consent become its next version. */
export async function editPublicPage(
  tx: WorkspaceTx,
  actor: PersonActor,
  input: BodyOf<typeof putPublicPage>,
  now: Instant,
): Promise<void> {
  requirePermission(canEditPublicPage(actor))
  const page = await readStoredPage(tx, actor.workspaceId)
  if (page.version !== input.version) throw staleVersion('public page', { version: page.version })
  const { wrong } = readFrames(input.frames)
  if (wrong.length > 0)
    throw invalid('frames', `“${wrong[0]}” is no address as https://www.example.com, without what follows`)
  await openPublicAddress(tx, actor, input.publicName)
  const row = {
    is_open: input.isOpen,
    shown_name: clean(input.shownName),
    colour: input.colour,
    words: JSON.stringify(
      Object.fromEntries(publicLanguages.map((each) => [each, trimmed(input.words[each])])),
    ),
    frames: readFrames(input.frames).origins.join('\n'),
    version: page.version + 1,
    changed_at: now,
    changed_by: actor.personId,
  }
  const saved = await tx
    .insertInto('public_pages')
    .values({ workspace_id: actor.workspaceId, ...row })
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet(row).where('public_pages.version', '=', page.version),
    )
    .executeTakeFirst()
  if (saved.numInsertedOrUpdatedRows === 0n) throw staleVersion('public page', {})
  const consentVersion = await saveConsent(tx, actor, page, input.consent, now)
  await announce(tx, publicPageChanged(actor, { isOpen: input.isOpen, consentVersion }))
}

function trimmed(words: OwnWords): OwnWords {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, text]) => {
      const kept = clean(text)
      return kept === null ? [] : [[name, kept]]
    }),
  )
}

async function saveConsent(
  tx: WorkspaceTx,
  actor: PersonActor,
  { consents }: Awaited<ReturnType<typeof readStoredPage>>,
  consent: Readonly<Record<'en' | 'de', string>>,
  now: Instant,
): Promise<number> {
  const version = consents[0]?.version ?? 0
  const isSame = publicLanguages.every(
    (language) => consents.find((each) => each.language === language)?.words === consent[language].trim(),
  )
  if (isSame) return version
  for (const language of publicLanguages) {
    await sql`insert into consent_texts (workspace_id, version, language, words, made_by, created_at)
      values (${actor.workspaceId}, ${version + 1}, ${language}, ${consent[language].trim()}, ${actor.personId}, ${now})`.execute(
      tx,
    )
  }
  return version + 1
}
