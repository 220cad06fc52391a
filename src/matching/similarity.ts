import { employeeBands } from '../customers/account.ts'
import { seniorities } from '../customers/contact.ts'
import { squeeze } from '../kernel/text.ts'
import type { Candidate } from './candidate.ts'
import type { Criterion } from './need.ts'
import { cut } from './sentence.ts'
import { nearness, type Relation, type TermTree } from './term-distance.ts'

/** How well somebody meets one criterion, 0 to 1, and why. Unknown counts half and says so. */
export type Similarity = { readonly part: number; readonly isKnown: boolean; readonly says: string }

// Made once: making one takes longer than judging somebody.
const numbers = new Intl.NumberFormat('en')
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

const unknown: Similarity = { part: 0.5, isKnown: false, says: 'Not recorded; counts half.' }
const known = (part: number, says: string): Similarity => ({ part, isKnown: true, says: cut(says) })

/**
 * How well an advocate meets one criterion of a need. In: the advocate, the criterion, the trees the terms stand
 * in. Out: 0 to 1 with a sentence of at most 34 characters. Source: domain.md "Matching": industry, region,
 * persona and use case by distance in their trees, size by bands apart, the others met or not.
 */
export function similarityOf(candidate: Candidate, criterion: Criterion, tree: TermTree): Similarity {
  const { value } = criterion
  switch (criterion.kind) {
    case 'industry':
      return ofIndustry(tree, value, candidate)
    case 'region':
      return inTree(tree, value, candidate.regionId)
    case 'persona':
      return inTree(tree, value, candidate.personaId)
    case 'use-case':
      return bestOf(candidate.useCaseIds.map((id) => inTree(tree, value, id)))
    case 'size':
      return ofSize(candidate, value)
    case 'seniority':
      return onScale(seniorities, value, candidate.seniority, seniorityWords)
    case 'product':
      return ofProduct(candidate, value)
    case 'competitor':
      return ofCompetitor(candidate, value)
    case 'language':
      return ofLanguage(candidate, value)
    case 'stage':
      return ofStage(candidate, value)
  }
}

const relationWords: Readonly<Record<Relation, string>> = {
  same: '',
  below: '',
  above: ', a level up',
  beside: ', close by',
  apart: '',
}

function inTree(tree: TermTree, wanted: string, found: string | null, addition = ''): Similarity {
  if (found === null) return unknown
  const { part, relation } = nearness(tree, wanted, found)
  const name = tree.get(found)?.name ?? 'Something else'
  const suffix = relation === 'beside' && part < 0.5 ? ', farther off' : relationWords[relation] || addition
  const whole = `${name}${suffix}.`
  return known(part, whole.length <= 34 ? whole : `${name}.`)
}

/** An industry that nobody gave its place yet is taken for what its text most likely means, and says so. */
function ofIndustry(tree: TermTree, wanted: string, candidate: Candidate): Similarity {
  const { industryId, industryText } = candidate
  const found = inTree(tree, wanted, industryId, sayIndustry(candidate))
  if (industryId === null || industryText === null) return found
  return known(found.part, `Taken as ${tree.get(industryId)?.name ?? industryText}.`)
}

const sayIndustry = ({ employees }: Candidate) =>
  employees === null ? '' : `, ${numbers.format(employees)} people`

const bestOf = (all: readonly Similarity[]) =>
  all.length === 0 ? unknown : all.reduce((best, each) => (each.part > best.part ? each : best))

function ofSize({ band, employees }: Candidate, wanted: string): Similarity {
  const says = employees === null ? `${band} people.` : `${numbers.format(employees)} people.`
  const { part, isKnown } = onScale(employeeBands, wanted, band)
  return isKnown ? known(part, says) : unknown
}

/** What each band or rank apart takes away. */
const aStep = 0.35

function onScale(
  scale: readonly string[],
  wanted: string,
  found: string | null,
  words: Readonly<Record<string, string>> = {},
): Similarity {
  const [at, place] = [scale.indexOf(wanted), scale.indexOf(found ?? '')]
  if (found === null || place < 0) return unknown
  const apart = at < 0 ? scale.length : Math.abs(at - place)
  return known(Math.max(0, 1 - aStep * apart), `${words[found] ?? found}.`)
}

/** Ranks as a sentence has them. */
export const seniorityWords: Readonly<Record<string, string>> = {
  executive: 'Executive',
  'vice-president': 'Vice president',
  director: 'Director',
  manager: 'Manager',
  specialist: 'Specialist',
}

function ofProduct({ products }: Candidate, wanted: string): Similarity {
  if (products.length === 0) return unknown
  const used = products.find(({ id }) => id === wanted)
  if (used === undefined) return known(0, `Uses ${products[0]?.name ?? 'another product'} instead.`)
  return known(
    1,
    used.liveOn === null ? `Uses ${used.name}.` : `${used.name} since ${used.liveOn.slice(0, 4)}.`,
  )
}

function ofCompetitor({ competitors }: Candidate, wanted: string): Similarity {
  if (competitors.length === 0) return unknown
  const left = competitors.find((each) => squeeze(each) === squeeze(wanted))
  return left === undefined ? known(0, `Left ${competitors[0]} instead.`) : known(1, `Left ${left}.`)
}

function ofLanguage({ languages }: Candidate, wanted: string): Similarity {
  if (languages.length === 0) return unknown
  const spoken = languages.includes(wanted) ? [wanted] : languages.slice(0, 2)
  const says = `Speaks ${spoken.map((code) => languageNames.of(code) ?? code).join(' and ')}.`
  return known(languages.includes(wanted) ? 1 : 0, says)
}

/** What somebody did for deals at one stage says a little of the others too, and nothing against them. */
const otherStage = 0.4

function ofStage({ stagesHelped }: Candidate, wanted: string): Similarity {
  if (stagesHelped.length === 0) return unknown
  const same = stagesHelped.find((each) => squeeze(each) === squeeze(wanted))
  return same === undefined
    ? known(otherStage, `Helped at ${stagesHelped[0]}.`)
    : known(1, `Helped deals at ${same}.`)
}
