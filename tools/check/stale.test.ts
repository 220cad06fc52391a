import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findStale, writeOutputs } from '../generate/outputs.ts'
import { plantProject } from './testing/planted-project.ts'

test('a generated file that differs, or was never written, is stale', async () => {
  const outputs = [
    { path: 'db/schema.sql', text: 'create table accounts ();\n' },
    { path: 'docs/boundaries.md', text: '# Who imports whom\n' },
    { path: 'docs/openapi.json', text: '{}\n' },
  ]
  const root = await plantProject({
    'db/schema.sql': 'create table clients ();\n',
    'docs/boundaries.md': '# Who imports whom\n',
  })
  expect(await findStale(root, outputs)).toEqual(['db/schema.sql', 'docs/openapi.json'])
})

test('a new import makes the drawing of the boundaries stale', async () => {
  const root = await plantProject({
    'src/activities/activity-type.ts': 'export const load = 2\n',
    'src/protection/load.ts': 'export const load = 1\n',
    'docs/README.md': 'The docs.\n',
  })
  const draw = () => writeOutputs(new Set(['boundaries']), root)
  const [drawing] = await draw()
  await writeFile(join(root, 'docs/boundaries.md'), drawing?.text ?? '')
  expect(await findStale(root, await draw())).toEqual([])

  const wider =
    "import { load as ofType } from '../activities/activity-type.ts'\nexport const load = ofType\n"
  await writeFile(join(root, 'src/protection/load.ts'), wider)
  expect(await findStale(root, await draw())).toEqual(['docs/boundaries.md'])
})
