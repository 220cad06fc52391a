import type { TableRow } from './csv-records.ts'
import { dayOfSerial } from './dates.ts'
import { withoutEscapes, XmlReader } from './sheet-xml.ts'

/** What the cells of a sheet refer to. */
export type SheetParts = {
  readonly texts: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
  readonly merges: readonly Merge[]
}

/** Cells shown as one: the value stands in the first. Rows and columns count from 1 and 0. */
export type Merge = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

const widest = 16_384

/** Reads a range such as `A1:B3`; null where it is none. */
export function readMerge(range: string): Merge | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/i.exec(range)
  if (found === null) return null
  const [, from = '', top, until = '', bottom] = found
  return { top: Number(top), bottom: Number(bottom), left: columnOf(from), right: columnOf(until) }
}

function columnOf(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + (letter.charCodeAt(0) - 64)
  return number - 1
}

/**
 * Reads a worksheet's XML in pieces and gives its rows with the numbers the sheet shows. Formulas give the
 * value that was kept with them; dates are written as days or moments; merged cells all say the same.
 */
export class SheetReader {
  readonly #parts: SheetParts
  readonly #xml: XmlReader
  readonly #held = new Map<Merge, string>()
  #rows: TableRow[] = []
  #row = 0
  #cells: string[] = []
  #column = 0
  #kind = 'n'
  #style = 0
  #value = ''
  #takes = false
  #spoken = 0

  constructor(parts: SheetParts) {
    this.#parts = parts
    this.#xml = new XmlReader({
      open: (name, attribute) => this.#open(name, attribute),
      text: (text) => {
        if (this.#takes && this.#spoken === 0) this.#value += text
      },
      close: (name) => this.#close(name),
    })
  }

  /** The rows that this piece completes; empty rows are left out. */
  push(piece: string): TableRow[] {
    this.#xml.push(piece)
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'row') {
      const number = Number(attribute('r'))
      this.#row = Number.isInteger(number) && number > this.#row ? number : this.#row + 1
      this.#cells = []
      this.#column = -1
    } else if (name === 'c') {
      const letters = /^[A-Za-z]+/.exec(attribute('r') ?? '')?.[0]
      this.#column = letters === undefined ? this.#column + 1 : columnOf(letters)
      this.#kind = attribute('t') ?? 'n'
      this.#style = Number(attribute('s') ?? 0)
      this.#value = ''
    } else if (name === 'rPh') this.#spoken += 1
    else if (name === 'v' || name === 't') this.#takes = true
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#takes = false
    else if (name === 'rPh') this.#spoken -= 1
    else if (name === 'c') this.#keepCell()
    else if (name === 'row') this.#keepRow()
  }

  #keepCell(): void {
    if (this.#value === '' || this.#column < 0 || this.#column >= widest) return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = this.#textOf(this.#value)
  }

  #keepRow(): void {
    if (this.#parts.merges.length > 0) this.#fillMerged()
    if (this.#cells.some((cell) => cell.trim() !== ''))
      this.#rows.push({ row: this.#row, cells: this.#cells })
  }

  #fillMerged(): void {
    for (const merge of this.#parts.merges) {
      if (this.#row < merge.top || this.#row > merge.bottom) continue
      const value = this.#row === merge.top ? this.#cells[merge.left] : this.#held.get(merge)
      if (value === undefined || value === '') continue
      this.#held.set(merge, value)
      for (let column = merge.left; column <= Math.min(merge.right, widest - 1); column += 1) {
        while (this.#cells.length < column) this.#cells.push('')
        this.#cells[column] = value
      }
    }
  }

  #textOf(value: string): string {
    switch (this.#kind) {
      case 's':
        return this.#parts.texts[Number(value)] ?? ''
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
      case 'n':
        return this.#numberText(value)
      default:
        return withoutEscapes(value)
    }
  }

  #numberText(value: string): string {
    const number = Number(value)
    if (!Number.isFinite(number)) return value
    if (this.#parts.dateStyles[this.#style] && number >= 1) return this.#dateText(number)
    const text = String(number)
    // A real number never means thousands: 1.125 is written so that no column of texts can say otherwise.
    return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text
  }

  #dateText(number: number): string {
    const serial = this.#parts.from1904 ? number + 1_462 : number
    if (serial > 2_958_465) return String(number)
    const day = dayOfSerial(serial)
    const minutes = Math.round((serial - Math.floor(serial)) * 1_440)
    if (minutes === 0 || minutes === 1_440) return day
    const clock = (part: number) => String(part).padStart(2, '0')
    return `${day} ${clock(Math.floor(minutes / 60))}:${clock(minutes % 60)}`
  }
}
