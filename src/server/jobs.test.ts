import { expect, test, vi } from 'vitest'
import { enqueue, type JobDefinition, openJobs } from './jobs.ts'
import { startTestHost } from './testing/test-host.ts'

const ended: string[] = []
const failing = new Set<string>()

const note: JobDefinition['run'] = async ({ data }) => {
  const name = String(data['name'])
  if (failing.delete(name)) throw new Error(`${name} fails the first time`)
  ended.push(name)
}

const definitions: readonly JobDefinition[] = [
  { name: 'test-many', taken: 25, retryLimit: 0, run: note },
  { name: 'test-once', once: true, run: note },
]

const server = await startTestHost()
const { id: workspaceId } = await server.makeWorkspace()
const jobs = openJobs(server.urls.appUrl, definitions, true)
await jobs.open()

const put = (queue: string, names: readonly string[], key?: string) =>
  server.host.door.write(workspaceId, async (tx) => {
    for (const name of names)
      await enqueue(tx, queue, { name }, key === undefined ? {} : { singletonKey: key })
  })

test('what waits once is not put there a second time, and is again once it began', async () => {
  await put('test-once', ['first', 'second'], 'a')
  await put('test-once', ['third'], 'a')
  await put('test-once', ['other'], 'b')
  await jobs.drain(server.host)
  // Put there in the same moment, either may come first.
  expect(ended.splice(0).sort()).toEqual(['first', 'other'])
  await put('test-once', ['fourth'], 'a')
  await jobs.drain(server.host)
  expect(ended.splice(0)).toEqual(['fourth'])
})

test('a hundred short jobs are done in a moment, and one that fails takes no other with it', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `job ${index}`)
  failing.add('job 30')
  await put('test-many', names)
  const begun = performance.now()
  await jobs.work(server.host)
  await vi.waitFor(() => expect(ended).toHaveLength(99), { timeout: 10_000, interval: 20 })
  await jobs.stop()
  // One after another every half second, they would take 50 s.
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect(new Set(ended)).toEqual(new Set(names.filter((name) => name !== 'job 30')))
})
