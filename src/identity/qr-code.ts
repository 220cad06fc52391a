import { correctErrors } from './qr-correction.ts'

// A QR code (ISO/IEC 18004) in byte mode with error correction M, versions 1 to 20: enough for the address
// that an authenticator reads, up to 666 bytes.

/** Error correction code words per block, and blocks, of each version at level M; version 0 does not exist. */
const correctionPerBlock = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]
const blocksOf = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

type Grid = { readonly size: number; readonly dark: boolean[][]; readonly fixed: boolean[][] }

/** The squares of a QR code, row by row, true where dark; null for a text that is too long for it. */
export function drawQrCode(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)]
  const version = blocksOf.findIndex((_, at) => at > 0 && capacityOf(at) * 8 >= bitsNeeded(bytes.length, at))
  if (version < 1) return null
  const grid = drawFixed(version)
  drawWords(grid, interleave(encode(bytes, version), version))
  const masked = masks.map((mask, number) => drawMask(grid, mask, number))
  return masked.reduce((best, next) => (penaltyOf(next) < penaltyOf(best) ? next : best))
}

const lengthBits = (version: number) => (version <= 9 ? 8 : 16)
const bitsNeeded = (bytes: number, version: number) => 4 + lengthBits(version) + bytes * 8

function rawBits(version: number): number {
  const aligned = alignmentPlaces(version).length
  const whole = (16 * version + 128) * version + 64
  if (version < 2) return whole
  return whole - ((25 * aligned - 10) * aligned - 55) - (version >= 7 ? 36 : 0)
}

/** Data code words of a version. */
function capacityOf(version: number): number {
  return Math.floor(rawBits(version) / 8) - (correctionPerBlock[version] ?? 0) * (blocksOf[version] ?? 0)
}

function encode(bytes: readonly number[], version: number): number[] {
  const bits: number[] = []
  const append = (value: number, count: number) => {
    for (let at = count - 1; at >= 0; at -= 1) bits.push((value >>> at) & 1)
  }
  append(4, 4)
  append(bytes.length, lengthBits(version))
  for (const byte of bytes) append(byte, 8)
  const capacity = capacityOf(version) * 8
  append(0, Math.min(4, capacity - bits.length))
  append(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) append(pad, 8)
  return Array.from({ length: bits.length / 8 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  )
}

/** Splits the words into blocks, adds to each its correction, and takes one of each block in turn. */
function interleave(words: readonly number[], version: number): number[] {
  const count = blocksOf[version] ?? 0
  const correction = correctionPerBlock[version] ?? 0
  const raw = Math.floor(rawBits(version) / 8)
  const short = Math.floor(raw / count)
  const shortBlocks = count - (raw % count)
  const blocks: number[][] = []
  for (let at = 0, from = 0; at < count; at += 1) {
    const length = short - correction + (at < shortBlocks ? 0 : 1)
    blocks.push(words.slice(from, from + length))
    from += length
  }
  const corrections = blocks.map((block) => correctErrors(block, correction))
  const taken = (rows: readonly (readonly number[])[]) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, at) =>
      rows.flatMap((row) => row[at] ?? []),
    ).flat()
  return [...taken(blocks), ...taken(corrections)]
}

function alignmentPlaces(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  const last = version * 4 + 10
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)]
}

function drawFixed(version: number): Grid {
  const size = version * 4 + 17
  const empty = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  const grid: Grid = { size, dark: empty(), fixed: empty() }
  for (let at = 0; at < size; at += 1) {
    set(grid, 6, at, at % 2 === 0)
    set(grid, at, 6, at % 2 === 0)
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    drawFinder(grid, row, column)
  const places = alignmentPlaces(version)
  const last = places.length - 1
  for (const [at, row] of places.entries()) {
    for (const [to, column] of places.entries()) {
      const corner = (at === 0 && (to === 0 || to === last)) || (at === last && to === 0)
      if (!corner) drawAlignment(grid, row, column)
    }
  }
  drawFormat(grid, 0)
  drawVersion(grid, version)
  return grid
}

function set(grid: Grid, row: number, column: number, dark: boolean): void {
  const [cells, fixed] = [grid.dark[row], grid.fixed[row]]
  if (cells === undefined || fixed === undefined || column < 0 || column >= grid.size) return
  cells[column] = dark
  fixed[column] = true
}

function drawFinder(grid: Grid, row: number, column: number): void {
  for (let down = -4; down <= 4; down += 1) {
    for (let right = -4; right <= 4; right += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(right))
      set(grid, row + down, column + right, ring !== 2 && ring !== 4)
    }
  }
}

function drawAlignment(grid: Grid, row: number, column: number): void {
  for (let down = -2; down <= 2; down += 1) {
    for (let right = -2; right <= 2; right += 1) {
      set(grid, row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1)
    }
  }
}

/** The remainder that makes a short number readable with errors: format (15 bits) and version (18 bits). */
function withRemainder(value: number, bits: number, polynomial: number): number {
  let remainder = value
  for (let at = 0; at < bits; at += 1)
    remainder = (remainder << 1) ^ ((remainder >>> (bits - 1)) * polynomial)
  return (value << bits) | remainder
}

function drawFormat(grid: Grid, mask: number): void {
  // Level M is 00 in the format's first two bits.
  const bits = withRemainder(mask, 10, 0x537) ^ 0x5412
  const dark = (at: number) => ((bits >>> at) & 1) === 1
  const { size } = grid
  for (let at = 0; at < 15; at += 1) {
    set(grid, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, 8, dark(at))
    set(grid, 8, at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at, dark(at))
  }
  set(grid, size - 8, 8, true)
}

function drawVersion(grid: Grid, version: number): void {
  if (version < 7) return
  const bits = withRemainder(version, 12, 0x1f25)
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >>> at) & 1) === 1
    const [near, far] = [Math.floor(at / 3), grid.size - 11 + (at % 3)]
    set(grid, near, far, dark)
    set(grid, far, near, dark)
  }
}

/** Up and down in columns of two from the right, past what is fixed. */
function drawWords(grid: Grid, words: readonly number[]): void {
  let bit = 0
  for (let right = grid.size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < grid.size; step += 1) {
      const upward = ((right + 1) & 2) === 0
      const row = upward ? grid.size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (grid.fixed[row]?.[column] !== false || bit >= words.length * 8) continue
        const cells = grid.dark[row]
        if (cells !== undefined) cells[column] = (((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1
        bit += 1
      }
    }
  }
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

function drawMask(grid: Grid, mask: (row: number, column: number) => boolean, number: number): boolean[][] {
  const dark = grid.dark.map((cells, row) =>
    cells.map((cell, column) => (grid.fixed[row]?.[column] ? cell : cell !== mask(row, column))),
  )
  drawFormat({ ...grid, dark, fixed: grid.fixed }, number)
  return dark
}

/** How hard a masked code is to read: long runs, blocks, false finders, too much of one shade. */
function penaltyOf(dark: readonly (readonly boolean[])[]): number {
  const columns = dark.map((_, at) => dark.map((row) => row[at] ?? false))
  const lines = [...dark, ...columns].map((line) => line.map((cell) => (cell ? '1' : '0')).join(''))
  const runs = lines
    .flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? [])
    .reduce((sum, run) => sum + run.length - 2, 0)
  const finders = lines.reduce(
    (sum, line) => sum + [...line.matchAll(/(?=10111010000|00001011101)/g)].length * 40,
    0,
  )
  let blocks = 0
  for (const [at, row] of dark.entries()) {
    for (let to = 1; to < row.length; to += 1) {
      const square = [row[to], row[to - 1], dark[at - 1]?.[to], dark[at - 1]?.[to - 1]]
      if (at > 0 && square.every((cell) => cell === square[0])) blocks += 3
    }
  }
  const share = dark.flat().filter(Boolean).length / dark.length ** 2
  return runs + finders + blocks + Math.floor(Math.abs(share * 100 - 50) / 5) * 10
}
