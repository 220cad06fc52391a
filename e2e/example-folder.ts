import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type APIRequestContext, request } from '@playwright/test'
import { setUp } from './api.ts'
import { startServer } from './server.ts'
import { signIn } from './sign-in.ts'

/** A data folder that nobody writes in: a workspace with nothing in it, and the example company in another. */
export type ExampleFolder = { readonly dataDir: string; readonly workspaceId: string }

/** Makes the example company in a folder of data that is empty yet, and leaves no server on it. */
type Make = (dataDir: string) => Promise<ExampleFolder>

/**
 * The folder with the example company, to be copied: loading it takes some twenty seconds, a copy less than one. Made
 * once in a run, by the first who asks and in the way they say; the other workers wait for it.
 */
export async function exampleFolder(make: Make = makeExample): Promise<ExampleFolder> {
  const shared = process.env['AVOUCH_E2E_SHARED']
  if (shared === undefined) throw new Error('no folder is shared: shared-folder.ts did not run')
  const told = join(shared, 'example.json')
  const isFirst = await mkdir(join(shared, 'example')).then(
    () => true,
    () => false,
  )
  if (isFirst) await tellOnce(told, make(join(shared, 'example')))
  while (!existsSync(told)) await sleep(100)
  const { error, ...folder } = JSON.parse(await readFile(told, 'utf8')) as ExampleFolder & { error?: string }
  if (error !== undefined) throw new Error(`the example company could not be made: ${error}`)
  return folder
}

/** Writes what became of it, whole or not at all: whoever waits must not wait for ever. */
async function tellOnce(file: string, making: Promise<ExampleFolder>): Promise<void> {
  const outcome = await making.catch((error: unknown) => ({ error: String(error) }))
  await writeFile(`${file}.new`, JSON.stringify(outcome))
  await rename(`${file}.new`, file)
}

async function makeExample(dataDir: string): Promise<ExampleFolder> {
  const server = await startServer({ dataDir })
  const context = await request.newContext({ extraHTTPHeaders: { origin: server.url } })
  try {
    await setUp(server.url)
    await signIn(context, server.url)
    return { dataDir, workspaceId: await loadExample(context, server.url) }
  } finally {
    await context.dispose()
    await server.stop()
  }
}

async function loadExample(context: APIRequestContext, url: string): Promise<string> {
  const begun = await context.post(`${url}/api/v1/example`, { data: {} })
  if (!begun.ok()) throw new Error(`it answered ${begun.status()}: ${await begun.text()}`)
  for (;;) {
    const answer = await context.get(`${url}/api/v1/example`)
    const { state, workspaceId } = (await answer.json()) as { state: string; workspaceId: string }
    if (state === 'ready') return workspaceId
    if (state !== 'loading') throw new Error(`it is ${state}`)
    await sleep(250)
  }
}
