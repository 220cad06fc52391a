import { useQuery } from '@tanstack/react-query'
import { requestPath } from '../../requests/web/queries.ts'
import { formatCount, formatWeekday } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { myPlansQuery, type Plan, plansQuery } from './queries.ts'

/** What teams plan with one account, by day; nothing where nobody plans anything. */
export function PlansPanel({ accountId }: { readonly accountId: string }) {
  const plans = useQuery(plansQuery(accountId)).data
  return <Plans title="What others plan here" rows={plans?.rows ?? []} more={plans?.more ?? 0} />
}

/** What teams plan with the accounts the reader owns. */
export function MyPlansPanel() {
  const plans = useQuery(myPlansQuery()).data
  return (
    <Plans
      title="What others plan with your customers"
      rows={plans?.rows ?? []}
      more={plans?.more ?? 0}
      ofMany
    />
  )
}

type PlansProps = {
  readonly title: string
  readonly rows: readonly Plan[]
  readonly more: number
  readonly ofMany?: boolean
}

function Plans({ title, rows, more, ofMany = false }: PlansProps) {
  if (rows.length === 0) return null
  return (
    <Section
      title={title}
      qualifier={more > 0 ? `the next ${rows.length}; ${formatCount(more, 'more', 'more')}` : undefined}
    >
      <Lines label={title}>
        {rows.map((plan) => (
          <Line
            key={`${plan.kind} ${plan.id}`}
            mark={<StateShape kind={plan.kind === 'ask' ? 'later' : 'kept'} />}
            title={plan.activity}
            detail={detailOf(plan, ofMany)}
            aside={formatWeekday(plan.on)}
            {...(plan.requestId === null ? {} : { to: requestPath(plan.requestId) })}
          />
        ))}
      </Lines>
    </Section>
  )
}

/** “Events (Marta Lund) asks Grete Holm, for Summit Lisbon” */
function detailOf({ kind, team, person, contact, account, entry }: Plan, ofMany: boolean): string {
  const who = team === null ? person : `${team} (${person})`
  const whom = contact === null ? account.name : ofMany ? `${contact.name}, ${account.name}` : contact.name
  const does = { ask: 'asks', talk: 'meets', interview: 'interviews' }[kind]
  return `${who} ${does} ${whom}${entry === null ? '' : `, for ${entry.name}`}`
}
