type Tables = ReadonlyMap<string, Buffer>

/**
 * A TrueType face cut down to some characters, for a paper that carries its own letters. In: the face, and the
 * characters. Out: a face that draws them as the whole one does, each glyph under the number it had, without kerning,
 * ligatures and names of glyphs. A character that the face lacks is left out. Refuses a face without a map of all
 * characters (cmap, format 12). Source: the OpenType specification.
 */
export function cutFace(face: Buffer, characters: Iterable<string>): Buffer {
  const tables = readTables(face)
  const glyphOf = readCharacterMap(tableOf(tables, 'cmap'))
  const used = new Map<number, number>()
  for (const character of characters) {
    const point = character.codePointAt(0) ?? 0
    const glyph = glyphOf(point)
    if (glyph !== 0) used.set(point, glyph)
  }
  const { glyphs, glyf, loca } = cutShapes(tables, new Set(used.values()))
  const head = Buffer.from(tableOf(tables, 'head'))
  head.writeInt16BE(longOffsets, head.length - 4)
  return writeFace([
    ['OS/2', tableOf(tables, 'OS/2')],
    ['cmap', writeCharacterMap(used)],
    ['glyf', glyf],
    ['head', head],
    ['hhea', tableOf(tables, 'hhea')],
    ['hmtx', cutWidths(tables, glyphs)],
    ['loca', loca],
    ['maxp', tableOf(tables, 'maxp')],
    ['name', tableOf(tables, 'name')],
    ['post', unnamed],
  ])
}

/** In `head`: the places of shapes stand in four bytes each. */
const longOffsets = 1
/** A table `post` that names no glyph (version 3). */
const unnamed = Buffer.from('00030000'.padEnd(64, '0'), 'hex')

function readTables(face: Buffer): Tables {
  const tables = new Map<string, Buffer>()
  for (let at = 12; at < 12 + 16 * face.readUInt16BE(4); at += 16) {
    const from = face.readUInt32BE(at + 8)
    tables.set(face.toString('latin1', at, at + 4), face.subarray(from, from + face.readUInt32BE(at + 12)))
  }
  return tables
}

function tableOf(tables: Tables, name: string): Buffer {
  const table = tables.get(name)
  if (table === undefined) throw new Error(`the face has no table ${name}`)
  return table
}

/** The glyph of a character, 0 for none. */
function readCharacterMap(cmap: Buffer): (point: number) => number {
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(8 + 8 * at))
  const from = maps.find((map) => cmap.readUInt16BE(map) === 12)
  if (from === undefined) throw new Error('the face has no map of all characters')
  const ranges = Array.from({ length: cmap.readUInt32BE(from + 12) }, (_, at) => from + 16 + 12 * at)
  return (point) => {
    const range = ranges.find((at) => cmap.readUInt32BE(at) <= point && point <= cmap.readUInt32BE(at + 4))
    return range === undefined ? 0 : cmap.readUInt32BE(range + 8) + point - cmap.readUInt32BE(range)
  }
}

function writeCharacterMap(used: ReadonlyMap<number, number>): Buffer {
  const ranges = [...used].sort(([one], [other]) => one - other)
  const map = Buffer.alloc(28 + 12 * ranges.length)
  // One map, for Windows and all of Unicode, twelve bytes on; then that map, a range for each character.
  map.writeUInt16BE(1, 2)
  map.writeUInt16BE(3, 4)
  map.writeUInt16BE(10, 6)
  map.writeUInt32BE(12, 8)
  map.writeUInt16BE(12, 12)
  map.writeUInt32BE(map.length - 12, 16)
  map.writeUInt32BE(ranges.length, 24)
  ranges.forEach(([point, glyph], at) => {
    map.writeUInt32BE(point, 28 + 12 * at)
    map.writeUInt32BE(point, 32 + 12 * at)
    map.writeUInt32BE(glyph, 36 + 12 * at)
  })
  return map
}

/** The shapes of these glyphs, of those they are put together from, and of the one that stands for what is missing. */
function cutShapes(tables: Tables, wanted: ReadonlySet<number>) {
  const shapeOf = readShapes(tables)
  const glyphs = new Set([0, ...wanted])
  // A set grows while it is walked through, so that parts of parts are found as well.
  for (const glyph of glyphs) for (const part of partsOf(shapeOf(glyph))) glyphs.add(part)
  const count = tableOf(tables, 'maxp').readUInt16BE(4)
  const shapes = Array.from({ length: count }, (_, glyph) =>
    glyphs.has(glyph) ? shapeOf(glyph) : Buffer.alloc(0),
  )
  const loca = Buffer.alloc(4 * (count + 1))
  let end = 0
  for (const [glyph, shape] of shapes.entries()) {
    end += shape.length
    loca.writeUInt32BE(end, 4 * (glyph + 1))
  }
  return { glyphs, glyf: Buffer.concat(shapes), loca }
}

function readShapes(tables: Tables): (glyph: number) => Buffer {
  const [glyf, loca, head] = [tableOf(tables, 'glyf'), tableOf(tables, 'loca'), tableOf(tables, 'head')]
  const isLong = head.readInt16BE(head.length - 4) === longOffsets
  const startOf = (glyph: number) =>
    isLong ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph)
  return (glyph) => glyf.subarray(startOf(glyph), startOf(glyph + 1))
}

/** The glyphs that a shape is put together from; none for one that is drawn itself. */
function partsOf(shape: Buffer): number[] {
  if (shape.length === 0 || shape.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, goesOn = true; goesOn; ) {
    const flags = shape.readUInt16BE(at)
    parts.push(shape.readUInt16BE(at + 2))
    goesOn = (flags & 0x20) !== 0
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0
    at += 4 + (flags & 0x01 ? 4 : 2) + scale
  }
  return parts
}

/** The widths of these glyphs; those of all others are nought, so that they pack to nothing. */
function cutWidths(tables: Tables, glyphs: ReadonlySet<number>): Buffer {
  const widths = Buffer.from(tableOf(tables, 'hmtx'))
  const count = tableOf(tables, 'hhea').readUInt16BE(34)
  // The last width is that of every glyph behind it, too.
  for (let glyph = 0; glyph < count - 1; glyph += 1) {
    if (!glyphs.has(glyph)) widths.fill(0, 4 * glyph, 4 * glyph + 4)
  }
  return widths
}

/** A face of these tables, which stand in the order of their names. */
function writeFace(tables: readonly (readonly [name: string, table: Buffer])[]): Buffer {
  const start = Buffer.alloc(12 + 16 * tables.length)
  start.writeUInt32BE(0x00010000, 0)
  start.writeUInt16BE(tables.length, 4)
  const parts: Buffer[] = [start]
  let from = start.length
  for (const [at, [name, table]] of tables.entries()) {
    const entry = 12 + 16 * at
    start.write(name, entry, 'latin1')
    start.writeUInt32BE(from, entry + 8)
    start.writeUInt32BE(table.length, entry + 12)
    const padding = Buffer.alloc(-table.length & 3)
    parts.push(table, padding)
    from += table.length + padding.length
  }
  return Buffer.concat(parts)
}
