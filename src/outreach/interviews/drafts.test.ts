import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answered, makeDrafts, sentencesOf } from './drafts.ts'

const answered: Answered = {
  speaker: 'Rosalind Achterberg',
  account: 'Caledon Timber Cooperative',
  mayQuote: 'after-reading',
  sections: {
    situation:
      'Two people with a car and a box of delivery notes drove to the sites. It took the first week of every month',
    choice: 'We looked at three and took the one the foremen could use without a course.',
    outcome:
      'We used to close in nine working days and now it is five. The board noticed before I told them. Good.',
    'honest-view': 'The first month cost us 20 evenings.',
    motives: 'I would like to meet 3 peers.',
  },
  results: [{ measure: 'Monthly close, working days', before: '9', after: '5', since: 'March 2026' }],
}

test('a story has a paragraph for each answer in the order of the story, and the figures at its end', () => {
  const [story] = makeDrafts(answered)
  expect(story).toMatchObject({ kind: 'story', title: 'Rosalind Achterberg, Caledon Timber Cooperative' })
  expect(story?.sources).toEqual(['situation', 'choice', 'outcome'])
  expect(story?.body.split('\n\n').map((part) => part.slice(0, 12))).toEqual([
    'Two people w',
    'We looked at',
    'We used to c',
    'Monthly clos',
  ])
  expect(story?.body).toContain('every month.')
  expect(story?.body).toContain('Monthly close, working days: from 9 to 5, since March 2026.')
})

test('quotes are whole sentences with a figure or a result first, each naming the answer it stands in', () => {
  const [, first, ...rest] = makeDrafts(answered)
  expect(first).toEqual({
    kind: 'quote',
    title: null,
    body: 'We used to close in nine working days and now it is five.',
    sources: ['outcome'],
  })
  expect(rest.every(({ body }) => body.length >= 30)).toBe(true)
})

test('what is for the program alone is in no draft, and nobody who says no is quoted', () => {
  const words = makeDrafts(answered).map(({ body }) => body)
  expect(words.join('\n')).not.toMatch(/evenings|peers/)
  expect(makeDrafts({ ...answered, mayQuote: 'no' }).map(({ kind }) => kind)).toEqual(['story'])
  expect(makeDrafts({ ...answered, sections: {}, results: [] })).toEqual([])
})

test('every quote stands in its answer, word for word', () => {
  fc.assert(
    fc.property(
      fc.record({ outcome: fc.string({ maxLength: 600 }), advice: fc.string({ maxLength: 600 }) }),
      (sections) => {
        for (const draft of makeDrafts({ ...answered, results: [], sections })) {
          if (draft.kind !== 'quote') continue
          const [source] = draft.sources
          const said = (sections as Record<string, string>)[source ?? ''] ?? ''
          expect(said.replace(/\s+/g, ' ')).toContain(draft.body)
        }
      },
    ),
    { numRuns: 100 },
  )
})

test.each([
  ['', []],
  ['Too short.', []],
  [
    'It was Dr. Miller who found the 3.5 hours a week we had lost.',
    ['It was Dr. Miller who found the 3.5 hours a week we had lost.'],
  ],
])('sentences of %j', (text, sentences) => {
  expect(sentencesOf(text).join(' ').length).toBeLessThanOrEqual(text.length)
  if (sentences.length === 0) expect(sentencesOf(text)).toEqual([])
})
