import { expect, test } from 'vitest'
import { checkDeadCode } from './dead-code.ts'
import { plantProject } from './testing/planted-project.ts'

const base = {
  'package.json': '{ "name": "planted", "type": "module", "dependencies": { "pg": "1" } }',
  'knip.json': '{ "entry": ["src/main.ts"], "project": ["src/**/*.ts"] }',
}

test('a dead export, an unused file and an unused dependency are named', async () => {
  const root = await plantProject({
    ...base,
    'src/main.ts': "import { used } from './rest.ts'\nused()\n",
    'src/rest.ts': 'export function used() {}\nexport function unused() {}\n',
    'src/forgotten.ts': 'export const forgotten = 1\n',
  })
  const { findings } = await checkDeadCode(root)
  expect(findings).toContain('src/rest.ts:2: nothing uses the export unused')
  expect(findings).toContain('src/forgotten.ts: nothing uses this file')
  expect(findings).toContain('package.json: nothing uses the dependency pg')
  expect(findings).toHaveLength(3)
})
