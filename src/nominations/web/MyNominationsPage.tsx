import { useQuery } from '@tanstack/react-query'
import { rowsOf } from '../../web/api-query.ts'
import { EmptyState } from '../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { Tabs, useTab } from '../../web/ui/Tabs.tsx'
import { OwnResultPanel } from '../participation/web/OwnResultPanel.tsx'
import { SelfEntriesPanel } from '../self/web/SelfEntriesPanel.tsx'
import { NominatePanel } from './NominatePanel.tsx'
import { NominationTable } from './NominationTable.tsx'
import { startQuery, useNominations } from './queries.ts'

const tabs = [
  { value: '', label: 'Put forward by you' },
  { value: 'all', label: 'Everything you see' },
  { value: 'self', label: 'Put themselves forward' },
] as const

/** Whom one put forward, and what became of each; and customers of one's own who put themselves forward. */
export function MyNominationsPage() {
  const tab = useTab(tabs)
  const mine = tab === ''
  const list = useNominations(mine ? { mine } : {})
  const days = useQuery(startQuery({})).data?.answerDays
  const isEmpty = rowsOf(list.data)?.length === 0
  return (
    <>
      <PageHeader
        title="Nominations"
        fact={
          days === undefined
            ? undefined
            : `The program answers each within ${days} ${days === 1 ? 'day' : 'days'}.`
        }
        actions={<NominatePanel look={isEmpty ? 'secondary' : 'solid'} />}
      />
      <OwnResultPanel />
      <Tabs label="Whose nominations" tabs={tabs} />
      {tab === 'self' ? (
        <SelfEntriesPanel label="Customers who put themselves forward" />
      ) : (
        <NominationTable list={list} showsWho={!mine} empty={<NoneYet mine={mine} />} />
      )}
    </>
  )
}

function NoneYet({ mine }: { readonly mine: boolean }) {
  if (!mine)
    return (
      <EmptyState title="Nobody was put forward yet">
        Here stand nominations at the accounts you own, and those you added your voice to.
      </EmptyState>
    )
  return (
    <EmptyState title="You put nobody forward yet" actions={<NominatePanel look="solid" />}>
      Who thanked you lately? Three fields, about a minute; from then on it stands here what became of it.
    </EmptyState>
  )
}
