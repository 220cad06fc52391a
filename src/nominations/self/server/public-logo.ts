import type { FastifyRequest } from 'fastify'
import type { PersonActor } from '../../../kernel/actor.ts'
import { AppError, invalid, requirePermission } from '../../../server/errors.ts'
import type { Host } from '../../../server/host.ts'
import type { WorkspaceTx } from '../../../server/tenancy.ts'
import { canEditPublicPage } from '../self.policy.ts'

const largest = 500 * 1024

const kinds: readonly (readonly [string, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
]

/** Takes in a picture for the public page; a drawing that may hold code (SVG) is refused with everything else. */
export async function receiveLogo(
  host: Host,
  actor: PersonActor,
  request: FastifyRequest,
): Promise<{ readonly key: string; readonly type: string }> {
  requirePermission(canEditPublicPage(actor))
  if (!request.isMultipart()) throw invalid('file', 'Send the picture as multipart/form-data.')
  const part = await request.file({ limits: { fileSize: largest, files: 1 } })
  if (part === undefined) throw invalid('file', 'There is no picture in what was sent.')
  const content = await part.toBuffer().catch(() => {
    throw new AppError('too-large', 'The picture is larger than 500 kB.', {
      fields: [{ field: 'file', reason: 'is larger than 500 kB' }],
    })
  })
  const type = kinds.find(([, head]) => head.every((byte, at) => content[at] === byte))?.[0]
  if (type === undefined) {
    throw new AppError('unsupported-type', 'The logo is a PNG, JPEG or WebP picture.', {
      fields: [{ field: 'file', reason: 'is no PNG, JPEG or WebP picture' }],
    })
  }
  const key = `${actor.workspaceId}/public-page/${crypto.randomUUID()}`
  await host.files.put(key, content)
  return { key, type }
}

/** Puts a logo on the public page, or takes it off; gives the key of the one that was there. */
export async function saveLogo(
  tx: WorkspaceTx,
  actor: PersonActor,
  logo: { readonly key: string; readonly type: string } | null,
): Promise<string | null> {
  requirePermission(canEditPublicPage(actor))
  const before = await tx
    .selectFrom('public_pages')
    .select('logo_key')
    .where('workspace_id', '=', actor.workspaceId)
    .forUpdate()
    .executeTakeFirst()
  const row = { logo_key: logo?.key ?? null, logo_type: logo?.type ?? null }
  await tx
    .insertInto('public_pages')
    .values({ workspace_id: actor.workspaceId, ...row })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
  return before?.logo_key ?? null
}
