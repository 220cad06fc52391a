import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plantProject } from './testing/planted-project.ts'

function runCheck(root: string, ...steps: string[]) {
  const run = join(import.meta.dirname, 'run.ts')
  const { stdout, status } = spawnSync(process.execPath, [run, '--root', root, ...steps], {
    encoding: 'utf8',
  })
  return { lines: stdout.trim().split('\n'), status }
}

test('one failing step fails the check, names the file, and the other steps still run', async () => {
  const root = await plantProject({ 'src/kernel/long.ts': 'export {}\n'.repeat(301) })
  const { lines, status } = runCheck(root, 'sizes', 'docstrings', 'layout')
  expect(status).toBe(1)
  expect(lines).toContain('  src/kernel/long.ts: 301 lines, at most 300')
  expect(lines.at(-1)).toBe('CHECK {"passed":2,"failed":1}')
})

test('a check without findings passes', async () => {
  const root = await plantProject({ 'src/kernel/short.ts': 'export {}\n' })
  const { lines, status } = runCheck(root, 'sizes', 'layout')
  expect(status).toBe(0)
  expect(lines.at(-1)).toBe('CHECK {"passed":2,"failed":0}')
})

test('a step that breaks is a failure', async () => {
  const { lines, status } = runCheck('/nowhere', 'sizes')
  expect(status).toBe(1)
  expect(lines.at(-1)).toBe('CHECK {"passed":0,"failed":1}')
})
