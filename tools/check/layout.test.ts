import { describe, expect, test } from 'vitest'
import { judgeLayout } from './layout.ts'

const readme = 'src/protection/README.md'

describe('the closed list of file names', () => {
  const fine = [
    'src/protection/load.ts',
    'src/protection/load.test.ts',
    'src/protection/load.properties.test.ts',
    'src/protection/reserve-ask.ts',
    'src/protection/profile.contract.ts',
    'src/protection/server/rest-advocate.ts',
    'src/protection/server/rest-advocate.test.ts',
    'src/protection/server/routes.ts',
    'src/protection/server/profile.store.ts',
    'src/protection/server/routes.test.ts',
    'src/protection/server/profile.routes.test.ts',
    'src/protection/web/RestPanel.tsx',
    'src/protection/web/RestPanel.module.css',
    'src/protection/web/queries.ts',
    'src/protection/web/rest.queries.ts',
    'src/web/main.tsx',
    'src/web/index.html',
    'src/web/ui/Button.tsx',
    'src/web/vite-env.d.ts',
    'src/main.ts',
    'src/server/testing/test-host.ts',
  ]

  test.each(fine)('%s may stand', (path) => {
    expect(judgeLayout([readme, path])).toEqual([])
  })

  const wrong = [
    ['src/protection/utils.ts', 'the name utils says nothing'],
    ['src/server/services/mail.ts', 'the name services says nothing'],
    ['src/web/ui/index.ts', 'the name index says nothing'],
    ['src/protection/rest.types.ts', 'the name types says nothing'],
    ['src/protection/Rest.ts', "a noun's root holds"],
    ['src/protection/rules/rest.ts', "a noun's root holds"],
    ['src/protection/server/rest.ts', "a noun's server/ holds"],
    ['src/protection/server/controllers.ts', "a noun's server/ holds"],
    ['src/protection/web/Rest.tsx', "a noun's web/ holds"],
    ['src/protection/web/useRest.ts', "a noun's web/ holds"],
    ['src/protection/rest-panel.tsx', '.tsx stands in web only'],
    ['src/web/ui/button.tsx', 'PascalCase'],
    ['src/server/startHost.ts', 'kebab-case'],
    ['src/orders/order.ts', 'src holds nouns'],
  ] as const

  test.each(wrong)('%s may not', (path, why) => {
    expect(judgeLayout([readme, path])).toEqual([expect.stringContaining(why)])
  })

  test('a part of a noun has the same rooms, and a README of its own', () => {
    const readmes = ['src/requests/README.md', 'src/requests/talks/README.md']
    const paths = ['talks/slot.ts', 'talks/server/take-time.ts', 'talks/web/SlotPage.tsx']
    expect(judgeLayout([...readmes, ...paths.map((path) => `src/requests/${path}`)])).toEqual([])
    expect(
      judgeLayout([...readmes, 'src/requests/talks/server/time.ts', 'src/requests/deals/deal.ts']),
    ).toEqual([
      expect.stringContaining("a noun's server/ holds"),
      expect.stringContaining("a noun's root holds"),
    ])
    expect(judgeLayout(['src/requests/README.md', 'src/requests/talks/slot.ts'])).toEqual([
      expect.stringContaining('src/requests/talks: has no README.md'),
    ])
  })

  test('a noun without a README is named', () => {
    expect(judgeLayout(['src/protection/load.ts'])).toEqual([
      expect.stringContaining('src/protection: has no README.md'),
    ])
  })
})
