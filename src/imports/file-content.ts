/** How the letters of a text file are written. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export type FileContent =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly marked: boolean }
  | { readonly kind: 'zip' }
  | { readonly kind: 'refused'; readonly reason: string }

const save = 'Open it in the program it comes from and save it as CSV or .xlsx.'

const magics: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], `This is a PDF, not a table. ${save}`],
  [[0x89, 0x50, 0x4e, 0x47], 'This is a picture, not a table.'],
  [[0xff, 0xd8, 0xff], 'This is a picture, not a table.'],
  [[0x47, 0x49, 0x46, 0x38], 'This is a picture, not a table.'],
  [[0x1f, 0x8b], 'This is a compressed file. Unpack it first, then bring the file inside.'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], `This is a text document, not a table. ${save}`],
]

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/**
 * What a file is, by its first bytes (64 kB are enough) and never by its name. Text without a mark counts as
 * UTF-8 here; whether every byte of it is, only reading all of it tells. Binary content is refused with a
 * sentence for the person who brought it (quality, "Bad input").
 */
export function recogniseContent(head: Uint8Array): FileContent {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: 'zip' }
  }
  if (startsWith(head, oldOffice)) return { kind: 'refused', reason: nameOldOffice(head) }
  const magic = magics.find(([bytes]) => startsWith(head, bytes))
  if (magic !== undefined) return { kind: 'refused', reason: magic[1] }
  const marked = markedEncoding(head)
  if (marked !== null) return { kind: 'text', encoding: marked, marked: true }
  return recogniseUnmarked(head)
}

function recogniseUnmarked(head: Uint8Array): FileContent {
  const wide = wideEncoding(head)
  if (wide !== null) return { kind: 'text', encoding: wide, marked: false }
  if (isBinary(head)) {
    return { kind: 'refused', reason: `This file is not text, whatever its name says. ${save}` }
  }
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200)).trimStart().toLowerCase()
  if (start.startsWith('<!doctype') || start.startsWith('<html') || start.startsWith('<?xml')) {
    return { kind: 'refused', reason: `This is a web page or XML file, not a table. ${save}` }
  }
  return { kind: 'text', encoding: 'utf-8', marked: false }
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte)
}

function nameOldOffice(head: Uint8Array): string {
  const locked = new TextDecoder('utf-16le').decode(head.subarray(0, head.length & ~1))
  if (locked.includes('EncryptedPackage')) {
    return 'This Excel file is locked with a password. Save it without one, then bring it again.'
  }
  return 'This is an Excel file of the old kind (.xls), or one locked with a password. Save it as .xlsx without a password.'
}

function markedEncoding(head: Uint8Array): Encoding | null {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  return null
}

/** UTF-16 without a mark shows as zero bytes on one side of nearly every pair, and letters on the other. */
function wideEncoding(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(head.length / 2)
  for (const [encoding, zeros] of [
    ['utf-16le', 1],
    ['utf-16be', 0],
  ] as const) {
    const letters = Array.from({ length: pairs }, (_, pair) => pair).filter(
      (pair) => head[pair * 2 + zeros] === 0,
    )
    const others = letters.filter((pair) => isControl(head[pair * 2 + 1 - zeros] ?? 0))
    if (letters.length > pairs * 0.3 && others.length <= letters.length * 0.02) return encoding
  }
  return null
}

const isControl = (byte: number) =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c

function isBinary(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (isControl(byte)) controls += 1
  }
  return controls > head.length * 0.01
}
