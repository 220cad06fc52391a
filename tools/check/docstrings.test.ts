import { expect, test } from 'vitest'
import { checkDocstrings } from './docstrings.ts'
import { plantProject } from './testing/planted-project.ts'

test('a public function of a root without a docstring is named; private ones and other rooms are free', async () => {
  const root = await plantProject({
    'src/protection/rest.ts': [
      '/** When the rest ends. */',
      'export function endOfRest() {}',
      'export function startRest() {}',
      'export const isResting = () => true',
      'export const restDays = 30',
      'function count() {}',
      'count()',
    ].join('\n'),
    'src/protection/server/rest-advocate.ts': 'export function restAdvocate() {}\n',
  })
  expect(await checkDocstrings(root)).toEqual({
    read: '3 exported functions of 1 files',
    findings: [
      'src/protection/rest.ts:3: startRest is public and has no docstring',
      'src/protection/rest.ts:4: isResting is public and has no docstring',
    ],
  })
})
