import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, type ButtonLook } from '../../web/ui/Button.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { NominatedPanel } from './NominatedPanel.tsx'
import { type Nominated, NominateFootForm, NominateForm, useNominate } from './NominateForm.tsx'
import { type From, fromHere, type Start, startQuery } from './queries.ts'

type NominatePanelProps = From & { readonly look?: ButtonLook }

/** The button that opens a nomination beside the record one stands at. */
export function NominatePanel({ look = 'secondary', ...from }: NominatePanelProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        look={look}
        icon={<IconUserPlus size={16} stroke={1.5} aria-hidden />}
        onPress={() => setOpen(true)}
      >
        Nominate
      </Button>
      {open && <NominateSheet from={from} onClose={() => setOpen(false)} />}
    </>
  )
}

const question = 'Who should we know?'
type NominateSheetProps = { readonly from: From; readonly onClose: () => void }

function NominateSheet({ from: first, onClose }: NominateSheetProps) {
  const [from, setFrom] = useState(first)
  const start = useQuery(startQuery(from))
  const [done, setDone] = useState<Nominated | null>(null)
  const startAgain = () => {
    setFrom(fromHere(start.data))
    setDone(null)
  }
  if (done !== null)
    return (
      <Sheet key="done" title="Thank you" onClose={onClose}>
        <NominatedPanel nominated={done} onAgain={startAgain} />
      </Sheet>
    )
  if (start.data === undefined)
    return (
      <Sheet key="reading" title={question} onClose={onClose}>
        <QueryView query={start} what="The nomination">
          {() => null}
        </QueryView>
      </Sheet>
    )
  return <OpenSheet start={start.data} from={from} onDone={setDone} onClose={onClose} />
}

type OpenSheetProps = NominateSheetProps & {
  readonly start: Start
  readonly onDone: (done: Nominated) => void
}

function OpenSheet({ start, from, onDone, onClose }: OpenSheetProps) {
  const nominate = useNominate(start, from, onDone)
  return (
    <Sheet
      title={question}
      fact={start.account === null ? 'About a minute.' : `At ${start.account.name}, about a minute.`}
      onClose={onClose}
      onSubmit={nominate.send}
      foot={<NominateFootForm nominate={nominate} />}
    >
      <NominateForm nominate={nominate} />
    </Sheet>
  )
}
