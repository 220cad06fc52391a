/** What a reader of XML is told, in the order of the document. Names come without their namespace. */
export type XmlListener = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** A document that no spreadsheet would write: entities of its own, or a tag without an end. */
export class XmlRefused extends Error {}

const longestTag = 1_000_000

/**
 * Reads the XML of office documents in pieces of any size. Knows elements, attributes, text, CDATA and the
 * entities XML itself has; a document type, and with it every entity bomb, is refused.
 */
export class XmlReader {
  readonly #listener: XmlListener
  #rest = ''

  constructor(listener: XmlListener) {
    this.#listener = listener
  }

  /** Takes the next piece. Throws `XmlRefused`. */
  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    for (;;) {
      const start = text.indexOf('<', at)
      if (start < 0) break
      const end = endOfTag(text, start)
      if (end < 0) {
        if (text.length - start > longestTag) throw new XmlRefused('a tag without an end')
        this.#text(text, at, start)
        at = start
        break
      }
      this.#text(text, at, start)
      this.#tag(text.slice(start, end))
      at = end
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > longestTag && !this.#rest.startsWith('<')) {
      this.#text(this.#rest, 0, this.#rest.length)
      this.#rest = ''
    }
  }

  #text(text: string, from: number, until: number): void {
    if (until > from) this.#listener.text?.(decode(text.slice(from, until)))
  }

  #tag(tag: string): void {
    const second = tag.charCodeAt(1)
    if (second === 63) return
    if (second === 33) {
      if (tag.startsWith('<![CDATA[')) this.#listener.text?.(tag.slice(9, -3))
      else if (!tag.startsWith('<!--')) throw new XmlRefused('a document type')
      return
    }
    if (second === 47) {
      this.#listener.close?.(localName(tag.slice(2, -1).trim()))
      return
    }
    const empty = tag.endsWith('/>')
    const inside = tag.slice(1, empty ? -2 : -1)
    const space = inside.search(/\s/)
    const name = localName(space < 0 ? inside : inside.slice(0, space))
    this.#listener.open?.(name, (wanted) => attributeIn(inside, wanted))
    if (empty) this.#listener.close?.(name)
  }
}

/** The place behind a tag; -1 where its end is not there yet. A `>` inside quotation marks ends nothing. */
function endOfTag(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9)
  const end = text.indexOf('>', start)
  if (end < 0) return -1
  const tag = text.slice(start, end)
  if (!tag.includes('"') && !tag.includes("'")) return end + 1
  let open = 0
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (open !== 0) {
      if (code === open) open = 0
    } else if (code === 34 || code === 39) open = code
    else if (code === 62) return at + 1
  }
  return -1
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function attributeIn(inside: string, wanted: string): string | undefined {
  const form = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
  for (const [, name = '', double, single] of inside.matchAll(form)) {
    if (name === wanted || localName(name) === wanted) return decode(double ?? single ?? '')
  }
  return undefined
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
}

/** Excel writes characters XML cannot hold as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed()
}
