import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay, formatMoment } from '../../../web/format.ts'
import { useParam } from '../../../web/navigation.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { FactStrip, PageHeader } from '../../../web/ui/PageHeader.tsx'
import { RecordView } from '../../../web/ui/RecordView.tsx'
import { Section, Stack, TwoColumns } from '../../../web/ui/Section.tsx'
import { StateMark, StateShape } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { causeNames, type ReviewDecision, reviewDecisions } from '../change.ts'
import { DecideForm } from './DecideForm.tsx'
import { decisionNames, kindNames, type Review, reviewQuery, sayKinds, sayReview } from './queries.ts'
import { ReviewChancePanel } from './ReviewChancePanel.tsx'
import { ReviewGapPanel } from './ReviewGapPanel.tsx'

/** One review: what was noticed, what the old account loses, what the new one promises, and the decision. */
export function ReviewPage() {
  const review = useQuery(reviewQuery(useParam('reviewId')))
  return (
    <RecordView query={review} what="The review">
      {(data) => <OneReview review={data} />}
    </RecordView>
  )
}

function OneReview({ review }: { readonly review: Review }) {
  const [open, setOpen] = useState<ReviewDecision | null>(null)
  const { name, contactId, account, decision } = review
  return (
    <>
      <PageHeader
        title={`${name}: ${sayKinds(review.kinds).toLowerCase()}`}
        crumbs={[{ label: 'Changes', to: '/stewardship/changes' }, { label: name }]}
        fact={
          <>
            {account === null ? (
              'No account'
            ) : (
              <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>
            )}
            {`, ${review.stage}. `}
            <TextLink to={`/advocates/${contactId}`}>All we know of them</TextLink>
          </>
        }
        actions={decision === null && <Acts review={review} onOpen={setOpen} />}
      />
      <FactStrip
        facts={[
          {
            value: (
              <StateMark kind={decision === null ? (review.lateDays === null ? 'later' : 'due') : 'kept'}>
                {sayReview(review)}
              </StateMark>
            ),
          },
          { label: 'Opened', value: formatDay(review.openedAt) },
          { label: 'Owner', value: review.owner?.name ?? 'nobody yet' },
        ]}
      />
      <TwoColumns>
        <Stack>
          <Noticed review={review} />
          <ReviewGapPanel review={review} />
        </Stack>
        <Stack>
          <Decision review={review} />
          <ReviewChancePanel review={review} />
        </Stack>
      </TwoColumns>
      {open !== null && <DecideForm review={review} first={open} onClose={() => setOpen(null)} />}
    </>
  )
}

type ActsProps = { readonly review: Review; readonly onOpen: (decision: ReviewDecision) => void }

function Acts({ review, onOpen }: ActsProps) {
  const first = firstOf(review)
  if (first === null) return null
  return (
    <>
      {first !== 'stays' && review.may['stays'] === null && (
        <Button onPress={() => onOpen('stays')}>They stay</Button>
      )}
      <Button look="solid" onPress={() => onOpen(first)}>
        {first === 'stays' && review.may['retired'] !== null ? 'They stay' : 'Decide'}
      </Button>
    </>
  )
}

/** The decision that what was noticed points at, of those the reader may make; null where they may make none. */
function firstOf({ kinds, may }: Review): ReviewDecision | null {
  const leaving = kinds.includes('left') ? 'left' : 'stays'
  const pointed: ReviewDecision = kinds.includes('other-account') ? 'moved' : leaving
  if (may[pointed] === null) return pointed
  return reviewDecisions.find((each) => may[each] === null) ?? null
}

const sources: Readonly<Record<Review['changes'][number]['source'], string>> = {
  mail: 'by our mail',
  record: 'in our records',
  person: 'a colleague says',
  signal: 'by a signal',
}

function Noticed({ review: { changes } }: { readonly review: Review }) {
  return (
    <Section title="What was noticed">
      <Lines label="What was noticed">
        {changes.map((change) => (
          <Line
            key={change.id}
            strong={false}
            mark={<StateShape kind="due" />}
            title={kindNames[change.kind]}
            detail={sayChange(change)}
            aside={formatDay(change.on)}
          />
        ))}
      </Lines>
    </Section>
  )
}

function sayChange(change: Review['changes'][number]): string {
  const { from, to, employer, note, by, source } = change
  const where = to?.name ?? employer
  const parts = [
    where === null ? null : from === null ? `to ${where}` : `from ${from.name} to ${where}`,
    sayTitles(change),
    note === null ? null : `“${note}”`,
    by ?? sources[source],
  ]
  return parts.filter((part) => part !== null).join(', ')
}

function sayTitles({ titleBefore, titleAfter }: Review['changes'][number]): string | null {
  if (titleAfter === null || titleAfter === titleBefore) return null
  return titleBefore === null ? `as ${titleAfter}` : `“${titleBefore}” became “${titleAfter}”`
}

function Decision({ review }: { readonly review: Review }) {
  const { decision, decidedAt, decidedBy, cause, note, toAccount, successor, carried } = review
  if (decision === null || decidedAt === null)
    return (
      <Section title="Decision" qualifier={`open until ${formatDay(review.dueOn)}`}>
        <p>
          {`Who stays is confirmed. Who goes keeps their history, ${formatCount(carried.uses, 'use', 'uses')} so far; what they allowed for themselves ends (${carried.permissions}).`}
        </p>
      </Section>
    )
  return (
    <Section title="Decision">
      <Lines label="Decision">
        <Line
          title={`${review.name} ${decisionNames[decision]}`}
          detail={[cause === null ? null : causeNames[cause], note, decidedBy]
            .filter((part) => part !== null)
            .join(', ')}
          aside={formatMoment(decidedAt)}
        />
        {toAccount !== null && <Line strong={false} title="Works at" aside={toAccount.name} />}
        {successor !== null && (
          <Line
            strong={false}
            title={`${successor.name} stands in their place`}
            to={`/advocates/${successor.id}`}
          />
        )}
      </Lines>
    </Section>
  )
}
