import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { activityTypesQuery } from '../../activities/web/queries.ts'
import { addDays } from '../../kernel/time.ts'
import { asProblem } from '../../web/api-problem.ts'
import { formatCount, formatDay, formatNumber } from '../../web/format.ts'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { AskForm } from './AskForm.tsx'
import { WhatIfForm } from './WhatIfForm.tsx'
import { WhatIfPanel } from './WhatIfPanel.tsx'
import {
  monthsFrom,
  mostWeighed,
  type WhatIfAnswer,
  type WhatIfPerson,
  type WhatIfWhen,
  whatIfDefaults,
  whatIfQuery,
} from './what-if.queries.ts'

/** What would be if these people were asked, before anybody is. The address says whom, what for and when. */
export function WhatIfPage() {
  const [view, setView] = useUrlState(whatIfDefaults)
  const [asking, setAsking] = useState<WhatIfPerson | null>(null)
  const chosen = [...new Set(view.contact)].slice(0, mostWeighed)
  const type = useChosenType(view.type)
  const today = todayHere()
  const when = whenOf(view, today)
  const query = useQuery(whatIfQuery(chosen, type, when))
  const answer = chosen.length === 0 ? undefined : query.data
  return (
    <>
      <PageHeader
        title={answer === undefined ? 'What if…' : titleOf(answer, when)}
        crumbs={[
          { label: 'Advocates', to: '/advocates' },
          { label: 'Protection', to: '/protection' },
          { label: 'What if' },
        ]}
        fact="Nobody is asked and nothing is kept. They are weighed one after the other, in this order."
      />
      <WhatIfForm
        today={today}
        chosen={chosen}
        type={type}
        when={when}
        errors={fieldErrors(query.error)}
        onAdd={(contactId) => setView({ contact: [...chosen, contactId] })}
        onType={(next) => setView({ type: next })}
        onWhen={(next) => setView({ on: '', month: '', ...next })}
      />
      {chosen.length === 0 ? (
        <EmptyState title="Nobody is chosen yet">
          Add up to {formatNumber(mostWeighed)} people above, or choose them in the list of advocates.
        </EmptyState>
      ) : (
        <QueryView query={query} what="What would be" holds="Nobody was asked.">
          {(data) => (
            <WhatIfPanel
              answer={data}
              isMonth={'month' in when}
              onRemove={(contactId) => setView({ contact: chosen.filter((id) => id !== contactId) })}
              onAsk={setAsking}
            />
          )}
        </QueryView>
      )}
      {asking !== null && (
        <AskForm
          contactId={asking.contactId}
          name={asking.name}
          activityTypeId={type}
          wishedOn={asking.isFree ? asking.on : (asking.earliestOn ?? asking.on)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

/** The kind the address names; without one, the call most are asked for. */
function useChosenType(given: string): string {
  const types = useQuery(activityTypesQuery()).data?.rows ?? []
  const usual = types.find(({ code }) => code === 'sales-reference-call')
  return given !== '' ? given : ((usual ?? types.find((each) => !each.isAccountLevel))?.id ?? '')
}

/** The day the address names, else its month, else the month that comes. */
function whenOf({ on, month }: { readonly on: string; readonly month: string }, today: string): WhatIfWhen {
  if (on !== '') return { on }
  return { month: month !== '' ? month : addDays(`${today.slice(0, 7)}-01`, 31).slice(0, 7) }
}

function todayHere(): string {
  const now = new Date()
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${now.getFullYear()}-${month}-${day}`
}

function fieldErrors(error: unknown): Record<string, string> {
  if (!error) return {}
  const { errors = [] } = asProblem(error)
  return Object.fromEntries(errors.map(({ field, reason }) => [field, reason]))
}

function titleOf({ free, people }: WhatIfAnswer, when: WhatIfWhen): string {
  const [only] = people
  const at =
    'on' in when ? `on ${formatDay(when.on)}` : `in ${monthsFrom(`${when.month}-01`, 1)[0]?.label ?? ''}`
  if (people.length === 1 && only !== undefined) {
    return `${only.name} ${free === 1 ? 'could' : 'could not'} be asked ${at}`
  }
  if (free === 0) return `None of the ${formatNumber(people.length)} could be asked ${at}`
  if (free === people.length) return `All ${formatNumber(free)} could be asked ${at}`
  return `${formatNumber(free)} of ${formatCount(people.length, 'person', 'people')} could be asked ${at}`
}
