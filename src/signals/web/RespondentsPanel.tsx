import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findContacts } from '../../customers/web/contact.queries.ts'
import { rowsOf } from '../../web/api-query.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { DateCell, NumberCell, TwoLines } from '../../web/ui/Cells.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { matchRespondent } from '../contract.ts'
import { sayScore } from '../signal.ts'
import { type Respondent, respondentsQuery, signalChanges } from './queries.ts'

/** Who answered surveys and is nobody on record, each to be matched with a contact. */
export function RespondentsPanel() {
  const [matched, setMatched] = useState<Respondent | null>(null)
  const list = useInfiniteQuery(respondentsQuery())
  const rows = rowsOf(list.data)
  return (
    <>
      <DataTable
        label="Respondents"
        columns={columnsOf(setMatched)}
        rows={rows}
        rowKey={({ id }) => id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        tall
        empty={
          <EmptyState title="Everybody who answered is on record">
            Answers under a mail address or CRM id that a contact has go to that contact by themselves.
          </EmptyState>
        }
      />
      <Pager
        shown={rows?.length ?? 0}
        total={list.data?.pages[0]?.unmatched ?? null}
        query={list}
        withoutKeys
      />
      {matched !== null && <MatchForm respondent={matched} onClose={() => setMatched(null)} />}
    </>
  )
}

function columnsOf(onMatch: (respondent: Respondent) => void): readonly Column<Respondent>[] {
  return [
    {
      id: 'who',
      head: 'Known as',
      phone: 'title',
      optional: false,
      cell: ({ says, account }) => <TwoLines first={says} second={account ?? ''} />,
    },
    {
      id: 'last',
      head: 'Last answer',
      phone: 'second',
      cell: ({ lastKind, lastScore }) => (lastKind === null ? '' : sayScore(lastKind, lastScore, null)),
    },
    {
      id: 'on',
      head: 'Day',
      width: '110px',
      phone: 'title-right',
      cell: ({ lastOn }) => <DateCell when={lastOn} />,
    },
    {
      id: 'signals',
      head: 'Answers',
      width: '100px',
      align: 'right',
      cell: ({ signals }) => <NumberCell value={signals} />,
    },
    {
      id: 'act',
      head: '',
      label: 'Say who it is',
      width: '140px',
      align: 'right',
      phone: 'third-right',
      cell: (row) => (
        <Button look="link" onPress={() => onMatch(row)}>
          Say who it is
        </Button>
      ),
    },
  ]
}

type MatchFormProps = { readonly respondent: Respondent; readonly onClose: () => void }

function MatchForm({ respondent, onClose }: MatchFormProps) {
  const [contact, setContact] = useState<Choosable | null>(null)
  const match = useSubmit<typeof matchRespondent>('PUT /respondents/:respondentId/contact', {
    invalidates: signalChanges,
    onDone: () => {
      showToast('Known from now on; later answers follow')
      onClose()
    },
  })
  const send = () =>
    match.submit({ params: { respondentId: respondent.id }, body: { contactId: contact?.id ?? null } })
  return (
    <FormSheet
      title={`Who is ${respondent.says}?`}
      fact="Their answers go to this contact, and so do later ones."
      onClose={onClose}
      onSubmit={send}
      submit="It is them"
      save={match}
      disabledReason={contact === null ? 'Choose the contact first.' : null}
      labels={{ contactId: 'Contact' }}
    >
      <ComboBox
        label="Contact"
        name="contactId"
        value={contact}
        onChange={setContact}
        find={findContacts}
        placeholder="Name of the contact"
        error={match.fieldErrors.contactId}
      />
    </FormSheet>
  )
}
