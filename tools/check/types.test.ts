import { expect, test } from 'vitest'
import { plantProject } from './testing/planted-project.ts'
import { checkTypes } from './types.ts'

test('a wrong type and a promise nobody waits for are named with their line', async () => {
  const root = await plantProject({
    'tsconfig.json':
      '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [], "lib": ["ES2022"] }, "include": ["src"] }',
    'src/rest.ts': [
      'async function save(): Promise<void> {}',
      'export async function rest() {',
      '  save()',
      '  await save()',
      '  void save()',
      '  save().catch(() => {})',
      "  const days: number = 'thirty'",
      '  return days',
      '}',
    ].join('\n'),
  })
  expect((await checkTypes(root)).findings).toEqual([
    expect.stringMatching(/^src\/rest\.ts:7: TS2322/),
    expect.stringMatching(/^src\/rest\.ts:3: no-floating-promises/),
  ])
})

test('a project that cannot be read, or holds no file, does not pass', async () => {
  const empty = await plantProject({ 'tsconfig.json': '{ "include": ["src"] }' })
  expect((await checkTypes(empty)).findings).not.toEqual([])
  const broken = await plantProject({ 'tsconfig.json': '{ "include": ', 'src/a.ts': 'export const a = 1' })
  expect((await checkTypes(broken)).findings).not.toEqual([])
})
