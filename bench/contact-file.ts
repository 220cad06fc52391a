import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvLine } from '../src/kernel/csv.ts'
import { firstNames, lastNames, titles } from './crowd/words.ts'

/** A contact as a file of them says it; every account has twenty. */
export type FileContact = {
  readonly crmId: string
  readonly name: readonly [first: string, last: string]
  readonly email: string
  readonly title: string
  readonly phone: string
  readonly account: number
}

export const accountsFor = (contacts: number) => Math.ceil(contacts / 20)

export function contactAt(n: number, accounts: number, letter = 'C'): FileContact {
  const account = (n * 7) % accounts
  return {
    crmId: `${letter}${n}`,
    name: [firstNames[n % firstNames.length] ?? '', lastNames[(n * 31) % lastNames.length] ?? ''],
    email: `${letter.toLowerCase()}${n}@company${account}.example`,
    title: titles[n % titles.length] ?? '',
    phone: `+49 30 ${n}`,
    account,
  }
}

/** Writes the file of accounts that the contacts belong to. */
export function writeAccountFile(path: string, accounts: number): Promise<void> {
  return writeLines(path, ['Account ID', 'Account Name', 'Website'], accounts, (n) => [
    `A${n}`,
    `Company ${n}`,
    `https://company${n}.example`,
  ])
}

/** Writes a file of contacts as a CRM exports it; files of different letters hold different people. */
export function writeContactFile(path: string, contacts: number, letter: string): Promise<void> {
  const accounts = accountsFor(contacts)
  const header = [
    'Contact ID',
    'First Name',
    'Last Name',
    'Email',
    'Title',
    'Phone',
    'Account ID',
    'Account Name',
  ]
  return writeLines(path, header, contacts, (n) => {
    const { crmId, name, email, title, phone, account } = contactAt(n, accounts, letter)
    return [crmId, ...name, email, title, phone, `A${account}`, `Company ${account}`]
  })
}

async function writeLines(
  path: string,
  header: readonly string[],
  count: number,
  cells: (n: number) => readonly string[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  function* pieces() {
    yield csvLine(header)
    for (let from = 0; from < count; from += 1_000) {
      const size = Math.min(1_000, count - from)
      yield Array.from({ length: size }, (_, at) => csvLine(cells(from + at))).join('')
    }
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path))
}
