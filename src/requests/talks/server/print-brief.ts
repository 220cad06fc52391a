import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import { PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib'
import subsetFont from 'subset-font'
import type { SideBrief } from '../side-brief.ts'

// A4 in points, with room to write beside.
const page = { width: 595, height: 842, left: 62, right: 62, top: 66, bottom: 60 }
const width = page.width - page.left - page.right
const labelWidth = 112
const ink = rgb(0.14, 0.13, 0.12)
const pale = rgb(0.4, 0.39, 0.36)
const hair = rgb(0.82, 0.81, 0.77)
/** Stands for a character that the face lacks. */
const box = '□'

type Fonts = { readonly regular: PDFFont; readonly strong: PDFFont }
type Sheet = { readonly document: PDFDocument; readonly fonts: Fonts; current: PDFPage; y: number }

const require = createRequire(import.meta.url)
let faces: Promise<readonly [Buffer, Buffer]> | undefined

// Read once for a process: the two faces are the same for every page.
function readFaces(): Promise<readonly [Buffer, Buffer]> {
  faces ??= Promise.all([
    readFile(require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf')),
    readFile(require.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf')),
  ])
  return faces
}

/**
 * A page of preparation as PDF. The face knows Latin, Greek and Cyrillic letters; a character beyond it is printed as
 * an empty box, so that nobody reads a name wrongly.
 */
export async function printBrief(brief: SideBrief, workspace: string, now: string): Promise<Buffer> {
  const [regular, strong] = await readFaces()
  const document = await PDFDocument.create()
  document.registerFontkit(fontkit)
  // A paper carries the letters it uses. The way of `pdf-lib` to cut a face down loses most letters of this one.
  const letters = lettersOf(brief, workspace)
  const embed = async (face: Buffer) => {
    const cut = await subsetFont(face, letters, { targetFormat: 'truetype' })
    // Of letters that are drawn as one, what copies the text finds none.
    return document.embedFont(cut, { features: { liga: false } })
  }
  const fonts = { regular: await embed(regular), strong: await embed(strong) }
  document.setTitle(brief.title)
  document.setProducer('Avouch')
  document.setLanguage(brief.language)
  document.setCreationDate(new Date(now))
  const sheet: Sheet = { document, fonts, current: document.addPage([page.width, page.height]), y: 0 }
  sheet.y = page.height - page.top
  write(sheet, brief.title, { font: fonts.strong, size: 20, line: 25 })
  if (brief.when !== null) write(sheet, brief.when, { font: fonts.regular, size: 12, line: 17 })
  for (const section of brief.sections) writeSection(sheet, section)
  writeFeet(sheet, workspace)
  return Buffer.from(await document.save())
}

/** Every character that may stand on the paper: those of the page, the box, and what the feet are numbered with. */
function lettersOf(brief: SideBrief, workspace: string): string {
  return `${JSON.stringify([brief, workspace])}${box}0123456789 /`.normalize('NFC')
}

function writeSection(sheet: Sheet, { head, facts, lines }: SideBrief['sections'][number]): void {
  const { strong, regular } = sheet.fonts
  sheet.y -= 12
  makeRoom(sheet, 46)
  rule(sheet)
  sheet.y -= 4
  write(sheet, head, { font: strong, size: 11.5, line: 17 })
  for (const { label, text } of facts) {
    makeRoom(sheet, 15)
    const top = sheet.y
    write(sheet, label, { font: regular, size: 10.5, line: 15, color: pale, wide: labelWidth - 10 })
    const below = sheet.y
    const isSamePage = below < top
    if (isSamePage) sheet.y = top
    write(sheet, text, { font: regular, size: 10.5, line: 15, left: labelWidth, wide: width - labelWidth })
    if (isSamePage && below < sheet.y && sheet.y < top) sheet.y = below
  }
  for (const line of lines) write(sheet, line, { font: regular, size: 10.5, line: 15 })
}

function rule({ current, y }: Sheet): void {
  const from = { x: page.left, y }
  current.drawLine({ start: from, end: { x: page.width - page.right, y }, thickness: 0.6, color: hair })
}

type Style = {
  readonly font: PDFFont
  readonly size: number
  readonly line: number
  readonly color?: ReturnType<typeof rgb>
  readonly left?: number
  readonly wide?: number
}

function write(sheet: Sheet, text: string, style: Style): void {
  const { font, size, line, color = ink, left = 0, wide = width } = style
  for (const words of wrap(legible(text, font), font, size, wide)) {
    makeRoom(sheet, line)
    sheet.y -= line
    sheet.current.drawText(words, { x: page.left + left, y: sheet.y, size, font, color })
  }
}

function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y - height >= page.bottom) return
  sheet.current = sheet.document.addPage([page.width, page.height])
  sheet.y = page.height - page.top
}

const known = new WeakMap<PDFFont, ReadonlySet<number>>()

/** The text in characters of the face; what it lacks becomes a box, and control characters go. */
function legible(text: string, font: PDFFont): string {
  const set = known.get(font) ?? new Set(font.getCharacterSet())
  known.set(font, set)
  return [...text.normalize('NFC')]
    .map((each) =>
      each === '\n' || set.has(each.codePointAt(0) ?? 0) ? each : /\p{C}|\p{M}/u.test(each) ? '' : box,
    )
    .join('')
}

/** Lines of at most that width; a word longer than one is broken. Each word is measured once. */
function wrap(text: string, font: PDFFont, size: number, wide: number): string[] {
  const widthOf = (words: string) => font.widthOfTextAtSize(words, size)
  const space = widthOf(' ')
  const fits = (words: string) => widthOf(words) <= wide
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    let used = 0
    for (const word of paragraph.split(/\s+/).flatMap((each) => breakWord(each, fits))) {
      const more = widthOf(word)
      const isFirst = line === ''
      if (!isFirst && used + space + more > wide) {
        lines.push(line)
        line = word
        used = more
      } else {
        line = isFirst ? word : `${line} ${word}`
        used = isFirst ? more : used + space + more
      }
    }
    return [...lines, line]
  })
}

function breakWord(word: string, fits: (words: string) => boolean): string[] {
  if (fits(word)) return [word]
  const parts: string[] = []
  let part = ''
  for (const each of word) {
    if (part !== '' && !fits(part + each)) {
      parts.push(part)
      part = ''
    }
    part += each
  }
  return [...parts, part]
}

function writeFeet({ document, fonts }: Sheet, workspace: string): void {
  const pages = document.getPages()
  const style = { size: 9, font: fonts.regular, color: pale, y: 34 }
  pages.forEach((each, at) => {
    each.drawText(legible(workspace, fonts.regular), { ...style, x: page.left })
    const number = `${at + 1} / ${pages.length}`
    const x = page.width - page.right - fonts.regular.widthOfTextAtSize(number, 9)
    each.drawText(number, { ...style, x })
  })
}
