import type { QueryOf } from '../../../kernel/contract.ts'
import { formatDay } from '../../../web/format.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import type { listNominations } from '../../contract.ts'
import { nominationStates } from '../../nomination.ts'
import { NominationTable } from '../../web/NominationTable.tsx'
import { useNominations } from '../../web/queries.ts'

const none = { team: '', person: '', since: '', state: '', found: '', helped: '', source: '', rule: '' }

/** The nominations behind a figure. */
export function NominationListPage() {
  const [view] = useUrlState(none)
  const list = useNominations(queryOf(view))
  return (
    <>
      <PageHeader
        title="Nominations"
        crumbs={[{ label: 'Nominators', to: '/recruiting/nominators' }, { label: 'Nominations' }]}
        fact={factOf(view)}
      />
      <NominationTable
        list={list}
        empty={<EmptyState title="None of these">Nothing was put forward that fits.</EmptyState>}
      />
    </>
  )
}

type View = typeof none

function queryOf(view: View): QueryOf<typeof listNominations> {
  const state = nominationStates.find((each) => each === view.state)
  return {
    ...(view.team === '' ? {} : { team: view.team }),
    ...(view.person === '' ? {} : { person: view.person }),
    ...(view.rule === '' ? {} : { rule: view.rule }),
    ...(view.since === '' ? {} : { since: view.since }),
    ...(view.source === 'customer' ? { source: 'customer' as const } : {}),
    ...(state === undefined ? {} : { state: [state] }),
    ...(view.found === 'true' ? { found: true } : {}),
    ...(view.helped === 'true' ? { helped: true } : {}),
  }
}

function factOf({ since, state, found, helped }: View): string {
  const which =
    helped === 'true'
      ? 'Who did something for us since'
      : found === 'true'
        ? 'Who can be found now'
        : state === 'accepted'
          ? 'Taken up'
          : 'Everybody who was put forward'
  return since === '' ? `${which}.` : `${which}, counted from ${formatDay(since)}.`
}
