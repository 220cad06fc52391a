import { approverNames, opportunityPartNames } from '../../activities/activity-type.ts'
import { formatCount, formatDay } from '../../web/format.ts'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { kindOf } from './brief-draft.queries.ts'
import { audienceNames, type Start } from './queries.ts'

type Kind = Start['activityTypes'][number]
type KindPanelProps = { readonly start: Start; readonly activityTypeId: string }

/** What a kind of request means before anybody writes a word: what it takes, how early, who says yes, what comes of it. */
export function KindPanel({ start, activityTypeId }: KindPanelProps) {
  const kind = kindOf(start.activityTypes, activityTypeId)
  if (kind === undefined) return null
  return (
    <Section title={kind.name}>
      <KeyValue
        stacked
        facts={[
          ...(kind.effort === '' ? [] : [{ label: 'What it takes the customer', value: kind.effort }]),
          { label: 'Whom it has to convince', value: audienceNames[kind.audience] },
          { label: 'How early', value: sayNotice(kind) },
          ...sayPart(kind),
          {
            label: 'Who says yes, in order',
            value: sayChain(kind),
          },
          { label: 'Who fulfils it', value: sayWho(kind) },
          { label: 'What comes of it', value: sayResult(kind) },
        ]}
      />
    </Section>
  )
}

/** “5 working days: the first day that keeps it is 30 Nov” */
function sayNotice({ noticeDays, earliestOn }: Kind): string {
  if (noticeDays === 0) return 'No notice is needed'
  const days = formatCount(noticeDays, 'working day', 'working days')
  return `${days} ahead: ${formatDay(earliestOn)} is the first day that keeps it`
}

/** A kind that suits a deal only from some part of it on says so; the stages of that part stand in the form. */
function sayPart({ earliestStage }: Kind) {
  if (earliestStage === null || earliestStage === 'early') return []
  return [{ label: 'In a deal', value: `Not before ${opportunityPartNames[earliestStage]}` }]
}

function sayWho({ fulfilment }: Kind): string {
  switch (fulfilment) {
    case 'program':
      return 'The program, without approvals beforehand'
    case 'program-after-approvals':
      return 'The program finds somebody, and asks once the approvals are there'
    case 'self-service-informed':
      return 'You choose and ask; the relationship owner is told'
    case 'self-service-after-approvals':
      return 'You choose; the customer is asked once the approvals are there'
  }
}

/** “Relationship owner, the advocate, our legal” */
function sayChain({ chain }: Kind): string {
  const names = chain.map((each) => approverNames[each])
  return names.map((name, at) => (at === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1))).join(', ')
}

/** Up to the names of its fields; the evidence in words where it has none. */
function sayResult({ evidence, results, hasWords }: Kind): string {
  const told = results.length === 0 ? evidence : results.map((label) => label.toLowerCase()).join(', ')
  const words = hasWords ? '; the customer’s words, approved as they are printed' : ''
  const text = `${told}${words}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
