import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useGo } from '../../web/navigation.ts'
import { useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { LinkButton } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { Note } from '../../web/ui/Note.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Sheet } from '../../web/ui/Sheet.tsx'
import { TextArea } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { planOutreach } from '../contract.ts'
import type { Origin } from '../outreach.ts'
import { type OutOfReach, outOfReachWords } from '../owner-reach.ts'
import {
  findPeople,
  type OutreachStart,
  outreachChanges,
  outreachPath,
  startOutreachQuery,
} from './queries.ts'

const labels = { reason: 'Why them', plan: 'What we mean to do', senderId: 'Who writes' }

type PlanOutreachFormProps = {
  readonly contactId: string
  readonly from?: Origin
  readonly nominationId?: string
  readonly reason?: string
  readonly onClose: () => void
}

/** Plan and reason of a first word; whoever holds the relationship reads them before the customer hears anything. */
export function PlanOutreachForm(props: PlanOutreachFormProps) {
  const start = useQuery(startOutreachQuery(props.contactId, props.nominationId))
  if (start.data !== undefined) return <OpenSheet {...props} start={start.data} />
  return (
    <Sheet title="A first word" onClose={props.onClose}>
      <QueryView query={start} what="The plan">
        {() => null}
      </QueryView>
    </Sheet>
  )
}

type OpenSheetProps = PlanOutreachFormProps & { readonly start: OutreachStart }

function OpenSheet({ start, contactId, from, nominationId, reason: given, onClose }: OpenSheetProps) {
  const me = useSession().person
  const go = useGo()
  const [reason, setReason] = useState(given ?? start.reason ?? '')
  const [plan, setPlan] = useState(start.plan)
  const [sender, setSender] = useState<Choosable | null>(
    me === undefined || me === null ? null : { id: me.id, label: me.name },
  )
  const planning = useSubmit<typeof planOutreach>('POST /outreaches', {
    invalidates: outreachChanges,
    onDone: ({ id, owner, outOfReach }) => {
      showToast(planned(owner, outOfReach))
      onClose()
      go(outreachPath(id))
    },
  })
  const send = () =>
    planning.submit({
      body: {
        ...{ contactId, reason, plan, from: from ?? 'hand' },
        ...(nominationId === undefined ? {} : { nominationId }),
        ...(sender === null ? {} : { senderId: sender.id }),
      },
    })
  const { contact, account, whyNot } = start
  return (
    <FormSheet
      title={`A first word to ${contact.name}`}
      fact={[contact.title, account?.name].filter((part) => part != null).join(', ')}
      onClose={onClose}
      onSubmit={() => whyNot === null && send()}
      submit={start.owner === null || start.outOfReach !== null ? 'Plan it' : `Ask ${start.owner.name} first`}
      save={planning}
      waiting="Planning"
      disabledReason={whyNot ?? (reason.trim() === '' ? 'Say why them' : null)}
      labels={labels}
      notDone="Nothing was planned"
    >
      <WhoIsAsked start={start} />
      <TextArea
        label={labels.reason}
        name="reason"
        rows={5}
        value={reason}
        onChange={setReason}
        error={planning.fieldErrors.reason}
        help="The relationship owner reads this, the customer does not."
      />
      <TextArea
        label={labels.plan}
        name="plan"
        rows={4}
        value={plan}
        onChange={setPlan}
        error={planning.fieldErrors.plan}
      />
      <ComboBox
        label={labels.senderId}
        name="senderId"
        value={sender}
        onChange={setSender}
        find={findPeople}
        help="A named person, in their own name. Answers go to them."
      />
    </FormSheet>
  )
}

function planned(owner: OutreachStart['owner'], outOfReach: OutOfReach | null): string {
  if (owner === null) return 'You may write now'
  return outOfReach === null ? `${owner.name} is asked first` : `Planned; ${owner.name} cannot be reached`
}

/** Who hears of it first and until when, or why it is not possible now. */
function WhoIsAsked({ start }: { readonly start: OutreachStart }) {
  const { whyNot, owner, outOfReach, respondBy, outreachId } = start
  if (whyNot !== null) {
    return (
      <Note
        tone="due"
        title={whyNot}
        lined
        actions={outreachId !== null && <LinkButton to={outreachPath(outreachId)}>Open that plan</LinkButton>}
      />
    )
  }
  if (owner !== null && outOfReach !== null) {
    return (
      <Note tone="due" title={`${owner.name} cannot be reached: ${outOfReachWords[outOfReach]}`} lined>
        They hold the relationship and are to be asked first. The plan waits until they can be, or you decide.
      </Note>
    )
  }
  if (owner === null || respondBy === null) {
    return (
      <Note tone="kept" title="You may write at once" lined>
        Nobody else holds the relationship, so nobody has to be asked first.
      </Note>
    )
  }
  return (
    <Note tone="due" title={`${owner.name} sees this first`} lined>
      They may object or join in until {formatDay(respondBy)}. Silence lets it go on.
    </Note>
  )
}
