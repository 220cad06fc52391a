import { withoutEscapes, XmlReader } from './sheet-xml.ts'

/** A sheet of a workbook: its name, where its XML lies, whether people see it. */
export type Sheet = { readonly name: string; readonly path: string; readonly hidden: boolean }

export type Relation = { readonly id: string; readonly kind: string; readonly target: string }

/** The relations of a part: `kind` is the last word of its type, the same in transitional and strict files. */
export function readRelations(xml: string): Relation[] {
  const found: Relation[] = []
  new XmlReader({
    open(name, attribute) {
      if (name !== 'Relationship') return
      const kind = (attribute('Type') ?? '').replace(/^.*\//, '')
      found.push({ id: attribute('Id') ?? '', kind, target: attribute('Target') ?? '' })
    },
  }).push(xml)
  return found
}

/** Where a relation leads, inside the archive. In: the part that has the relation. */
export function resolveTarget(from: string, target: string): string {
  const plain = target.replaceAll('\\', '/')
  const parts = plain.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of plain.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The sheets of a workbook in the order of its tabs, and whether it counts days from 1904. */
export function readWorkbook(
  xml: string,
  relations: readonly Relation[],
  path: string,
): { readonly sheets: Sheet[]; readonly from1904: boolean } {
  const sheets: Sheet[] = []
  let from1904 = false
  new XmlReader({
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/i.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const relation = relations.find((each) => each.id === attribute('id'))
      if (relation?.kind !== 'worksheet') return
      sheets.push({
        name: attribute('name') ?? '',
        path: resolveTarget(path, relation.target),
        hidden: (attribute('state') ?? 'visible') !== 'visible',
      })
    },
  }).push(xml)
  return { sheets, from1904 }
}

/** For each cell style, whether it shows a date or time. */
export function readDateStyles(xml: string): boolean[] {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inside = false
  new XmlReader({
    open(name, attribute) {
      if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) styles.push(isDateFormat(Number(attribute('numFmtId') ?? 0), formats))
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
  }).push(xml)
  return styles
}

function isDateFormat(id: number, formats: ReadonlyMap<number, string>): boolean {
  const code = formats.get(id)
  // Numbers that ECMA-376 gives to dates and times without writing their formats into the file.
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    )
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|e[+-]/gi, '')
  return /[ymdhs]/i.test(bare)
}

/** Collects the shared texts of a workbook, without the pronunciation that stands beside some. */
export class SharedTexts {
  readonly texts: string[] = []
  /** Characters kept so far: the reader bounds them. */
  size = 0
  readonly #xml: XmlReader

  constructor() {
    let text = ''
    let depth = 0
    let spoken = 0
    this.#xml = new XmlReader({
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') spoken += 1
        else if (name === 't') depth += 1
      },
      text(piece) {
        if (depth > 0 && spoken === 0) text += piece
      },
      close: (name) => {
        if (name === 't') depth -= 1
        else if (name === 'rPh') spoken -= 1
        else if (name === 'si') this.#keep(withoutEscapes(text))
      },
    })
  }

  #keep(text: string): void {
    this.size += text.length
    this.texts.push(text)
  }

  push(piece: string): void {
    this.#xml.push(piece)
  }
}
