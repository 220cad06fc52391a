import type { ResponseOf } from '../../kernel/contract.ts'
import { formatCount } from '../../web/format.ts'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import type { getNextSteps } from '../next-steps.contract.ts'
import type { FileView } from './queries.ts'

type Found = ResponseOf<typeof getNextSteps>
type Step = { readonly title: string; readonly detail: string; readonly to: string }

type NextStepsProps = { readonly found: Found; readonly file: FileView }

/** The three steps that bring most from here. */
export function NextStepsPanel({ found, file }: NextStepsProps) {
  const steps = stepsFrom(found, file).slice(0, 3)
  return (
    <Lines>
      {steps.map((step) => (
        <Line key={step.title} title={step.title} detail={step.detail} to={step.to} />
      ))}
    </Lines>
  )
}

/** What the workspace holds, and how many the first step of recruiting is about: the same figure as in that step. */
export function tellHeld({ accounts, likely, candidates }: Found): string {
  const held = formatCount(accounts, 'account', 'accounts')
  const most = likely > 0 ? likely : candidates
  return most === 0 ? held : `${held}, ${tellMany(most, 'likely candidate', likely > 0)}`
}

function tellMany(count: number, one: string, isCut: boolean): string {
  return `${formatCount(count, one, `${one}s`)}${isCut && count >= mostCounted ? ' or more' : ''}`
}

/** Whom the rules point at is counted no further. */
const mostCounted = 1_000

function stepsFrom(found: Found, file: FileView): Step[] {
  const bring = '/customers/import'
  const steps: (Step | false)[] = [
    found.contacts === 0 && {
      title: 'Bring the contacts',
      detail: 'Advocates are people at these accounts.',
      to: bring,
    },
    found.unmapped > 0 && {
      title: `Place ${formatCount(found.unmapped, 'value', 'values')}`,
      detail: 'They were kept as they came; where a place is likely, it is proposed.',
      to: '/customers/unmapped',
    },
    found.opportunities === 0 && {
      title: 'Bring the opportunities',
      detail: 'Won deals point at likely candidates.',
      to: bring,
    },
    recruitFrom(found),
    found.advocates === 0 && {
      title: 'Bring the advocates you have',
      detail: 'With their past uses, so that nobody looks rested who is not.',
      to: bring,
    },
    found.accountsWithoutOwner > 0 && {
      title: 'Name relationship owners',
      detail: `${formatCount(found.accountsWithoutOwner, 'account has', 'accounts have')} none.`,
      to: '/customers',
    },
    { title: 'Look at what came in', detail: file.fileName, to: '/customers' },
  ]
  return steps.filter((step) => step !== false)
}

/** Whom to think of first: those the standing rules point at, for whoever sees these; else whoever is likely by account. */
function recruitFrom({ likely, candidates }: Found): Step | false {
  if (likely > 0) {
    const many = tellMany(likely, 'customer', true)
    return {
      title: 'Look at the likeliest candidates',
      detail: `The standing rules point at ${many}, each with reasons.`,
      to: '/recruiting/candidates',
    }
  }
  return (
    candidates > 0 && {
      title: 'Nominate the first candidate',
      detail: `${formatCount(candidates, 'contact', 'contacts')} at accounts with a won deal or in good health.`,
      to: '/customers?tab=contacts',
    }
  )
}
