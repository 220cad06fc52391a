import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

/** A file inside an archive. */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** An archive that cannot or must not be read; the message is for the person who brought it. */
export class ZipRefused extends Error {}

/** All entries of a workbook together may unpack to this many bytes, and none to more than so many times its size. */
const unpackLimits = { bytes: 2 * 1024 ** 3, ratio: 300, ratioFrom: 20 * 1024 ** 2 }

const damaged = 'This Excel file is damaged: it cannot be unpacked.'
const bomb = 'This Excel file unpacks to far more than a table holds, and was not read.'

/** An archive on disk, read entry by entry. Every unpacked byte is counted against the limits. */
export class ZipArchive {
  readonly entries: readonly ZipEntry[]
  readonly #path: string
  readonly #file: FileHandle

  private constructor(path: string, file: FileHandle, entries: readonly ZipEntry[]) {
    this.#path = path
    this.#file = file
    this.entries = entries
  }

  /** Opens an archive and judges what it says about itself. Throws `ZipRefused`. */
  static async open(path: string): Promise<ZipArchive> {
    const file = await open(path, 'r')
    try {
      const entries = await readDirectory(file)
      refuseBomb(entries)
      return new ZipArchive(path, file, entries)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** The entry of a name, whatever its case. */
  find(name: string): ZipEntry | undefined {
    const wanted = name.toLowerCase()
    return this.entries.find((entry) => entry.name.toLowerCase() === wanted)
  }

  /** The text of an entry in pieces. Throws `ZipRefused` once it unpacks to more than it said or may. */
  async *read(entry: ZipEntry): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8')
    let total = 0
    for await (const piece of await this.#unpack(entry)) {
      total += (piece as Buffer).length
      if (total > Math.max(entry.unpacked, 1) + 64 || total > unpackLimits.bytes) throw new ZipRefused(bomb)
      yield decoder.decode(piece as Buffer, { stream: true })
    }
    yield decoder.decode()
  }

  /** A small entry as one text; the empty text where there is none. */
  async readWhole(name: string): Promise<string> {
    const entry = this.find(name)
    if (entry === undefined) return ''
    let text = ''
    for await (const piece of this.read(entry)) text += piece
    return text
  }

  close(): Promise<void> {
    return this.#file.close()
  }

  async #unpack(entry: ZipEntry): Promise<AsyncIterable<unknown>> {
    if (entry.encrypted) throw new ZipRefused('This archive is locked with a password.')
    const head = await readAt(this.#file, entry.offset, 30)
    if (head.readUInt32LE(0) !== 0x04034b50) throw new ZipRefused(damaged)
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
    if (entry.packed === 0) return emptyStream()
    const raw = createReadStream(this.#path, { start, end: start + entry.packed - 1 })
    if (entry.method === 0) return raw
    if (entry.method !== 8) throw new ZipRefused(damaged)
    const inflate = createInflateRaw()
    raw.on('error', (error) => inflate.destroy(error))
    inflate.on('close', () => raw.destroy())
    return guarded(raw.pipe(inflate))
  }
}

async function* emptyStream(): AsyncGenerator<Buffer> {}

async function* guarded(pieces: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* pieces
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_')) throw new ZipRefused(damaged)
    throw error
  }
}

function refuseBomb(entries: readonly ZipEntry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const swollen = entries.some(
    (entry) => entry.unpacked > unpackLimits.ratioFrom && entry.unpacked > entry.packed * unpackLimits.ratio,
  )
  if (total > unpackLimits.bytes || swollen) throw new ZipRefused(bomb)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead < length) throw new ZipRefused(damaged)
  return buffer
}

async function readDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat()
  const tailLength = Math.min(size, 65_557)
  const tail = await readAt(file, size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > tail.length) throw new ZipRefused(damaged)
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (offset === 0xffffffff || count === 0xffff)
    throw new ZipRefused('This Excel file is larger than what can be read.')
  if (length > 16 * 1024 ** 2) throw new ZipRefused(bomb)
  return listEntries(await readAt(file, offset, length), count)
}

function listEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw new ZipRefused(damaged)
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\/+/, ''),
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}
