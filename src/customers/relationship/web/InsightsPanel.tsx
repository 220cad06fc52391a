import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rowsOf } from '../../../web/api-query.ts'
import { formatDay } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { answerInsight } from '../insight.contract.ts'
import { insightAnswers, insightAnswerWords } from '../insight-note.ts'
import { InsightForm } from './InsightForm.tsx'
import { bearingWords, type InsightRow, insightRoutes, insightsQuery } from './relationship.queries.ts'

/** What this customer said that bears on growth or renewal, and what became of it. */
export function InsightsPanel({
  account,
}: {
  readonly account: { readonly id: string; readonly name: string }
}) {
  const list = useInfiniteQuery(insightsQuery({ accountId: account.id }))
  const [isOpen, setOpen] = useState(false)
  const rows = rowsOf(list.data) ?? []
  return (
    <Section
      title="What they said"
      aside={
        <Button look="link" onPress={() => setOpen(true)}>
          Note something
        </Button>
      }
    >
      {list.data !== undefined && rows.length === 0 && <p>Nothing noted for growth or renewal.</p>}
      <Lines label="What they said">
        {rows.map((row) => (
          <InsightLine key={row.id} row={row} withAccount={false} />
        ))}
      </Lines>
      {list.hasNextPage && <Pager shown={rows.length} total={null} query={list} withoutKeys />}
      {isOpen && <InsightForm account={account} onClose={() => setOpen(false)} />}
    </Section>
  )
}

/** One note, with the owner’s one click. */
export function InsightLine({
  row,
  withAccount,
}: {
  readonly row: InsightRow
  readonly withAccount: boolean
}) {
  const answer = useSubmit<typeof answerInsight>('PUT /insight-notes/:insightNoteId/answer', {
    invalidates: insightRoutes,
    onDone: () => showToast('Thank you'),
  })
  const who = [row.contact?.name ?? null, withAccount ? row.account.name : null].filter(
    (each) => each !== null,
  )
  return (
    <Line
      mark={
        <StateShape kind={row.answer === null ? 'due' : row.answer === 'acts-on-it' ? 'kept' : 'ended'} />
      }
      strong={row.answer === null}
      title={row.note}
      detail={[
        bearingWords[row.bearsOn].toLowerCase(),
        who.join(', '),
        `${formatDay(row.heardOn)}${row.notedBy === null ? '' : ` by ${row.notedBy.name}`}`,
        row.answer === null
          ? row.owner === null
            ? 'nobody holds the account'
            : `sent to ${row.owner.name}`
          : `${row.owner?.name ?? 'The owner'}: ${insightAnswerWords[row.answer].toLowerCase()}`,
      ]
        .filter((part) => part !== '')
        .join('; ')}
      action={
        row.answer === null &&
        row.may.answer === null && (
          <span>
            {insightAnswers.map((each) => (
              <Button
                key={each}
                look="link"
                onPress={() => answer.submit({ params: { insightNoteId: row.id }, body: { answer: each } })}
                aria-label={`${insightAnswerWords[each]}: ${row.note}`}
              >
                {insightAnswerWords[each]}
              </Button>
            ))}
          </span>
        )
      }
    />
  )
}
