import { useQuery } from '@tanstack/react-query'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import type { listOpportunities } from '../../customers/opportunity.contract.ts'
import { opportunityQuery } from '../../customers/web/opportunity.queries.ts'
import { call } from '../../web/api.ts'
import { formatDay, formatMoney } from '../../web/format.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { type Criterion, criterionKinds, usualWeights } from '../need.ts'
import { matchesQuery, type NeedTold, opportunityNeedQuery } from './queries.ts'

const none: readonly string[] = []

/** What the page's address holds: a deal, and what was changed in the need it fills in. */
const defaults = {
  opportunity: '',
  type: '',
  on: '',
  by: '',
  wanted: 1,
  q: '',
  /** Criteria as `kind|value|weight|must|source`, usual weights left out; only once somebody changed them. */
  c: none,
  own: false,
}

type View = ReturnType<typeof useUrlState<typeof defaults>>[0]

/** The need an address stands for: what its deal fills in, with what somebody changed. */
function needOf(view: View, filled: NeedTold | undefined, activityTypeId: string): NeedTold {
  return {
    activityTypeId,
    wishedOn: view.on === '' ? null : view.on,
    by: view.by === '' ? null : view.by,
    wanted: view.wanted,
    opportunityId: view.opportunity === '' ? null : view.opportunity,
    prospectId: filled?.prospectId ?? null,
    criteria: view.own ? view.c.flatMap(readCriterion) : (filled?.criteria ?? []),
    words: view.q,
  }
}

/** The need of the page, from its address and its opportunity, and the matches for it. */
export function useFoundNeed() {
  const [view, setView] = useUrlState(defaults)
  const types = useQuery(activityTypesQuery()).data?.rows
  const isFor = view.opportunity !== ''
  const filled = useQuery({ ...opportunityNeedQuery(view.opportunity), enabled: isFor })
  const opportunity = useQuery({ ...opportunityQuery(view.opportunity), enabled: isFor })
  const usual = types?.find(({ code }) => code === 'sales-reference-call') ?? types?.[0]
  const typeId = view.type || filled.data?.need.activityTypeId || usual?.id
  const need = needOf(view, filled.data?.need, typeId ?? '')
  const isReady = typeId !== undefined && (!isFor || filled.data !== undefined)
  const matches = useQuery({ ...matchesQuery(need), enabled: isReady })
  const change = (next: NeedTold) =>
    setView({
      type: next.activityTypeId === filled.data?.need.activityTypeId ? '' : next.activityTypeId,
      on: next.wishedOn ?? '',
      by: next.by ?? '',
      wanted: next.wanted,
      q: next.words,
      c: next.criteria.map(writeCriterion),
      own: true,
    })
  return {
    need: named(need, [...(filled.data?.need.criteria ?? []), ...(matches.data?.need.criteria ?? [])]),
    type: types?.find(({ id }) => id === typeId),
    opportunity: isFor ? opportunity.data : undefined,
    problem: filled.error ?? matches.error,
    matches,
    isChanged: view.own,
    change,
    search: (words: string) => setView({ q: words }, { replace: true }),
    choose: (id: string) => setView({ ...defaults, opportunity: id, q: view.q }),
  }
}

/** The criteria under the names that answers have told so far. */
function named(need: NeedTold, told: NeedTold['criteria']): NeedTold {
  const known = new Map(told.map((each) => [keyOf(each), each]))
  const criteria = need.criteria.map((each) => {
    const same = known.get(keyOf(each))
    if (same === undefined) return each
    return { ...each, name: same.name, weight: each.isUsual && same.isUsual ? same.weight : each.weight }
  })
  return { ...need, criteria }
}

const keyOf = ({ kind, value }: Pick<Criterion, 'kind' | 'value'>) => `${kind} ${value}`

const writeCriterion = ({ kind, value, weight, isUsual, isMust, source }: NeedTold['criteria'][number]) =>
  [kind, value, isUsual ? '' : weight, isMust ? 'must' : '', source === 'deal' ? 'deal' : ''].join('|')

function readCriterion(text: string): NeedTold['criteria'] {
  const [word = '', value = '', weight = '', must = '', source = ''] = text.split('|')
  const kind = criterionKinds.find((each) => each === word)
  const isUsual = weight === ''
  const number = isUsual && kind !== undefined ? usualWeights[kind] : Number(weight)
  if (kind === undefined || value === '' || !Number.isInteger(number) || number < 1 || number > 5) return []
  return [
    {
      kind,
      value,
      name: '…',
      weight: number,
      isUsual,
      isMust: must === 'must',
      source: source === 'deal' ? 'deal' : 'person',
    },
  ]
}

/** Open deals by what somebody types, for a ComboBox: their own, or all for whoever sees all. */
export function findOpenOpportunities(mine: boolean) {
  return async (text: string, signal: AbortSignal): Promise<readonly Choosable[]> => {
    const query = {
      state: ['open' as const],
      size: 20,
      ...(mine ? { mine } : {}),
      ...(text === '' ? {} : { q: text }),
    }
    const { rows } = await call<typeof listOpportunities>('GET /opportunities', { query }, { signal })
    return rows.map(({ id, name, account, prospect, amount, closeOn }) => ({
      id,
      label: name,
      detail: [
        account?.name ?? prospect,
        amount === null ? null : formatMoney(amount),
        closeOn === null ? null : `closes ${formatDay(closeOn)}`,
      ]
        .filter((part) => part != null)
        .join(', '),
    }))
  }
}
