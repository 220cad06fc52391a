/** One file in a tar. Its content must be read to its end before the next entry is asked for. */
export type TarEntry = {
  readonly name: string
  readonly size: number
  readonly content: AsyncIterable<Buffer>
}

const block = 512
/** The most that a name and a size may take in the plain format (ustar), which every tar reads. */
const limits = { name: 100, prefix: 155, size: 8 ** 11 }

/** The header of a file, in the plain format of POSIX.1-1988. `time` is in seconds since 1970. */
export function tarHeader(name: string, size: number, time: number): Buffer {
  const header = Buffer.alloc(block)
  const { prefix, rest } = splitName(name)
  if (size >= limits.size) throw new Error(`${name} is too large for a backup`)
  header.write(rest, 0)
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${time.toString(8).padStart(11, '0')}\0`, 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\0' + '00', 257)
  header.write(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What fills the last block of a file. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block)
}

/** What ends a tar. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * block)
}

// A long name is parted at a slash: the longest rest that fits.
function splitName(name: string): { prefix: string; rest: string } {
  if (Buffer.byteLength(name) <= limits.name) return { prefix: '', rest: name }
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
    const prefix = name.slice(0, at)
    const rest = name.slice(at + 1)
    if (Buffer.byteLength(prefix) <= limits.prefix && Buffer.byteLength(rest) <= limits.name && rest !== '')
      return { prefix, rest }
  }
  throw new Error(`the name ${name} is too long for a backup`)
}

/** The files of a tar, one after the other. Throws where it breaks off or is no tar. */
export async function* readTar(content: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = new Blocks(content)
  for (;;) {
    const header = await source.take(block)
    if (header.every((byte) => byte === 0)) return
    const size = Number.parseInt(textAt(header, 124, 12), 8)
    if (textAt(header, 257, 5) !== 'ustar' || !Number.isSafeInteger(size)) throw new Error('this is no tar')
    const prefix = textAt(header, 345, limits.prefix)
    const name = `${prefix === '' ? '' : `${prefix}/`}${textAt(header, 0, limits.name)}`
    yield { name, size, content: source.lend(size) }
    await source.take(tarPadding(size).length)
  }
}

function textAt(header: Buffer, at: number, length: number): string {
  const text = header.subarray(at, at + length).toString()
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** Bytes handed out in the lengths asked for. */
class Blocks {
  readonly #source: AsyncIterator<Buffer>
  #left: Buffer = Buffer.alloc(0)

  constructor(content: AsyncIterable<Buffer>) {
    this.#source = content[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.lend(length)) parts.push(part)
    return Buffer.concat(parts)
  }

  async *lend(length: number): AsyncGenerator<Buffer> {
    for (let missing = length; missing > 0; ) {
      if (this.#left.length === 0) this.#left = await this.#next()
      const part = this.#left.subarray(0, missing)
      this.#left = this.#left.subarray(part.length)
      missing -= part.length
      yield part
    }
  }

  async #next(): Promise<Buffer> {
    const { done, value } = await this.#source.next()
    if (done) throw new Error('it breaks off before its end')
    return value
  }
}
