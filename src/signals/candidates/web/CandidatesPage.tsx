import { useInfiniteQuery } from '@tanstack/react-query'
import { RecruitingTabs } from '../../../nominations/web/RecruitingTabsPanel.tsx'
import { rowsOf } from '../../../web/api-query.ts'
import { formatCount, formatRecent } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, LinkButton } from '../../../web/ui/Button.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { FieldGrid } from '../../../web/ui/Field.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { Select } from '../../../web/ui/Select.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import type { refreshNow } from '../candidate.contract.ts'
import { leftOutReasons, leftOutWords } from '../candidate.ts'
import styles from './CandidatesPage.module.css'
import { candidateColumns } from './CandidatesTable.tsx'
import { type Candidate, candidatesQuery, ruleChanges } from './candidate.queries.ts'
import { TooOldPanel } from './TooOldPanel.tsx'
import { WhyForm } from './WhyForm.tsx'

const defaults = {
  why: '',
  leftOut: '',
  thin: '',
  free: '',
  purpose: '',
  industry: '',
  region: '',
  rule: '',
  account: '',
}

/** Below so many candidates the list says what may be missing from it. */
const shortList = 25

/** Whom the standing rules point at, the likeliest first, with reasons, what they would fill, and whether one may write. */
export function CandidatesPage() {
  const [view, setView] = useUrlState(defaults)
  const leftOut = leftOutReasons.find((each) => each === view.leftOut)
  const isReview = view.purpose === 'review-invitation'
  const list = useInfiniteQuery(
    candidatesQuery({
      ...(isReview ? { purpose: 'review-invitation' } : {}),
      ...(leftOut === undefined ? {} : { leftOut }),
      ...(view.thin === '' ? {} : { thin: true }),
      ...(view.free === '' ? {} : { approachable: true }),
      ...(view.industry === '' ? {} : { industry: view.industry }),
      ...(view.region === '' ? {} : { region: view.region }),
      ...(view.rule === '' ? {} : { rule: view.rule }),
      ...(view.account === '' ? {} : { account: view.account }),
    }),
  )
  const rows = rowsOf(list.data)
  const head = list.data?.pages[0]
  const isFiltered = leftOut !== undefined || [view.thin, view.free, view.rule].some((value) => value !== '')
  const why = rows?.find(({ contact }) => contact.id === view.why)
  return (
    <>
      <PageHeader
        title={head === undefined ? 'Candidates' : findingOf(head.total, isReview)}
        fact={
          <>
            {head?.refreshedAt == null
              ? 'Not looked for yet.'
              : `The likeliest first, two of an account before its others; looked for ${formatRecent(head.refreshedAt)}.`}{' '}
            <TextLink to="/recruiting/known">Known, but not in the program</TextLink>
          </>
        }
        actions={<Acts />}
      />
      <RecruitingTabs count={head?.total} />
      <Filters view={view} setView={setView} leftOut={head?.leftOut ?? []} thin={head?.thin ?? 0} />
      <DataTable
        label="Candidates"
        columns={candidateColumns((candidate: Candidate) => setView({ why: candidate.contact.id }))}
        rows={rows}
        rowKey={({ contact }) => contact.id}
        problem={list.error}
        onRetry={() => void list.refetch()}
        tall
        empty={
          list.hasNextPage ? (
            <EmptyState
              title="None of the likeliest may be approached today"
              actions={<Button onPress={() => void list.fetchNextPage()}>Look further</Button>}
            >
              A renewal, a case or their own wish holds each of them. Others follow.
            </EmptyState>
          ) : (
            <Nobody isFiltered={isFiltered} />
          )
        }
      />
      <Pager shown={rows?.length ?? 0} total={totalOf(head, view)} query={list} withoutKeys />
      {!isReview && head !== undefined && head.total < shortList && <TooOldPanel />}
      {why !== undefined && <WhyForm candidate={why} onClose={() => setView({ why: '' })} />}
    </>
  )
}

type Head = {
  readonly total: number
  readonly thin: number
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[]
}

/** How many there are by the one filter that is set; null where several are, or one that nobody counted. */
function totalOf(head: Head | undefined, view: Readonly<Record<string, string>>): number | null {
  const { why: _, purpose: __, leftOut, thin, ...others } = view
  if (head === undefined || Object.values(others).some((value) => value !== '')) return null
  if (leftOut !== '')
    return thin === '' ? (head.leftOut.find(({ reason }) => reason === leftOut)?.count ?? null) : null
  return thin === '' ? head.total : head.thin
}

function findingOf(total: number, isReview: boolean): string {
  if (isReview) {
    return total === 0
      ? 'Nobody can be invited to review'
      : `${formatCount(total, 'customer', 'customers')} can be invited to review`
  }
  return total === 0
    ? 'No candidate yet'
    : `${formatCount(total, 'customer is', 'customers are')} likely to say yes`
}

function Acts() {
  const refresh = useSubmit<typeof refreshNow>('POST /candidates/refreshes', {
    invalidates: ruleChanges,
    onDone: () => showToast('Looked for anew'),
  })
  return (
    <>
      <LinkButton to="/signals">Signals</LinkButton>
      <Button waiting={refresh.waiting && 'Looking'} onPress={() => refresh.submit({})}>
        Look again
      </Button>
      <LinkButton to="/signals?open=log" look="solid">
        Log a signal
      </LinkButton>
    </>
  )
}

type FiltersProps = {
  readonly view: Readonly<Record<'leftOut' | 'thin' | 'free' | 'purpose', string>>
  readonly setView: (patch: { leftOut?: string; thin?: string; free?: string; purpose?: string }) => void
  readonly leftOut: readonly { readonly reason: (typeof leftOutReasons)[number]; readonly count: number }[]
  readonly thin: number
}

function Filters({ view, setView, leftOut, thin }: FiltersProps) {
  return (
    <div className={styles.filters}>
      <FieldGrid columns="220px 200px 200px 260px">
        <Select
          label="Looked for"
          name="purpose"
          value={view.purpose}
          options={[
            { value: '', label: 'to join the program' },
            { value: 'review-invitation', label: 'to be invited to review' },
          ]}
          onChange={(purpose) => setView({ purpose })}
        />
        <Select
          label="Fills"
          name="thin"
          value={view.thin}
          options={[
            { value: '', label: 'any segment' },
            { value: 'yes', label: `a thin segment (${thin})` },
          ]}
          onChange={(value) => setView({ thin: value })}
        />
        <Select
          label="May be approached"
          name="free"
          value={view.free}
          options={[
            { value: '', label: 'or not' },
            { value: 'yes', label: 'today' },
          ]}
          onChange={(free) => setView({ free })}
        />
        <Select
          label="Shown"
          name="leftOut"
          value={view.leftOut}
          options={[
            { value: '', label: 'those one may think of' },
            ...leftOut.map(({ reason, count }) => ({
              value: reason,
              label: `left out: ${leftOutWords[reason].toLowerCase()} (${count})`,
            })),
          ]}
          onChange={(value) => setView({ leftOut: value })}
        />
      </FieldGrid>
    </div>
  )
}

function Nobody({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState
      title={isFiltered ? 'Nobody is like that' : 'No rule points at anybody yet'}
      actions={
        isFiltered ? (
          <LinkButton to="/recruiting/candidates">Show all</LinkButton>
        ) : (
          <>
            <LinkButton to="/customers/import">Bring survey answers</LinkButton>
            <LinkButton to="/recruiting/rules">See the rules</LinkButton>
          </>
        )
      }
    >
      {isFiltered
        ? 'The rules point at nobody who fits all you chose.'
        : 'Bring survey answers, won opportunities or stories, or log what you notice; the rules do the rest.'}
    </EmptyState>
  )
}
