import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../../web/api-query.ts'
import { Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { approvalsQuery } from '../../web/queries.ts'
import { ApprovalPanel } from './ApprovalPanel.tsx'

const shown = 3

/** Approvals that wait for the reader, the most urgent first; nothing where none does. */
export function ApprovalsPanel() {
  const rows = rowsOf(useInfiniteQuery(approvalsQuery(true)).data)
  if (rows === undefined || rows.length === 0) return null
  return (
    <Section
      title="Your yes or no"
      qualifier="the customer hears of nothing before it"
      aside={rows.length > shown && <TextLink to="/approvals">All {rows.length}</TextLink>}
    >
      <Lines label="Approvals waiting for you">
        {rows.slice(0, shown).map((approval) => (
          <li key={approval.id}>
            <ApprovalPanel approval={approval} />
          </li>
        ))}
      </Lines>
    </Section>
  )
}
