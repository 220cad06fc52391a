import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tellHappening } from './tell-happening.ts'

/** Said in the conversation itself, or no news on the page of the request. */
const silent = ['request.message-written']

test('every fact of a request is told in its history in words', () => {
  const requests = join(import.meta.dirname, '..')
  const files = readdirSync(requests, { encoding: 'utf8', recursive: true })
  const texts = files
    .filter((name) => /(^|[./])events\.ts$/.test(name))
    .map((name) => readFileSync(join(requests, name), 'utf8'))
  const names = texts.flatMap((text) =>
    [...text.matchAll(/'(request\.[a-z-]+)'/g)].map(([, event = '']) => event),
  )
  expect(names.length).toBeGreaterThan(20)
  const untold = names.filter(
    (name) => !silent.includes(name) && tellHappening({ name, data: {}, texts: {} }) === null,
  )
  expect([...new Set(untold)]).toEqual([])
})

test('a handover names what went from whom to whom', () => {
  const told = tellHappening({
    name: 'request.handed-over',
    data: { parts: ['handler', 'approver'] },
    texts: { from: 'Dario Conti', to: 'Palesa Mokoena' },
  })
  expect(told).toBe('Looking after it, the approvals went from Dario Conti to Palesa Mokoena')
})
