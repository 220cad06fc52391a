import { northernLands } from './lands-north.ts'
import { southernLands } from './lands-south.ts'

/** A country of the example: how its companies and people are called, where they sit and what they speak. */
export type Land = {
  readonly code: string
  readonly weight: number
  readonly timeZone: string
  readonly languages: readonly string[]
  readonly currency: string
  /** Whose company names it uses; see `nameIn`. */
  readonly naming: string
  readonly cities: readonly string[]
  readonly stems: readonly string[]
  readonly forms: readonly string[]
  readonly firstNames: readonly string[]
  readonly lastNames: readonly string[]
}

export const lands: readonly Land[] = [...readLands(northernLands), ...readLands(southernLands)]

/** Reads blocks: a line `code weight zone languages currency naming`, then lines of lists by their word. */
function readLands(text: string): Land[] {
  return text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [head = '', ...lines] = block.split('\n')
      const [code = '', weight = '', timeZone = '', languages = '', currency = '', naming = ''] =
        head.split(' ')
      const lists = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), listOf(line)]))
      const list = (name: string) => lists.get(name) ?? []
      return {
        ...{ code, weight: Number(weight), timeZone, languages: languages.split(','), currency, naming },
        cities: list('cities'),
        stems: list('stems'),
        forms: list('forms'),
        firstNames: [...list('women'), ...list('men')],
        lastNames: list('last'),
      }
    })
}

function listOf(line: string): string[] {
  const text = line.slice(line.indexOf(':') + 1).trim()
  // A legal form may hold a comma of its own.
  return text === 'Co., Ltd.' ? [text] : text.split(',').map((part) => part.trim())
}
