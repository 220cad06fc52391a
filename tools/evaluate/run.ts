import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openServer } from '../prove/open-server.ts'
import { bringStories } from './bring-stories.ts'
import { makeAdvocates } from './make-advocates.ts'
import { measureMatches } from './measure-matches.ts'
import { FolderError, readFolder } from './read-folder.ts'

// `npm run evaluate -- --stories DIR [--json]`: how well the product's own match finds what a folder of stories and
// opportunities says is right. The judgements in `qrels.tsv` are only ever compared with, never learned from.
const { values } = parseArgs({ options: { stories: { type: 'string' }, json: { type: 'boolean' } } })
if (values.stories === undefined) {
  process.stderr.write('npm run evaluate -- --stories DIR [--json]\n')
  process.exit(2)
}
const folder = await readFolder(resolve(values.stories)).catch(giveUp)
for (const note of folder.notes) process.stderr.write(`${note}\n`)
const dataDir = await mkdtemp(join(tmpdir(), 'avouch-evaluate-'))
const startedAt = new Date().toISOString()
const server = await openServer(dataDir, () => startedAt)
try {
  const actor = await bringStories(server, folder)
  const storyOf = await makeAdvocates(server, actor, folder)
  const found = await measureMatches(server, actor, folder.judgements, storyOf)
  if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`)
  else process.stdout.write(tell(found))
} finally {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
}
process.exit(0)

/** Says in one line what is wrong with the folder, and ends. */
function giveUp(error: unknown): never {
  if (!(error instanceof FolderError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

function tell({ opportunities, knownItem, attribute }: Awaited<ReturnType<typeof measureMatches>>): string {
  const line = (name: string, value: number, target: number | null) =>
    `${name.padEnd(34)} ${value.toFixed(3)}${target === null ? '' : `  target ≥ ${target.toFixed(2)}`}\n`
  return [
    `${opportunities} opportunities\n`,
    line('known item: recall at 10', knownItem.recallAt10, 0.95),
    line('known item: mean reciprocal rank', knownItem.mrr, null),
    line('attributes: nDCG at 10', attribute.ndcgAt10, 0.6),
  ].join('')
}
