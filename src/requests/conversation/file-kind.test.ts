import { expect, test } from 'vitest'
import { fileNameOf, recogniseFile } from './file-kind.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each([
  ['brief.pdf', '%PDF-1.7', { type: 'application/pdf' }],
  ['Notes.TXT', 'Grüße\r\nan alle', { type: 'text/plain' }],
  ['brief.pdf', 'MZ\u0000', { why: 'does not hold what its name says (.pdf)' }],
  ['table.csv', 'a,b\u0000c', { why: 'does not hold what its name says (.csv)' }],
  ['empty.txt', '', { why: 'is empty' }],
  ['page.html', '<script>', { why: expect.stringContaining('no kind of file') }],
  ['drawing.svg', '<svg>', { why: expect.stringContaining('no kind of file') }],
  ['noend', 'x', { why: expect.stringContaining('no kind of file') }],
])('%s with %j is taken for what it is', (name, content, expected) => {
  expect(recogniseFile(name, bytes(content))).toEqual(expected)
})

test.each([
  ['C:\\Users\\ines\\brief.pdf', 'brief.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['a"b\r\nc.pdf', 'a_b__c.pdf'],
  ['', 'file'],
  [`${'x'.repeat(300)}.docx`, `${'x'.repeat(115)}.docx`],
])('%j is kept under a name any disk takes', (given, kept) => {
  expect(fileNameOf(given)).toBe(kept)
})
