import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { BookInterviewPanel } from '../../advocates/web/BookInterviewPanel.tsx'
import { objections } from '../../requests/approvals/approval.texts.ts'
import { formatDay, formatMoment } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { withdrawOutreach } from '../contract.ts'
import { declineWords, ownerAnswerWords } from '../outreach.ts'
import { outOfReachWords } from '../owner-reach.ts'
import { CustomerAnswerForm } from './CustomerAnswerForm.tsx'
import { OutreachLetterForm } from './OutreachLetterForm.tsx'
import { OwnerAnswerForm } from './OwnerAnswerForm.tsx'
import { type Outreach, outreachChanges, outreachMarks, outreachQuery, sayOutreach } from './queries.ts'

/** One first word: plan and reason, what the owner said, the letter, and what came of it. */
export function OutreachRecordPage() {
  const { outreachId } = useParams({ strict: false }) as { outreachId: string }
  const outreach = useQuery(outreachQuery(outreachId))
  return (
    <RecordView query={outreach} what="The outreach">
      {(data) => <OneOutreach outreach={data} />}
    </RecordView>
  )
}

function OneOutreach({ outreach }: { readonly outreach: Outreach }) {
  const [sheet, setSheet] = useState<'letter' | 'answer' | 'owner' | null>(null)
  const close = () => setSheet(null)
  const { contact, account } = outreach
  return (
    <>
      <PageHeader
        title={titleOf(outreach)}
        crumbs={[
          { label: 'Recruiting', to: '/recruiting' },
          { label: 'Outreach', to: '/recruiting/outreach' },
          { label: contact.name },
        ]}
        fact={
          <>
            {contact.title === null ? '' : `${contact.title} at `}
            {account !== null && <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>}
          </>
        }
        actions={<Acts outreach={outreach} onOpen={setSheet} />}
      />
      {outreach.hasFailed && (
        <Note tone="risk" title="The mail did not go, or nobody knows whether it did" live>
          <TextLink to="/settings/mail">The outbox</TextLink> says why, and lets you send it.
        </Note>
      )}
      <OutOfReachNote outreach={outreach} />
      <Stack>
        <WhyPanel outreach={outreach} />
        <OwnerPanel outreach={outreach} />
        <CameOfItPanel outreach={outreach} />
      </Stack>
      {sheet === 'letter' && <OutreachLetterForm outreach={outreach} onClose={close} />}
      {sheet === 'answer' && <CustomerAnswerForm outreach={outreach} onClose={close} />}
      {sheet === 'owner' && <OwnerAnswerForm outreach={outreach} onClose={close} />}
    </>
  )
}

function titleOf({ state, contact, owner, outOfReach }: Outreach): string {
  switch (state) {
    case 'with-owner':
      if (outOfReach !== null) return `The plan for ${contact.name} waits for a decision`
      return `${owner?.name ?? 'The owner'} has the word about ${contact.name}`
    case 'free':
      return `${contact.name} may be written to`
    case 'objected':
      return `${contact.name} is not written to`
    case 'written':
      return `${contact.name} has your first word`
    case 'later':
      return `${contact.name} asked for later`
    case 'introduced':
      return `${contact.name} said yes`
    case 'declined':
      return `${contact.name} would rather not`
    case 'withdrawn':
      return `The plan for ${contact.name} was taken back`
  }
}

type ActsProps = {
  readonly outreach: Outreach
  readonly onOpen: (sheet: 'letter' | 'answer' | 'owner') => void
}

/** What is next, and beside it what may be done as well. */
function Acts({ outreach, onOpen }: ActsProps) {
  const { may, state, id, contact } = outreach
  const withdraw = useSubmit<typeof withdrawOutreach>('POST /outreaches/:outreachId/withdrawal', {
    invalidates: outreachChanges,
    onDone: () => showToast('Taken back'),
  })
  if (state === 'introduced') return <BookInterviewPanel contactId={contact.id} name={contact.name} />
  return (
    <>
      {may['withdraw'] === null && (
        <Button
          onPress={() => withdraw.submit({ params: { outreachId: id }, body: {} })}
          waiting={withdraw.waiting && 'Taking back'}
        >
          Take it back
        </Button>
      )}
      {may['ownerAnswer'] === null && (
        <Button onPress={() => onOpen('owner')}>
          {outreach.outOfReach === null ? 'What the owner says' : 'Go on without the owner'}
        </Button>
      )}
      {may['answer'] === null && <Button onPress={() => onOpen('answer')}>What they said</Button>}
      {may['write'] === null && (
        <Button look="solid" onPress={() => onOpen('letter')}>
          Write to them
        </Button>
      )}
    </>
  )
}

function WhyPanel({ outreach }: { readonly outreach: Outreach }) {
  const { plannedBy, plannedAt, sender, nominationId, reason, plan } = outreach
  return (
    <Section title="Why, and what is meant">
      <KeyValue
        facts={[
          { label: 'Why them', value: reason },
          { label: 'The plan', value: plan },
          { label: 'Planned', value: `${plannedBy.name}, ${formatMoment(plannedAt)}` },
          { label: 'Writes', value: sender.name },
          ...(nominationId === null
            ? []
            : [
                {
                  label: 'From',
                  value: <TextLink to={`/recruiting/nominations/${nominationId}`}>the nomination</TextLink>,
                },
              ]),
        ]}
      />
    </Section>
  )
}

/** Whoever was never asked cannot be silent: what to do in place of waiting. */
function OutOfReachNote({ outreach: { owner, outOfReach, account, may } }: { readonly outreach: Outreach }) {
  if (owner === null || outOfReach === null) return null
  return (
    <Note tone="due" title={`${owner.name} cannot be reached: ${outOfReachWords[outOfReach]}`}>
      Nobody was asked, so silence does not let it go on.{' '}
      {outOfReach !== 'left' && (
        <>
          <TextLink to={`/settings/people?q=${encodeURIComponent(owner.name)}`}>
            {outOfReach === 'no-address' ? 'Give them an address' : 'Let them sign in'}
          </TextLink>{' '}
          and they are asked within a quarter of an hour,{' '}
        </>
      )}
      {account !== null && (
        <>
          <TextLink to={`/customers/${account.id}`}>hand {account.name} over</TextLink> to somebody who can be
          asked
        </>
      )}
      {may['ownerAnswer'] === null ? ', or go on without them and say why.' : ', or let the program decide.'}
    </Note>
  )
}

function OwnerPanel({ outreach }: { readonly outreach: Outreach }) {
  const { owner, ownerAnswer, ownerAnsweredAt, ownerAnsweredBy, objection, objectionUntil, ownerNote } =
    outreach
  if (owner === null) {
    return (
      <Section title="Relationship owner">
        <p>Nobody had to be asked first.</p>
      </Section>
    )
  }
  const why = objections.find(({ code }) => code === objection)?.says
  const until = objectionUntil === null ? 'until lifted' : `until ${formatDay(objectionUntil)}`
  const said = ownerAnswer === null ? null : ownerAnswerWords[ownerAnswer]
  return (
    <Section title="Relationship owner" qualifier={owner.name}>
      <KeyValue
        facts={[
          outreach.respondBy === null
            ? { label: 'Asked', value: 'no: they could not be reached' }
            : { label: 'Has until', value: formatDay(outreach.respondBy) },
          {
            label: outreach.respondBy === null ? 'Decided' : 'Said',
            value: said,
            aside:
              ownerAnsweredAt === null
                ? undefined
                : [ownerAnsweredBy, formatMoment(ownerAnsweredAt)].filter((part) => part !== null).join(', '),
          },
          ...(why === undefined ? [] : [{ label: 'Why not', value: `${why}, ${until}` }]),
          ...(ownerNote === null
            ? []
            : [{ label: outreach.respondBy === null ? 'Why' : 'In their words', value: ownerNote }]),
        ]}
      />
    </Section>
  )
}

const ways = { mail: 'by mail from here', copied: 'from their own mail', said: 'said' } as const

function CameOfItPanel({ outreach }: { readonly outreach: Outreach }) {
  const { writtenAt, writtenBy, through, subject, introducedBy, introducedHow, declineReason } = outreach
  const written = writtenAt === null ? null : `${writtenBy ?? ''}, ${formatMoment(writtenAt)}`
  return (
    <Section title="What came of it">
      <KeyValue
        facts={[
          {
            label: 'State',
            value: (
              <StateMark kind={outreachMarks[outreach.state]}>{sayOutreach(outreach, formatDay)}</StateMark>
            ),
            aside: `since ${formatMoment(outreach.stateSince)}`,
          },
          { label: 'First word', value: written, aside: through === null ? undefined : ways[through] },
          ...(subject === null ? [] : [{ label: 'Subject', value: subject }]),
          ...(introducedBy === null
            ? []
            : [{ label: 'Introduced', value: `${introducedBy}: ${introducedHow ?? ''}` }]),
          ...(declineReason === null ? [] : [{ label: 'Why not', value: declineWords[declineReason] }]),
          ...(outreach.answerNote === null ? [] : [{ label: 'Noted', value: outreach.answerNote }]),
        ]}
      />
    </Section>
  )
}
