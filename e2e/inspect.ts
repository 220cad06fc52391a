import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What stands askew on a page as it is: not one h1, sideways scroll, text cut where nobody sees that there is more. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const headings = document.querySelectorAll('h1').length
    if (headings !== 1) faults.push(`${headings} h1`)
    const over = document.documentElement.scrollWidth - window.innerWidth
    if (over > 0) faults.push(`${over} px of sideways scroll`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (clipsText(element)) faults.push(`clipped text: "${element.textContent?.trim().slice(0, 60)}"`)
    }
    return faults

    // Text that is cut without an ellipsis: nobody can see that there is more.
    function clipsText(element: HTMLElement): boolean {
      if (element.clientWidth <= 2 || element.scrollWidth <= element.clientWidth + 1) return false
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
      if (!hasText) return false
      const style = getComputedStyle(element)
      return (
        style.visibility !== 'hidden' && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis'
      )
    }
  })
}

type AxeResult = {
  readonly violations: readonly {
    id: string
    help: string
    nodes: readonly { target: unknown; html: string }[]
  }[]
}

/** What WCAG 2.2 A and AA find wrong: everything, or the contrast alone, which is all that a theme changes. */
export async function accessibilityFaults(page: Page, only: 'everything' | 'contrast'): Promise<string[]> {
  // Through the debugger, which the page's own content policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const result = await page.evaluate(async (part) => {
    const run = (
      globalThis as unknown as { axe: { run(context: Document, options: object): Promise<unknown> } }
    ).axe
    return run.run(document, {
      runOnly:
        part === 'contrast'
          ? { type: 'rule', values: ['color-contrast'] }
          : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      // Colours are read off the page as it stands: no style sheet has to be fetched for them once more.
      preload: part !== 'contrast',
    })
  }, only)
  return (result as AxeResult).violations.flatMap((violation) =>
    violation.nodes
      .slice(0, 3)
      .map((node) => `axe ${violation.id}: ${violation.help}: ${node.html.slice(0, 140)}`),
  )
}
