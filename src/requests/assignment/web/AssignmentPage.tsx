import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, LinkButton } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Note } from '../../../web/ui/Note.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Progress } from '../../../web/ui/Progress.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { computeAssignment } from '../assignment.contract.ts'
import { AcceptLinesForm } from './AcceptLinesForm.tsx'
import { AssignmentLinesPanel } from './AssignmentLinesPanel.tsx'
import { AssignmentRestPanel } from './AssignmentRestPanel.tsx'
import {
  type Assignment,
  type AssignmentLine,
  type AssignmentPlan,
  assignmentQuery,
  findingOf,
  saySince,
  sayWeights,
  sayWorth,
} from './assignment.queries.ts'

const title = 'Plan for all open requests'
const crumbs = [{ label: 'Requests', to: '/requests' }, { label: 'Plan for all' }]

/** Who should be asked for what, over all open requests together: accepted by a person, line by line. */
export function AssignmentPage() {
  const isManager = useSession().person?.roles.includes('program-manager') ?? false
  if (isManager) return <Planned />
  return (
    <>
      <PageHeader title={title} crumbs={crumbs} />
      <EmptyState
        title="The program plans this"
        actions={<LinkButton to="/my-requests">My requests</LinkButton>}
      >
        Program managers plan whom to ask for all requests together. What you asked for stands among your
        requests.
      </EmptyState>
    </>
  )
}

function Planned() {
  const query = useQuery(assignmentQuery())
  const [accepting, setAccepting] = useState<readonly AssignmentLine[]>([])
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const compute = useSubmit<typeof computeAssignment>('POST /assignment', {
    invalidates: ['GET /assignment'],
  })
  const plan = query.data?.plan ?? null
  const isComputing = query.data?.latest?.state === 'computing'
  const open = plan?.lines.filter(({ askId, stale }) => askId === null && stale === null) ?? []
  const again = (
    <Button
      onPress={() => compute.submit()}
      waiting={compute.waiting && 'Starting'}
      disabledReason={isComputing ? 'Being computed' : null}
    >
      {plan === null ? 'Compute the plan' : 'Compute anew'}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={plan === null ? title : findingOf(plan)}
        crumbs={crumbs}
        fact={plan === null ? undefined : factOf(plan)}
        actions={
          plan === null ? undefined : (
            <>
              {again}
              {open.length > 0 && (
                <Button look="solid" onPress={() => setAccepting(open)}>
                  Accept one by one
                </Button>
              )}
            </>
          )
        }
      />
      <QueryView query={query} what="The plan">
        {(data) => (
          <Stack>
            <State assignment={data} />
            {data.plan === null && !isComputing && <Nothing action={again} />}
            {data.plan?.requests === 0 && <NothingWanted />}
            {data.plan !== null && (
              <AssignmentLinesPanel
                lines={data.plan.lines}
                refused={refused}
                onAccept={(line) => setAccepting([line])}
              />
            )}
            <AssignmentRestPanel assignment={data} />
            {data.plan !== null && data.plan.requests > 0 && <Weights plan={data.plan} />}
          </Stack>
        )}
      </QueryView>
      {accepting.length > 0 && (
        <AcceptLinesForm
          lines={accepting}
          onRefused={(line, why) => setRefused((known) => new Map(known).set(line.id, why))}
          onClose={() => setAccepting([])}
        />
      )}
    </>
  )
}

function Nothing({ action }: { readonly action: React.ReactNode }) {
  return (
    <EmptyState title="No plan was computed yet" actions={action}>
      A plan looks at all open requests together and says whom to ask for what, so that as much as possible is
      met within every customer’s limits. Nobody is asked before you accept a line.
    </EmptyState>
  )
}

function NothingWanted() {
  return (
    <EmptyState
      title="There is nothing to plan"
      actions={<LinkButton to="/requests">All requests</LinkButton>}
    >
      Every open request has asked as many as it wants, or waits for an exception.
    </EmptyState>
  )
}

/** What decides where one advocate could serve several requests, and where it is set. */
function Weights({ plan }: { readonly plan: AssignmentPlan }) {
  return (
    <Section
      title="What counts"
      qualifier="where somebody could serve several requests"
      aside={<TextLink to="/settings/requests">Change it</TextLink>}
    >
      <p>Every line counts by its rank, times what its request counts. {sayWeights(plan)}</p>
    </Section>
  )
}

/** What is going on with the plan: being computed, failed, or older than what it is about. */
function State({ assignment: { latest, plan } }: { readonly assignment: Assignment }) {
  if (latest?.state === 'computing') {
    const { looked, requests } = latest
    return looked < requests || requests === 0 ? (
      <Progress
        label="Looking who fits each request"
        value={looked}
        total={requests === 0 ? null : requests}
      />
    ) : (
      <Progress
        label="Finding the best of all plans"
        value={requests}
        total={requests}
        words="a few seconds"
      />
    )
  }
  const since = plan === null ? null : saySince(plan)
  return (
    <>
      {latest?.state === 'failed' && (
        <Note
          tone="risk"
          title={`The plan asked for ${formatMoment(latest.askedAt)} could not be computed`}
          live
        >
          Nothing was changed. {plan === null ? 'Try it again.' : 'The plan below is the one before it.'}
        </Note>
      )}
      {since !== null && (
        <Note tone="due" title={since}>
          Lines that hold no longer say so. Compute anew to take everything in.
        </Note>
      )}
    </>
  )
}

function factOf({ finishedAt, worth, lines, leftOut, onException }: AssignmentPlan): string {
  const accepted = lines.filter(({ askId }) => askId !== null).length
  const parts = [
    `Computed ${formatMoment(finishedAt)}`,
    `its ranks, as they count, come to ${sayWorth(worth)}, and no plan within every limit to more`,
    accepted === 0 ? null : `${accepted} of ${lines.length} lines accepted`,
    leftOut === 0 ? null : `${leftOut} requests needed later are not in it`,
    onException === 0 ? null : `${onException} more wait for an exception`,
  ]
  return `${parts.filter((part) => part !== null).join('; ')}.`
}
