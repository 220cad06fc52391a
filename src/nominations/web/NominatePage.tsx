import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ButtonRow } from '../../web/ui/Button.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { NominatedPanel } from './NominatedPanel.tsx'
import { type Nominated, NominateFootForm, NominateForm, useNominate } from './NominateForm.tsx'
import styles from './NominatePage.module.css'
import { type From, fromHere, type Start, startQuery } from './queries.ts'

const defaults = { contact: '', account: '', opportunity: '' }

/** The nomination as a page of its own, filled in from its address. */
export function NominatePage() {
  const [view, setView] = useUrlState(defaults)
  const from: From = useMemo(
    () => Object.fromEntries(Object.entries(view).filter(([, id]) => id !== '')),
    [view],
  )
  const start = useQuery(startQuery(from))
  const [done, setDone] = useState<Nominated | null>(null)
  const startAgain = () => {
    const { account = '' } = fromHere(start.data)
    setView({ contact: '', opportunity: '', account })
    setDone(null)
  }
  if (done !== null)
    return (
      <>
        <PageHeader title="Thank you" />
        <div className={styles.measure}>
          <NominatedPanel nominated={done} onAgain={startAgain} />
        </div>
      </>
    )
  return (
    <>
      <PageHeader
        title="Who should we know?"
        fact={start.data?.account ? `At ${start.data.account.name}, about a minute.` : 'About a minute.'}
      />
      <QueryView query={start} what="The nomination">
        {(data) => <OpenForm key={JSON.stringify(from)} start={data} from={from} onDone={setDone} />}
      </QueryView>
    </>
  )
}

type OpenFormProps = {
  readonly start: Start
  readonly from: From
  readonly onDone: (done: Nominated) => void
}

function OpenForm({ start, from, onDone }: OpenFormProps) {
  const nominate = useNominate(start, from, onDone)
  return (
    <form
      noValidate
      className={styles.measure}
      onSubmit={(event) => {
        event.preventDefault()
        nominate.send()
      }}
    >
      <NominateForm nominate={nominate} />
      <div className={styles.foot}>
        <ButtonRow>
          <NominateFootForm nominate={nominate} />
        </ButtonRow>
      </div>
    </form>
  )
}
