import { expect, test } from '@playwright/test'
import { accessibilityFaults } from './inspect.ts'

// What looks the same on a narrower screen is not looked at again: so that what does not look the same must be found.

const words = (style: string) => `<!doctype html><html lang="en"><head><title>Words</title><style>
  body { background: #fff; color: #222 } ${style}</style></head>
  <body><main><h1>Words</h1><p>Same words</p><aside><p class="narrow">More words</p></aside></main></body></html>`

for (const [what, style] of [
  ['in a paler colour', '@media (width < 600px) { .narrow { color: #ccc } }'],
  ['on a darker ground', '@media (width < 600px) { aside { background: #333 } }'],
  ['hidden before', '.narrow { color: #ccc } @media (width >= 600px) { .narrow { display: none } }'],
] as const) {
  test(`text ${what} on a narrow screen is found`, async ({ page }) => {
    await page.setContent(words(style))
    expect(await accessibilityFaults(page, 'everything')).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await accessibilityFaults(page, 'everything again')).toEqual([
      expect.stringContaining('axe color-contrast'),
    ])
  })
}

test('text that is as pale as before was found before', async ({ page }) => {
  await page.setContent(words('.narrow { color: #ccc }'))
  expect(await accessibilityFaults(page, 'everything')).toHaveLength(1)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await accessibilityFaults(page, 'everything again')).toEqual([])
})
