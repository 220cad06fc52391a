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

/**
 * What to look for: everything WCAG 2.2 A and AA ask; the contrast alone, which is all that a theme changes; or everything,
 * but the contrast only of texts that look otherwise than at the last `everything`: text in the same colour and size on the
 * same ground has the same contrast on every width.
 */
export type Part = 'everything' | 'contrast' | 'everything again'

/** What is found wrong, in words. */
export async function accessibilityFaults(page: Page, part: Part): Promise<string[]> {
  // Through the debugger, which the page's own content policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  if (part === 'contrast') return run(page, 'contrast')
  const others = await markNewLooks(page)
  if (part === 'everything' || others > fewTexts) return run(page, 'everything')
  return [
    ...(await run(page, 'all but contrast')),
    ...(others > 0 ? await run(page, 'contrast of the marked') : []),
  ]
}

/** So many texts are looked at one by one; more, and the whole page is quicker. */
const fewTexts = 100

const newLook = 'data-new-look'

/** Marks the texts that look otherwise than when this was last asked of the page; says how many. */
function markNewLooks(page: Page): Promise<number> {
  return page.evaluate((mark) => {
    const keep = globalThis as unknown as { looks?: WeakMap<Element, string> }
    const before = keep.looks ?? new WeakMap<Element, string>()
    const now = new WeakMap<Element, string>()
    const grounds = new Map<Element, string>()
    let marked = 0
    for (const element of document.querySelectorAll('body *')) {
      element.removeAttribute(mark)
      if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element)
      const look = [color, fontSize, fontWeight, textShadow, groundOf(element)].join(' ')
      now.set(element, look)
      if (before.get(element) === look) continue
      element.setAttribute(mark, '')
      marked += 1
    }
    keep.looks = now
    return marked

    function hasText(element: Element): boolean {
      return [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      )
    }

    /** What is painted behind, from the element outwards. */
    function groundOf(element: Element): string {
      const known = grounds.get(element)
      if (known !== undefined) return known
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element)
      const behind = element.parentElement === null ? '' : groundOf(element.parentElement)
      const ground = `${backgroundColor} ${backgroundImage} ${opacity}|${behind}`
      grounds.set(element, ground)
      return ground
    }
  }, newLook)
}

type Run = 'everything' | 'contrast' | 'all but contrast' | 'contrast of the marked'

async function run(page: Page, what: Run): Promise<string[]> {
  const result = await page.evaluate(
    async ([part, mark]) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: unknown, options: object): Promise<unknown> }
      }
      const isContrast = part === 'contrast' || part === 'contrast of the marked'
      return axe.run(part === 'contrast of the marked' ? { include: [[`[${mark}]`]] } : document, {
        runOnly: isContrast
          ? { type: 'rule', values: ['color-contrast'] }
          : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        ...(part === 'all but contrast' ? { rules: { 'color-contrast': { enabled: false } } } : {}),
        resultTypes: ['violations'],
        // Colours are read off the page as it stands: no style sheet has to be fetched for them once more.
        preload: !isContrast,
      })
    },
    [what, newLook] as const,
  )
  return (result as AxeResult).violations.flatMap((violation) =>
    violation.nodes
      .slice(0, 3)
      .map((node) => `axe ${violation.id}: ${violation.help}: ${node.html.slice(0, 140)}`),
  )
}
