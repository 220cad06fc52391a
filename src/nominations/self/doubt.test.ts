import { expect, test } from 'vitest'
import { type Doubt, doubtsOf, type Entry } from './doubt.ts'

const good: Entry = {
  name: 'Annelies Vermeulen-D’Hondt',
  email: 'annelies@haven.example',
  accountText: 'Havenbedrijf Scheldemond N.V.',
  title: 'Head of finance & control',
  why: 'Year-end without a weekend. We closed four terminals in two days; before it took nine.',
  website: '',
  openFor: 42,
}

test('what customers write is not doubted: accents, other scripts, short words, unhappy words, figures', () => {
  const entries: Partial<Entry>[] = [
    {},
    { name: 'Ó Dálaigh, Máire', why: 'Ça marche très bien, merci beaucoup à l’équipe!' },
    { name: 'Юлия Петрова', accountText: 'Северный порт', why: 'Всё работает, спасибо команде.' },
    {
      name: '山田 太郎',
      accountText: '株式会社山田',
      why: '導入して本当に良かったです。ありがとうございます。',
    },
    { name: 'Bo Ek', title: null, why: 'It just works.' },
    { why: 'It was hard at first, and support was slow; now it saves us 12 % a month (about €40k).' },
    { why: 'We used to select rooms from a list & update it by hand. Now: nobody does.\n\nThat’s it.' },
    { accountText: 'booking.com', title: 'VP Finance / Controlling' },
    { name: 'Dr. Beate Ruland-Ziegler', title: 'CFO', why: 'From zero to live in 6 weeks - great team' },
  ]
  for (const entry of entries) expect([entry, doubtsOf({ ...good, ...entry })]).toEqual([entry, []])
})

test('each kind of hostile entry is doubted, for its own reason', () => {
  const cases: readonly (readonly [Partial<Entry>, Doubt])[] = [
    [{ website: 'http://spam.example' }, 'trap'],
    [{ openFor: null }, 'no-opening'],
    [{ openFor: 1 }, 'too-fast'],
    [{ openFor: 90_000 }, 'opened-long-ago'],
    [{ why: 'Great product, see https://cheap.example/x for more' }, 'link'],
    [{ why: 'Great product, see cheap-pills.ru for more of it' }, 'link'],
    [{ name: '<script>alert(1)</script>' }, 'markup'],
    [{ why: 'Nice one <img src=x onerror=alert(1)>' }, 'markup'],
    [{ accountText: "Robert'); DROP TABLE contacts;--" }, 'code'],
    [{ name: "x' OR '1'='1" }, 'code'],
    [{ name: '{{constructor.constructor}}' }, 'code'],
    [{ title: '=HYPERLINK(A1)' }, 'code'],
    [{ name: 'Ann\r\nBcc: all@haven.example' }, 'header'],
    [{ why: 'Hello there\nContent-Type: text/html\n\nbuy it' }, 'header'],
    [{ name: 'An\u202enies' }, 'characters'],
    [{ name: 'Ann\u0000ies Vermeulen' }, 'characters'],
    [{ name: 'Ann\ufffdies Vermeulen' }, 'characters'],
    [{ name: '1234567' }, 'gibberish'],
    [{ why: 'aaaaaaaaaaaaaaaaaaaaaaaa aaaaaaa' }, 'gibberish'],
    [{ why: 'xkcdqwpzrtvbnm' }, 'gibberish'],
    [{ why: 'Best CASINO bonus for you today' }, 'advertising'],
    [{ email: 'a@mailinator.com' }, 'throwaway'],
  ]
  for (const [entry, doubt] of cases)
    expect([entry, doubtsOf({ ...good, ...entry })]).toEqual([entry, expect.arrayContaining([doubt])])
})
