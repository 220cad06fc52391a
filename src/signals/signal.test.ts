import { describe, expect, test } from 'vitest'
import { readSignal, type SignalKind, toneOf } from './signal.ts'
import { readSignalRow } from './signal-row.ts'

const today = '2026-03-02'

describe('how an answer speaks for whoever gave it', () => {
  const cases: readonly [SignalKind, number, number, string][] = [
    ['nps', 9, 10, 'good'],
    ['nps', 8, 10, 'neutral'],
    ['nps', 6, 10, 'bad'],
    ['csat', 4, 5, 'good'],
    ['csat', 3, 5, 'neutral'],
    ['csat', 2, 5, 'bad'],
    ['ces', 5, 7, 'good'],
    ['ces', 4, 7, 'neutral'],
    ['ces', 3, 7, 'bad'],
  ]
  test.each(cases)('%s %i of %i is %4$s', (kind, score, scale, tone) => {
    expect(toneOf(kind, score, scale)).toBe(tone)
  })
})

describe('what a signal must have', () => {
  const given = { kind: 'nps' as const, score: 9, scale: null, tone: null, on: '2026-03-01', comment: null }
  test('a promoter’s answer is taken with its usual scale', () => {
    expect(readSignal(given, today)).toEqual({ ok: true, score: 9, scale: 10, tone: 'good' })
  })
  const wrong = [
    [{ ...given, score: null }, 'score'],
    [{ ...given, score: 11 }, 'score'],
    [{ ...given, kind: 'csat' as const, score: 0 }, 'score'],
    [{ ...given, on: '2026-03-04' }, 'on'],
    [{ ...given, on: '2026-02-30' }, 'on'],
    [{ ...given, kind: 'note' as const, score: null }, 'comment'],
  ] as const
  test.each(wrong)('%j names its field', (each, field) => {
    expect(readSignal(each, today)).toMatchObject({ ok: false, facts: { field } })
  })
})

describe('a row of a file', () => {
  const row = { row: 2, kind: 'nps' as const, score: 10, at: '2026-02-01T08:00:00Z' }
  test('whoever is known by an id, a mail address, or name and account is somebody', () => {
    for (const who of [{ crmId: '25' }, { email: 'A@b.example' }, { name: 'A', accountName: 'B' }]) {
      expect(readSignalRow({ ...row, ...who }, today)).toMatchObject({ on: '2026-02-01', tone: 'good' })
    }
  })
  const refused = [
    [{ crmId: null }, 'crmId'],
    [{ name: 'Somebody' }, 'accountName'],
    [{ email: 'no address' }, 'email'],
    [{ crmId: '25', at: 'soon' }, 'at'],
  ] as const
  test.each(refused)('%j is refused with its field', (who, field) => {
    expect(readSignalRow({ ...row, ...who }, today)).toMatchObject({ field })
  })
  test('the same answer is known again, another moment is another answer', () => {
    const same = (at: string) => {
      const read = readSignalRow({ ...row, crmId: '25', at }, today)
      return 'same' in read ? read.same : null
    }
    expect(same(row.at)).toEqual(same(row.at))
    expect(same('2026-02-01T09:00:00Z')).not.toEqual(same(row.at))
  })
})
