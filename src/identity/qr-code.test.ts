import { expect, test } from 'vitest'
import { drawQrCode } from './qr-code.ts'

const rowsOf = (text: string) =>
  drawQrCode(text)?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))

// Read back by another program's reader when it was written down.
test('a short text is drawn square by square as the standard says', () => {
  expect(rowsOf('Avouch')).toEqual([
    '#######.#.#...#######',
    '#.....#.####..#.....#',
    '#.###.#...#.#.#.###.#',
    '#.###.#.#.##..#.###.#',
    '#.###.#..##...#.###.#',
    '#.....#..#....#.....#',
    '#######.#.#.#.#######',
    '........##...........',
    '#.##.###..#...#..#.##',
    '.#.###..#.#.#..#.####',
    '...#..#.....#########',
    '#.####..#.#.##...#...',
    '..#...#..###.#..#....',
    '........###..#....#.#',
    '#######.###..##.###..',
    '#.....#.##.#####.##.#',
    '#.###.#....#..#.#.###',
    '#.###.#.###..#...#.#.',
    '#.###.#.#..#.#...##..',
    '#.....#..#.##.###...#',
    '#######.#..##...#.#..',
  ])
})

test('a longer text takes a larger code, and one that is too long none', () => {
  const sizes = [14, 15, 122, 213, 666].map((length) => drawQrCode('a'.repeat(length))?.length)
  expect(sizes).toEqual([21, 25, 45, 57, 97])
  expect(drawQrCode('a'.repeat(667))).toBeNull()
})
