import { lazy, Suspense, useState } from 'react'
import { formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { TextCell } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { answerMarks, sayConfirmed, sayLimit } from './profile.queries.ts'
import type { Advocate, Profile } from './queries.ts'

const WillingnessForm = lazy(() =>
  import('./WillingnessForm.tsx').then((module) => ({ default: module.WillingnessForm })),
)

type Said = Profile['willingness'][number]

const columns: readonly Column<Said>[] = [
  {
    id: 'kind',
    head: 'Kind',
    phone: 'title',
    width: '38%',
    cell: (said) => <TextCell wrap text={said.activity} />,
  },
  {
    id: 'answer',
    head: 'Answer',
    phone: 'title-right',
    width: '22%',
    cell: (said) => <StateMark kind={answerMarks[said.answer ?? 'no']}>{said.answer}</StateMark>,
  },
  {
    id: 'shown',
    head: 'Shown',
    phone: 'second',
    cell: (said) =>
      said.isPublic === null ? <TextCell text={null} /> : said.isPublic ? 'public' : 'private',
  },
  { id: 'speaks', head: 'Speaks', phone: 'third', cell: (said) => <TextCell text={said.languages} /> },
  { id: 'limit', head: 'Limit', phone: 'third-right', cell: (said) => <TextCell text={sayLimit(said)} /> },
]

/** Kinds in sight before the rest is asked for; those they will do come first. */
const shownAtFirst = 8

type WillingnessPanelProps = { readonly advocate: Advocate; readonly profile: Profile }

/** What somebody will do, kind by kind, with public or private, languages and limit. */
export function WillingnessPanel({ advocate, profile }: WillingnessPanelProps) {
  const [editing, setEditing] = useState(false)
  const [all, setAll] = useState(false)
  const hidden = all ? 0 : Math.max(0, profile.willingness.length - shownAtFirst)
  const latest = profile.willingness.toSorted((a, b) =>
    (b.confirmedOn ?? '').localeCompare(a.confirmedOn ?? ''),
  )[0]
  return (
    <Section
      title="Willing to"
      qualifier={latest && sayConfirmed(latest)}
      aside={
        <Button
          look="link"
          onPress={() => setEditing(true)}
          disabledReason={advocate.may.edit}
          reasonInTooltip
        >
          Edit
        </Button>
      }
    >
      <DataTable
        dense
        label="Willing to"
        columns={columns}
        rows={profile.willingness.slice(0, profile.willingness.length - hidden)}
        rowKey={(said) => said.activityTypeId}
        empty={
          <EmptyState title="Nothing said yet">
            Ask in the interview, kind by kind. Maybe is an answer.
          </EmptyState>
        }
        foot={
          hidden > 0 ? (
            <Button look="link" onPress={() => setAll(true)}>
              {formatNumber(hidden)} more
            </Button>
          ) : undefined
        }
      />
      {editing && (
        <Suspense>
          <WillingnessForm advocate={advocate} profile={profile} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </Section>
  )
}
