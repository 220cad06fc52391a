import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { WorkspaceId } from '../../../kernel/ids.ts'
import type { Host } from '../../../server/host.ts'
import { strikeOut } from '../strike-words.ts'
import type { Erased } from './strike-out.ts'

/** Larger ones are looked at by nobody but a person. */
const mostBytes = 60_000_000

const encodings = ['utf-8', 'utf-16le', 'latin1'] as const

/**
 * Strikes the person out of every file of the workspace that can be read as text. An uploaded sheet that cannot goes: its
 * rows are in. Any other that cannot, of a request they were asked for, is listed for somebody to look at.
 */
export async function cleanFiles(
  host: Host,
  workspaceId: WorkspaceId,
  erasureId: string,
  erased: Erased,
): Promise<number> {
  let cleaned = 0
  for await (const key of host.files.keys()) {
    if (!key.startsWith(`${workspaceId}/`)) continue
    const readable = (await host.files.size(key)) <= mostBytes
    const bytes = readable ? await buffer(await host.files.read(key)) : null
    const text = bytes === null ? null : decode(bytes)
    if (text === null || bytes === null) {
      if (key.startsWith(`${workspaceId}/imports/`)) cleaned += await removeUpload(host, workspaceId, key)
      continue
    }
    const left = strikeOut(text.value, erased.named)
    if (left === text.value) continue
    await host.files.put(key, encode(left, text.encoding))
    cleaned += 1
  }
  await listUnread(host, workspaceId, erasureId, erased)
  return cleaned
}

type Encoding = (typeof encodings)[number]

function decode(bytes: Buffer): { value: string; encoding: Encoding } | null {
  const starts = (...signs: number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (starts(0x50, 0x4b) || starts(0x25, 0x50, 0x44, 0x46) || starts(0x89, 0x50) || starts(0xff, 0xd8))
    return null
  if (starts(0xff, 0xfe)) return { value: bytes.toString('utf16le'), encoding: 'utf-16le' }
  if (bytes.includes(0)) return null
  const value = bytes.toString('utf8')
  return value.includes('\ufffd')
    ? { value: bytes.toString('latin1'), encoding: 'latin1' }
    : { value, encoding: 'utf-8' }
}

function encode(text: string, encoding: Encoding): Buffer {
  return Buffer.from(text, encoding === 'utf-16le' ? 'utf16le' : encoding === 'latin1' ? 'latin1' : 'utf8')
}

async function removeUpload(host: Host, workspaceId: WorkspaceId, key: string): Promise<number> {
  const done = await host.door.write(workspaceId, async (tx) => {
    const { numAffectedRows } = await sql`update imports set file_key = '', profiles = '[]', answers = '[]'
      where workspace_id = ${workspaceId} and file_key = ${key} and state not in ('running', 'trying', 'reading')`.execute(
      tx,
    )
    return Number(numAffectedRows ?? 0)
  })
  if (done > 0) await host.files.remove(key)
  return done
}

async function listUnread(
  host: Host,
  workspaceId: WorkspaceId,
  erasureId: string,
  { contactId }: Erased,
): Promise<void> {
  await host.door.write(workspaceId, (tx) =>
    sql`insert into erasure_files (workspace_id, erasure_id, file_key, name, about_path)
      select distinct f.workspace_id, ${erasureId}::uuid, f.file_key, f.name, '/requests/' || f.request_id
      from request_files f join request_asks k on k.workspace_id = f.workspace_id and k.request_id = f.request_id
      join ledger_entries l on l.workspace_id = k.workspace_id and l.id = k.ask_id
      where f.workspace_id = ${workspaceId} and l.contact_id = ${contactId} and f.content_type not like 'text/%'
        and not exists (select from erasure_files e where e.workspace_id = f.workspace_id and e.erasure_id = ${erasureId}
          and e.file_key = f.file_key)`.execute(tx),
  )
}
