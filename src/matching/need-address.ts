import { type CriterionKind, criterionKinds, type Need, type StatedCriterion, usualWeights } from './need.ts'

type Criterion = Omit<StatedCriterion, 'weight'> & {
  readonly weight: number
  readonly isUsual: boolean
  readonly name: string
}

/** A need with the names of its criteria, as pages hold it. */
type NamedNeed = Omit<Need, 'criteria'> & { readonly criteria: Criterion[] }

const none: readonly string[] = []

/** What an address holds of a need, each with what stands for nothing said. */
export const needDefaults = {
  opportunity: '',
  prospect: '',
  type: '',
  on: '',
  by: '',
  wanted: 1,
  q: '',
  /** Criteria as `kind|value|weight|must|source|name`, usual weights left out. */
  c: none,
  /** True where the address holds the whole need; else a deal or a sentence fills it in. */
  own: false,
}

export type NeedAddress = {
  readonly [Name in keyof typeof needDefaults]: (typeof needDefaults)[Name] extends string
    ? string
    : (typeof needDefaults)[Name]
}

/** The whole of a need, for an address. */
export function addressOfNeed(need: NamedNeed): Omit<NeedAddress, 'opportunity'> & { opportunity: string } {
  return {
    opportunity: need.opportunityId ?? '',
    prospect: need.prospectId ?? '',
    type: need.activityTypeId,
    on: need.wishedOn ?? '',
    by: need.by ?? '',
    wanted: need.wanted,
    q: need.words,
    c: need.criteria.map(writeCriterion),
    own: true,
  }
}

/** The same as the part of an address behind its question mark. */
export function searchOfNeed(need: NamedNeed): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(addressOfNeed(need))) {
    if (Array.isArray(value)) for (const one of value) search.append(name, one)
    else if (value === true) search.set(name, '1')
    else if (value !== '' && !(name === 'wanted' && value === 1)) search.set(name, String(value))
  }
  return search.toString()
}

/** The need an address holds whole. */
export function needOfAddress(address: NeedAddress): NamedNeed {
  return {
    activityTypeId: address.type,
    wishedOn: orNull(address.on),
    by: orNull(address.by),
    wanted: address.wanted,
    opportunityId: orNull(address.opportunity),
    prospectId: orNull(address.prospect),
    criteria: address.c.flatMap(readCriterion),
    words: address.q,
  }
}

const orNull = (text: string) => (text === '' ? null : text)

const writeCriterion = ({ kind, value, weight, isUsual, isMust, source, name }: Criterion) =>
  [kind, value, isUsual ? '' : weight, isMust ? 'must' : '', source === 'deal' ? 'deal' : '', name].join('|')

function readCriterion(text: string): Criterion[] {
  const [word = '', value = '', weight = '', must = '', source = '', ...name] = text.split('|')
  const kind: CriterionKind | undefined = criterionKinds.find((each) => each === word)
  const isUsual = weight === ''
  const number = isUsual && kind !== undefined ? usualWeights[kind] : Number(weight)
  if (kind === undefined || value === '' || !Number.isInteger(number) || number < 1 || number > 5) return []
  return [
    {
      kind,
      value,
      name: name.join('|') || '…',
      weight: number,
      isUsual,
      isMust: must === 'must',
      source: source === 'deal' ? 'deal' : 'person',
    },
  ]
}
