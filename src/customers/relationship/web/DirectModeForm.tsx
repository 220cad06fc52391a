import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople } from '../../../identity/web/people.queries.ts'
import { formatDay, formatNumber } from '../../../web/format.ts'
import { useSession } from '../../../web/session.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../../web/ui/ComboBox.tsx'
import { FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Disclosure, Line, Lines } from '../../../web/ui/Lines.tsx'
import { Note } from '../../../web/ui/Note.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Sheet } from '../../../web/ui/Sheet.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { startDirectMode } from '../relationship.contract.ts'
import { PersuasionForm } from './PersuasionForm.tsx'
import {
  type Estimate,
  estimateQuery,
  outcomeWords,
  relationshipRoutes,
  type ScopeQuery,
  sayHours,
  taskWords,
} from './relationship.queries.ts'

type DirectModeFormProps = { readonly scope: ScopeQuery; readonly name: string; readonly onClose: () => void }

/** The program holds a relationship itself: what was tried, what it costs, who holds it and why. */
export function DirectModeForm({ scope, name, onClose }: DirectModeFormProps) {
  const estimate = useQuery(estimateQuery(scope))
  const { person } = useSession()
  const [holder, setHolder] = useState<Choosable | null>(
    person === null || person === undefined ? null : { id: person.id, label: person.name },
  )
  const [reason, setReason] = useState('')
  const [isAsking, setAsking] = useState(false)
  const start = useSubmit<typeof startDirectMode>('POST /direct-modes', {
    invalidates: relationshipRoutes,
    onDone: () => {
      showToast('The program holds the relationship now')
      onClose()
    },
  })
  const cost = estimate.data
  if (isAsking) return <PersuasionForm scope={scope} name={name} onClose={() => setAsking(false)} />
  const why = whyNot(cost, holder, reason)
  return (
    <Sheet
      title="Hold the relationship in the program"
      fact={name}
      onClose={onClose}
      onSubmit={() =>
        holder !== null &&
        cost !== undefined &&
        start.submit({ body: { ...scope, holderId: holder.id, reason, hoursShown: cost.hours } })
      }
      foot={
        <Button look="solid" type="submit" waiting={start.waiting && 'Saving'} disabledReason={why}>
          {cost === undefined ? 'Hold it ourselves' : `Hold it ourselves, ${sayHours(cost.hours)} a quarter`}
        </Button>
      }
    >
      <QueryView query={estimate} what="What it costs">
        {(data) => (
          <FieldStack>
            <Tried data={data} onAsk={() => setAsking(true)} />
            <Cost data={data} />
            <ComboBox
              label="Who holds it"
              name="holderId"
              value={holder}
              onChange={setHolder}
              find={findPeople}
              error={start.fieldErrors.holderId}
              help="They are asked in the owner’s place from now on. The owner still hears of everything."
            />
            <TextField
              label="Why"
              name="reason"
              value={reason}
              onChange={setReason}
              error={start.fieldErrors.reason}
            />
            <FormErrors problem={start.problem} labels={{ reason: 'Why' }} title="It stays with its owner" />
          </FieldStack>
        )}
      </QueryView>
    </Sheet>
  )
}

function whyNot(cost: Estimate | undefined, holder: Choosable | null, reason: string): string | null {
  if (cost === undefined) return 'What it costs is being counted.'
  const [last] = cost.persuasions
  if (last === undefined) return 'Ask for help first, and write down what came of it.'
  if (last.outcome === 'agreed') return 'Whoever was asked last agreed to help.'
  if (holder === null) return 'Say who holds it.'
  return reason.trim() === '' ? 'Say why.' : null
}

function Tried({ data, onAsk }: { readonly data: Estimate; readonly onAsk: () => void }) {
  return (
    <>
      <Lines label="What was tried">
        {data.persuasions.slice(0, 3).map((each) => (
          <Line
            key={each.id}
            title={`${each.asked.name}: ${outcomeWords[each.outcome].toLowerCase()}`}
            detail={[each.ally === null ? null : `with ${each.ally.name}`, each.note]
              .filter(Boolean)
              .join('; ')}
            aside={formatDay(each.on)}
          />
        ))}
      </Lines>
      {data.persuasions.length === 0 && (
        <p>Nobody was asked to help yet. That comes first: who, with which ally, and what came of it.</p>
      )}
      <p>
        <Button look="link" onPress={onAsk}>
          Write down who was asked
        </Button>
      </p>
    </>
  )
}

function Cost({ data }: { readonly data: Estimate }) {
  const { hours, directHours, programHours, factor } = data
  const all = directHours + hours
  return (
    <>
      <Note tone={all > programHours ? 'due' : 'kept'} title={`${sayHours(hours)} a quarter`}>
        With what is held directly already {sayHours(all)} of {formatNumber(programHours)} the program has.{' '}
        {all > programHours ? 'That is more than there is: something else will not be done. ' : ''}
        Each task counts {formatNumber(factor)} times, as nobody who knows the customer helps.
      </Note>
      <Disclosure title="By task" summary={sayHours(hours)} open>
        <Lines label="Hours by task">
          {data.tasks.map(({ task, count, hoursEach, hours: each }) => (
            <Line
              key={task}
              strong={false}
              title={taskWords[task]}
              detail={`${formatNumber(count)} a quarter, ${sayHours(hoursEach)} each`}
              aside={sayHours(each)}
            />
          ))}
        </Lines>
      </Disclosure>
      <Disclosure title="By account" summary={formatNumber(data.accounts)}>
        <Lines label="Hours by account">
          {data.rows.map((row) => (
            <Line
              key={row.account.id}
              to={`/customers/${row.account.id}`}
              strong={false}
              title={row.account.name}
              detail={`${formatNumber(row.advocates)} in the program, ${formatNumber(row.asks)} asks in 90 days`}
              aside={sayHours(row.hours)}
            />
          ))}
        </Lines>
      </Disclosure>
    </>
  )
}
