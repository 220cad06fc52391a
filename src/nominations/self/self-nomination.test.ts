import { expect, test } from 'vitest'
import type { LikenessCode } from '../../customers/duplicates/likeness.ts'
import { isSureMatch } from './self-nomination.ts'

test('only one name at one account, or one address, is the same person without asking', () => {
  const cases: readonly (readonly [number, readonly LikenessCode[], boolean])[] = [
    [0.95, ['same-name', 'same-account'], true],
    [0.95, ['same-mail'], true],
    [0.9, ['like-name', 'same-account'], true],
    [0.89, ['like-name', 'same-account'], false],
    [0.99, ['same-name', 'same-phone'], false],
    [0.99, ['same-name', 'worked-there'], false],
  ]
  for (const [score, reasons, isSure] of cases)
    expect([score, reasons, isSureMatch({ score, reasons })]).toEqual([score, reasons, isSure])
})
