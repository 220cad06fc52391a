import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount, formatDay } from '../../../web/format.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { nominationPath } from '../../web/queries.ts'
import { doubtWords } from '../doubt.ts'
import { type SelfState, selfReasonWords } from '../self-nomination.ts'
import { EntryDecisionForm } from './EntryDecisionForm.tsx'
import { LikeContactsPanel } from './LikeContactsPanel.tsx'
import { PublicPageLinksPanel } from './PublicPageLinksPanel.tsx'
import { type Entry, entriesQuery } from './queries.ts'

type SelfEntriesProps = {
  /** All in this state, for the program; without it those of the reader’s own customers. */
  readonly state?: SelfState
  readonly label: string
}

/** Customers who put themselves forward, and what is to be decided of each. */
export function SelfEntriesPanel({ state, label }: SelfEntriesProps) {
  const list = useInfiniteQuery(entriesQuery(state))
  const rows = rowsOf(list.data)
  return (
    <>
      <QueryView query={list} what="The entries">
        {() =>
          rows?.length === 0 ? (
            <NoEntries {...(state === undefined ? {} : { state })} />
          ) : (
            <Lines label={label}>
              {rows?.map((entry) => (
                <EntryLine key={entry.id} entry={entry} />
              ))}
            </Lines>
          )
        }
      </QueryView>
      <Pager shown={rows?.length ?? 0} total={null} query={list} withoutKeys />
    </>
  )
}

function NoEntries({ state }: { readonly state?: SelfState }) {
  if (state === undefined)
    return (
      <EmptyState title="No customer of yours put themselves forward">
        Where one does so on our public page, they stand here and wait for your word.
      </EmptyState>
    )
  if (state === 'open')
    return (
      <EmptyState title="Nobody is waiting" actions={<PublicPageLinksPanel />}>
        Put its address into a newsletter, a signature, or your own site: whoever fills it in stands here.
      </EmptyState>
    )
  return (
    <EmptyState title={state === 'quarantined' ? 'Nothing in quarantine' : 'None of these'}>
      What comes by the public page stands here.
    </EmptyState>
  )
}

const decisions = ['confirm', 'decline', 'release', 'discard'] as const

function EntryLine({ entry }: { readonly entry: Entry }) {
  const [isDeciding, setDeciding] = useState(false)
  const mayDecide = decisions.some((each) => entry.may[each] === null)
  return (
    <>
      <Line
        title={`${entry.name}, ${[entry.title, entry.accountText].filter(Boolean).join(', ')}`}
        detail={
          <>
            “{entry.why}”
            <br />
            <EntryFacts entry={entry} />
            <LikeContactsPanel entry={entry} />
          </>
        }
        aside={formatDay(entry.createdAt)}
        action={
          mayDecide && (
            <Button look="link" onPress={() => setDeciding(true)} aria-label={`Decide on ${entry.name}`}>
              Decide
            </Button>
          )
        }
      />
      {isDeciding && <EntryDecisionForm entry={entry} onClose={() => setDeciding(false)} />}
    </>
  )
}

function EntryFacts({ entry }: { readonly entry: Entry }) {
  const {
    account,
    contact,
    owner,
    askedAt,
    source,
    copies,
    doubts,
    nominationId,
    reason,
    decidedBy,
    state,
    isKnown,
  } = entry
  const facts = [
    entry.email,
    account === null ? 'no account known by this address' : null,
    source === null ? null : `came by ${source}`,
    copies === 0 ? null : `sent ${formatCount(copies + 1, 'time', 'times')}`,
    `agreed to version ${entry.consentVersion} of our words`,
    isKnown ? 'in the program already' : null,
    reason === null ? null : selfReasonWords[reason].toLowerCase(),
    state === 'open' || decidedBy === null ? null : `decided by ${decidedBy}`,
  ].filter(Boolean)
  return (
    <>
      {state === 'open' && (
        <StateMark kind={owner === null ? 'due' : askedAt === null ? 'half' : 'later'}>
          {owner === null
            ? 'nobody owns them: yours to find out'
            : askedAt === null
              ? `${owner.name} is asked next`
              : `with ${owner.name} since ${formatDay(askedAt)}`}
        </StateMark>
      )}
      {doubts.length > 0 && (
        <StateMark kind="due">{doubts.map((doubt) => doubtWords[doubt]).join(', ')}</StateMark>
      )}
      {(state === 'open' || doubts.length > 0) && <br />}
      {contact !== null && (
        <>
          on record as <TextLink to={`/contacts/${contact.id}`}>{contact.name}</TextLink>;{' '}
        </>
      )}
      {account !== null && (
        <>
          <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>;{' '}
        </>
      )}
      {facts.join('; ')}{' '}
      {nominationId !== null && <TextLink to={nominationPath(nominationId)}>the nomination</TextLink>}
    </>
  )
}
