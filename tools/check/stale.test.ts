import { expect, test } from 'vitest'
import { findStale } from '../generate/outputs.ts'
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
