import type { PersonActor } from '../../kernel/actor.ts'
import type { App } from '../app.ts'

export type SentFile = { readonly name: string; readonly content: string | Uint8Array<ArrayBuffer> }

/** Sends files as a browser does, as the person the test harness knows by a header. */
export async function uploadFiles(
  app: App,
  actor: PersonActor,
  path: string,
  files: readonly SentFile[],
  fields: Readonly<Record<string, string>> = {},
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { name, content } of files) form.append('file', new File([content], name))
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const response = await app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: {
      'content-type': request.headers.get('content-type') ?? '',
      'x-test-actor': encodeURIComponent(JSON.stringify(actor)),
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  return { status: response.statusCode, body: response.json() }
}
