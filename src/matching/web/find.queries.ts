import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import type { listOpportunities } from '../../customers/opportunity.contract.ts'
import { opportunityQuery } from '../../customers/web/opportunity.queries.ts'
import { call } from '../../web/api.ts'
import { formatDay, formatMoney } from '../../web/format.ts'
import type { Choosable } from '../../web/ui/ComboBox.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { isSame, withoutReading } from '../add-reading.ts'
import { addressOfNeed, needDefaults, needOfAddress } from '../need-address.ts'
import { matchesQuery, type NeedTold, opportunityNeedQuery } from './queries.ts'
import { type Reading, readingQuery } from './reading.queries.ts'

/** What the page's address holds: a deal, the sentence typed, and the whole need once somebody changed it by hand. */
const defaults = { ...needDefaults, say: '' }

type View = ReturnType<typeof useUrlState<typeof defaults>>[0]

/** The need an address stands for: its own where it holds one, else what its deal and sentence fill in. */
function needOf(view: View, given: NeedTold | undefined, activityTypeId: string): NeedTold {
  const own = needOfAddress({ ...view, type: view.type || activityTypeId })
  if (view.own) return { ...own, prospectId: own.prospectId ?? given?.prospectId ?? null }
  return {
    ...own,
    activityTypeId,
    wishedOn: own.wishedOn ?? given?.wishedOn ?? null,
    by: own.by ?? given?.by ?? null,
    wanted: own.wanted > 1 ? own.wanted : (given?.wanted ?? 1),
    prospectId: own.prospectId ?? given?.prospectId ?? null,
    criteria: [...(given?.criteria ?? [])],
    words: given?.words ?? '',
  }
}

/** The need of the page, from its address, its opportunity and its sentence, and the matches for it. */
export function useFoundNeed() {
  const [view, setView] = useUrlState(defaults)
  const types = useQuery(activityTypesQuery()).data?.rows
  const isFor = view.opportunity !== ''
  const filled = useQuery({ ...opportunityNeedQuery(view.opportunity), enabled: isFor })
  const opportunity = useQuery({ ...opportunityQuery(view.opportunity), enabled: isFor })
  const sentence = view.say || (view.own ? '' : view.q)
  const isSaid = sentence.trim() !== ''
  const base = isFor ? filled.data?.need : undefined
  const read = useQuery({
    ...readingQuery(sentence, base),
    enabled: isSaid && (!isFor || base !== undefined),
  })
  const reading = isSaid ? read.data : undefined
  const usual = types?.find(({ code }) => code === 'sales-reference-call') ?? types?.[0]
  const given = reading?.need ?? base
  const typeId = view.type || given?.activityTypeId || usual?.id
  const need = needOf(view, given, typeId ?? '')
  const isRead = view.own || !isSaid || reading !== undefined
  const isReady = typeId !== undefined && (!isFor || base !== undefined) && isRead
  const matches = useQuery({ ...matchesQuery(need), enabled: isReady })
  const anew = useRereading(need, reading, base?.activityTypeId ?? usual?.id, (next, say) =>
    setView({ ...addressOfNeed(next), say }),
  )
  return {
    need: named(need, [...(given?.criteria ?? []), ...(matches.data?.need.criteria ?? [])]),
    type: types?.find(({ id }) => id === typeId),
    opportunity: isFor ? opportunity.data : undefined,
    problem: filled.error ?? (isSaid ? read.error : null) ?? anew.problem ?? matches.error,
    matches,
    sentence,
    spans: reading?.spans ?? [],
    isChanged: view.own,
    change: (next: NeedTold) => setView({ ...addressOfNeed(next), say: sentence }),
    /** Reads a sentence. What was changed by hand stays; typing on replaces the last step of Back. */
    say: (text: string, isTyping: boolean) =>
      view.own ? anew.read(text) : setView({ say: text, q: '' }, { replace: isTyping }),
    choose: (id: string) => setView({ ...defaults, opportunity: id, say: sentence }),
  }
}

/** Reads another sentence into a need that was changed by hand; only the last one asked for counts. */
function useRereading(
  need: NeedTold,
  reading: Reading | undefined,
  activityTypeId: string | undefined,
  onRead: (need: NeedTold, sentence: string) => void,
) {
  const answers = useQueryClient()
  const last = useRef(0)
  const rereading = useMutation({
    mutationFn: async (sentence: string) => {
      last.current += 1
      const mine = last.current
      const kept =
        reading === undefined ? need : withoutReading(need, reading, activityTypeId ?? need.activityTypeId)
      const next =
        sentence.trim() === '' ? kept : (await answers.fetchQuery(readingQuery(sentence, kept))).need
      if (mine === last.current) onRead(next, sentence)
    },
  })
  return { read: rereading.mutate, problem: rereading.error }
}

/** The criteria under the names that answers have told so far. */
function named(need: NeedTold, told: NeedTold['criteria']): NeedTold {
  const criteria = need.criteria.map((each) => {
    const same = told.findLast((one) => isSame(one, each))
    if (same === undefined) return each
    return { ...each, name: same.name, weight: each.isUsual && same.isUsual ? same.weight : each.weight }
  })
  return { ...need, criteria }
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
