import { useInfiniteQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { formatCount, formatFull, formatMoment, formatNumber } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button } from '../../web/ui/Button.tsx'
import { TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Pager } from '../../web/ui/Pager.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { type StateKind, StateMark } from '../../web/ui/StateMark.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { type MailState, mailStates } from '../mail-state.ts'
import styles from './MailPage.module.css'
import { MailPanel } from './MailPanel.tsx'
import { type MailRow, mailsQuery } from './mail.queries.ts'

const defaults = { state: '', mail: '' }

/** Every mail the product wrote: what went, what is kept to be copied, what somebody has to decide. */
export function MailPage() {
  const [view, setView] = useUrlState(defaults)
  const mails = useInfiniteQuery(mailsQuery(view.state))
  const rows = rowsOf(mails.data)
  const first = mails.data?.pages[0]
  return (
    <>
      <PageHeader
        title={titleOf(first?.counts)}
        crumbs={[{ label: 'Settings' }, { label: 'Mail' }]}
        fact={factOf(first?.smtp)}
      />
      <SettingsColumn>
        <div className={styles.filter}>
          <Select
            label="State"
            value={view.state}
            onChange={(state) => setView({ state, mail: '' })}
            options={[{ value: '', label: 'All mails' }, ...stateOptions(first?.counts)]}
          />
        </div>
        <DataTable
          label="Mails"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowTo={(row) =>
            `/settings/mail?${new URLSearchParams({ ...(view.state === '' ? {} : { state: view.state }), mail: row.id })}`
          }
          currentKey={view.mail}
          problem={mails.error}
          onRetry={() => void mails.refetch()}
          empty={
            <EmptyState
              title={view.state === '' ? 'No mail was written yet' : 'No mail is in this state'}
              actions={
                view.state === '' ? undefined : (
                  <Button onPress={() => setView({ state: '' })}>Show all mails</Button>
                )
              }
            >
              {view.state === '' ? 'The first one comes with the first invitation.' : 'Others are.'}
            </EmptyState>
          }
          foot={
            <Pager
              shown={rows?.length ?? 0}
              total={mails.hasNextPage ? null : (rows?.length ?? 0)}
              query={mails}
            />
          }
        />
      </SettingsColumn>
      {view.mail !== '' && <MailPanel mailId={view.mail} onClose={() => setView({ mail: '' })} />}
    </>
  )
}

export const mailMarks: Readonly<Record<MailState, readonly [StateKind, string]>> = {
  queued: ['later', 'on its way'],
  sending: ['half', 'being handed over'],
  sent: ['kept', 'sent'],
  kept: ['due', 'kept, to be copied'],
  unsure: ['due', 'not sure it went'],
  failed: ['risk', 'failed'],
  copied: ['kept', 'copied'],
}

function titleOf(counts: Readonly<Record<string, number>> | undefined): string {
  const unsure = counts?.['unsure'] ?? 0
  const failed = counts?.['failed'] ?? 0
  if (unsure > 0)
    return `${formatCount(unsure, 'mail', 'mails')}: not sure ${unsure === 1 ? 'it' : 'they'} went`
  if (failed > 0) return `${formatCount(failed, 'mail', 'mails')} could not be sent`
  return 'Mail'
}

function factOf(smtp: boolean | undefined) {
  if (smtp === undefined) return undefined
  if (smtp)
    return 'To colleagues a mail is tried until it went; to customers it goes once, and doubt is left to you.'
  return (
    <>
      No mail server is set (<code>SMTP_URL</code>), so every mail is kept here: copy it into your own mail.
    </>
  )
}

function stateOptions(counts: Readonly<Record<string, number>> | undefined) {
  return mailStates
    .filter((state) => (counts?.[state] ?? 0) > 0)
    .map((state) => {
      const [, words] = mailMarks[state]
      return {
        value: state,
        label: `${words.charAt(0).toUpperCase()}${words.slice(1)} (${formatNumber(counts?.[state] ?? 0)})`,
      }
    })
}

const columns: readonly Column<MailRow>[] = [
  { id: 'subject', head: 'Subject', phone: 'title', cell: (row) => <TextCell text={row.subject} /> },
  {
    id: 'to',
    head: 'To',
    width: '26%',
    phone: 'second',
    cell: (row) => <TextCell text={row.to.name ?? row.to.address} />,
  },
  {
    id: 'state',
    head: 'State',
    width: '20%',
    phone: 'third',
    cell: ({ state }) => <StateMark kind={mailMarks[state][0]}>{mailMarks[state][1]}</StateMark>,
  },
  {
    id: 'when',
    head: 'Written',
    width: '15%',
    phone: 'third-right',
    cell: (row) => <span title={formatFull(row.createdAt)}>{formatMoment(row.createdAt)}</span>,
  },
]
