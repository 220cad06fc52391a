import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { enterAbsence, removeAbsence } from '../absence.contract.ts'
import { absenceRoutes, absencesQuery, type PersonAbsence } from './absence.queries.ts'
import { findPeople } from './people.queries.ts'

type AbsencePanelProps = { readonly personId: string; readonly name: string | null; readonly level?: 2 | 3 }

/** When somebody is away and who answers for them meanwhile. `name` is null on one's own page. */
export function AbsencePanel({ personId, name, level = 2 }: AbsencePanelProps) {
  const absences = useQuery(absencesQuery(personId))
  return (
    <Section title="Away" level={level}>
      <QueryView query={absences} what="The absences">
        {({ rows, may }) => (
          <FieldStack>
            {rows.length > 0 && (
              <Lines label="Absences">
                {rows.map((row) => (
                  <AbsenceLine
                    key={row.id}
                    personId={personId}
                    absence={row}
                    refusal={may['enter'] ?? null}
                  />
                ))}
              </Lines>
            )}
            {may['enter'] === null ? (
              <AbsenceForm key={rows.length} personId={personId} name={name} />
            ) : (
              rows.length === 0 && <p>No absence is entered.</p>
            )}
          </FieldStack>
        )}
      </QueryView>
    </Section>
  )
}

type LineProps = {
  readonly personId: string
  readonly absence: PersonAbsence
  readonly refusal: string | null
}

function AbsenceLine({ personId, absence, refusal }: LineProps) {
  const { id, fromOn, untilOn, delegate } = absence
  const remove = useSubmit<typeof removeAbsence>('DELETE /people/:personId/absences/:absenceId', {
    invalidates: absenceRoutes,
    onDone: () => showToast('Taken off'),
  })
  const days = fromOn === untilOn ? formatDay(fromOn) : `${formatDay(fromOn)} to ${formatDay(untilOn)}`
  return (
    <Line
      title={days}
      detail={delegate === null ? 'Nobody stands in' : `${delegate.name} stands in`}
      action={
        refusal === null && (
          <Button
            look="link"
            waiting={remove.waiting && 'Taking off'}
            onPress={() => remove.submit({ params: { personId, absenceId: id } })}
          >
            Take off<span className="unseen"> {days}</span>
          </Button>
        )
      }
    />
  )
}

const labels = { fromOn: 'First day', untilOn: 'Last day', delegateId: 'Who stands in' }

function AbsenceForm({ personId, name }: Omit<AbsencePanelProps, 'level'>) {
  const [fromOn, setFrom] = useState('')
  const [untilOn, setUntil] = useState('')
  const [delegate, setDelegate] = useState<Choosable | null>(null)
  const save = useSubmit<typeof enterAbsence>('POST /people/:personId/absences', {
    invalidates: absenceRoutes,
    onDone: () => showToast('Entered'),
  })
  const body = { fromOn, untilOn: untilOn === '' ? fromOn : untilOn, delegateId: delegate?.id ?? null }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (fromOn !== '') save.submit({ params: { personId }, body })
      }}
    >
      <FieldStack>
        <FieldGrid columns="1fr 1fr">
          <DateField
            label={labels.fromOn}
            name="fromOn"
            value={fromOn}
            onChange={setFrom}
            error={save.fieldErrors['fromOn']}
          />
          <DateField
            label={labels.untilOn}
            name="untilOn"
            aside="the same day if left out"
            {...(fromOn === '' ? {} : { min: fromOn })}
            value={untilOn}
            onChange={setUntil}
            error={save.fieldErrors['untilOn']}
          />
        </FieldGrid>
        <ComboBox
          label={labels.delegateId}
          name="delegateId"
          value={delegate}
          onChange={setDelegate}
          find={findPeople}
          aside="optional"
          error={save.fieldErrors['delegateId']}
          help={`Approvals that wait for ${name ?? 'you'} go to them, and stay with them.`}
        />
        <FormErrors problem={save.problem} labels={labels} title="Nothing was entered" />
        <ButtonRow>
          <Button
            type="submit"
            waiting={save.waiting && 'Entering'}
            disabledReason={fromOn === '' ? 'Choose the first day' : null}
          >
            Enter absence
          </Button>
        </ButtonRow>
      </FieldStack>
    </form>
  )
}
