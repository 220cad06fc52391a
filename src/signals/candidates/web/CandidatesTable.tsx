import { PlanOutreachPanel } from '../../../outreach/web/PlanOutreachPanel.tsx'
import { markOf } from '../../../protection/web/queries.ts'
import { formatCountry, formatDay } from '../../../web/format.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { TwoLines } from '../../../web/ui/Cells.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { leftOutWords, mayBeApproached, sayCoverage } from '../candidate.ts'
import { type Candidate, linesOf, reasonOf, sayFills, sayNeed } from './candidate.queries.ts'

/** The columns of the list of candidates; `onWhy` opens how a score came about. */
export function candidateColumns(onWhy: (candidate: Candidate) => void): readonly Column<Candidate>[] {
  return [
    {
      id: 'person',
      head: 'Person',
      width: '15%',
      phone: 'title',
      optional: false,
      cell: ({ contact }) => (
        <TwoLines
          first={<TextLink to={`/contacts/${contact.id}`}>{contact.name}</TextLink>}
          second={contact.title ?? ''}
        />
      ),
    },
    {
      id: 'score',
      head: 'Score',
      width: '60px',
      phone: 'title-right',
      phoneHead: 'score',
      cell: (row) => (
        <Button look="link" onPress={() => onWhy(row)}>
          {(row.score / 100).toFixed(2)}
        </Button>
      ),
    },
    {
      id: 'account',
      head: 'Account',
      width: '21%',
      phone: 'second',
      cell: ({ account, credits }) => (
        <TwoLines
          first={<TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>}
          second={[
            account.country && formatCountry(account.country),
            credits[0] === undefined ? null : `credit to ${credits[0]}`,
          ]
            .filter((part) => part !== null)
            .join(', ')}
        />
      ),
    },
    {
      id: 'because',
      head: 'Because',
      phone: 'third',
      cell: (row) => {
        const lines = linesOf(row)
        const more = lines.length > 2 ? `, and ${lines.length - 2} more` : ''
        return <TwoLines first={lines[0] ?? ''} second={`${lines[1] ?? ''}${more}`} />
      },
    },
    {
      id: 'fills',
      head: 'Fills',
      width: '15%',
      below1100: 'hide',
      cell: (row) => <TwoLines first={sayFills(row)} second={<Need row={row} />} />,
    },
    { id: 'approach', head: 'May be approached', width: '150px', cell: (row) => <Approach row={row} /> },
    {
      id: 'act',
      head: '',
      label: 'Act',
      width: '108px',
      align: 'right',
      phone: 'third-right',
      cell: (row) => <Act row={row} />,
    },
  ]
}

function Need({ row }: { readonly row: Candidate }) {
  const says = sayNeed(row)
  return sayCoverage(row.coverage).isThin ? <StateMark kind="risk">{says}</StateMark> : says
}

function Approach({ row }: { readonly row: Candidate }) {
  const { leftOut, approach } = row
  if (leftOut !== null) return <StateMark kind="ended">{leftOutWords[leftOut].toLowerCase()}</StateMark>
  const { outreach, state, says, from } = approach
  if (outreach?.state === 'with-owner') {
    return outreach.respondBy === null ? (
      <StateMark kind="due">the owner was not asked yet</StateMark>
    ) : (
      <StateMark kind="later">{`owner has until ${formatDay(outreach.respondBy)}`}</StateMark>
    )
  }
  if (outreach !== null) return <StateMark kind="free">the owner let it go on</StateMark>
  if (mayBeApproached(state) && !approach.hasMail)
    return <StateMark kind="due">no mail address known</StateMark>
  if (mayBeApproached(state)) return <StateMark kind="free">free to write</StateMark>
  const until = from === null ? '' : `, until ${formatDay(from)}`
  const why = (says ?? state).replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
  return <StateMark kind={markOf(state)}>{`${why}${until}`}</StateMark>
}

function Act({ row }: { readonly row: Candidate }) {
  const { outreach, state } = row.approach
  if (row.leftOut !== null) return null
  if (outreach !== null) return <TextLink to={`/recruiting/outreach/${outreach.id}`}>See the plan</TextLink>
  if (!mayBeApproached(state)) return null
  if (!row.approach.hasMail) return <TextLink to={`/contacts/${row.contact.id}`}>Add one</TextLink>
  return (
    <PlanOutreachPanel
      contactId={row.contact.id}
      from="candidate"
      reason={reasonOf(row)}
      look="link"
      label="Write to them"
    />
  )
}
