import { describe, expect, test } from 'vitest'
import { recogniseContent } from './file-content.ts'
import { judgeWidth, readHeader, signatureOf } from './header.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const wide = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

describe('what a file is', () => {
  test.each([
    ['plain text', bytes('a,b\n1,2'), 'utf-8', false],
    ['a byte order mark', bytes('\ufeffa,b'), 'utf-8', true],
    ['UTF-16 LE with mark', wide('\ufeffa,b\n1,2', true), 'utf-16le', true],
    ['UTF-16 BE with mark', wide('\ufeffa,b\n1,2', false), 'utf-16be', true],
    ['UTF-16 LE without', wide('name,city\nMüller,Köln', true), 'utf-16le', false],
    ['UTF-16 BE without', wide('name,city\nMüller,Köln', false), 'utf-16be', false],
    ['nothing', new Uint8Array(), 'utf-8', false],
  ])('is told by its bytes: %s', (_, head, encoding, marked) => {
    expect(recogniseContent(head)).toEqual({ kind: 'text', encoding, marked })
  })

  test.each([
    ['a PDF', bytes('%PDF-1.7\n'), /PDF/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), /picture/],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /\.xls/],
    ['a web page', bytes('<!DOCTYPE html><table>'), /web page/],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), /not text/],
    ['a compressed file', new Uint8Array([0x1f, 0x8b, 8, 0]), /compressed/],
  ])('refuses %s with a sentence', (_, head, sentence) => {
    const content = recogniseContent(head)
    expect(content.kind === 'refused' ? content.reason : '').toMatch(sentence)
  })

  test('tells a locked Excel file from an old one', () => {
    const head = new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...wide('EncryptedPackage', true),
    ])
    expect(recogniseContent(head)).toMatchObject({ reason: expect.stringMatching(/password/) })
  })
})

describe('a header', () => {
  test('makes repeated and missing names distinct, and says so', () => {
    expect(readHeader(['Name', ' name ', '', 'Name (2)'])).toEqual([
      { position: 0, name: 'Name' },
      { position: 1, name: 'name (2) 2', note: 'there are several columns named name' },
      { position: 2, name: 'Column 3', note: 'has no name in the file' },
      { position: 3, name: 'Name (2)' },
    ])
  })

  test('is the same export whatever the order of its columns', () => {
    expect(signatureOf(readHeader(['A', 'b']))).toBe(signatureOf(readHeader(['B', 'a'])))
  })

  test('a shorter row counts as empty, a longer one is refused', () => {
    expect(judgeWidth(['1'], 3).warning).toMatch(/1 of 3/)
    expect(judgeWidth(['1', '2', '3', ''], 3)).toEqual({})
    expect(judgeWidth(['1', '2', '3', 'x'], 3).refusal).toMatch(/4 cells and the header 3/)
  })
})
