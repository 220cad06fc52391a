import { formatDay, formatList } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { lookAtContact, removeAbsence } from '../contact.contract.ts'
import { type Contact, contactRoutes, languageName, seniorityWords } from './contact.queries.ts'
import { FactsPanel } from './FactsPanel.tsx'

type PanelProps = { readonly contact: Contact }

/** Mail and phone: shown on asking, and every look is kept. */
export function DetailsPanel({ contact }: PanelProps) {
  const look = useSubmit<typeof lookAtContact>('POST /contacts/:contactId/looks', {
    invalidates: ['GET /contacts/:contactId/timeline'],
  })
  const { mails = 0, phone = false } = contact.details ?? {}
  const known = [
    mails > 0 && (mails === 1 ? 'a mail address' : `${mails} mail addresses`),
    phone && 'a phone number',
  ].filter((part) => part !== false)
  const seen = look.response
  return (
    <Section title="Mail and phone">
      {seen === undefined ? (
        <FieldStack>
          <p>{known.length === 0 ? 'None on record.' : `On record: ${formatList(known)}.`}</p>
          {known.length > 0 && (
            <Button
              waiting={look.waiting && 'Reading'}
              disabledReason={contact.may.seeDetails ?? null}
              onPress={() => look.submit({ params: { contactId: contact.id }, body: {} })}
            >
              Show; the look is logged
            </Button>
          )}
          <FormErrors problem={look.problem} />
        </FieldStack>
      ) : (
        <KeyValue
          stacked
          facts={[
            ...seen.mails.map((mail, at) => ({
              label: at === 0 ? 'Mail' : `Mail ${at + 1}`,
              value: <a href={`mailto:${mail.email}`}>{mail.email}</a>,
              ...(mail.bouncedOn === null ? {} : { aside: `came back ${formatDay(mail.bouncedOn)}` }),
            })),
            { label: 'Phone', value: seen.phone },
            { label: 'Prefers', value: seen.preferredChannel },
            { label: 'Assistant', value: seen.assistant },
          ]}
        />
      )}
    </Section>
  )
}

/** When they are away, now and to come. */
export function AbsencesPanel({ contact, onAdd }: PanelProps & { readonly onAdd: () => void }) {
  const remove = useSubmit<typeof removeAbsence>('DELETE /absences/:absenceId', {
    invalidates: contactRoutes,
    onDone: () => showToast('Taken off'),
  })
  const may = contact.may.edit ?? null
  const absences = contact.absences ?? []
  return (
    <Section
      title="Absences"
      aside={
        <Button look="link" onPress={onAdd} disabledReason={may} reasonInTooltip>
          Record one
        </Button>
      }
    >
      {absences.length === 0 && <p>None on record.</p>}
      <Lines label="Absences">
        {absences.map((each) => (
          <Line
            key={each.id}
            strong={false}
            title={`${formatDay(each.fromOn)} to ${formatDay(each.untilOn)}`}
            detail={each.reason ?? undefined}
            action={
              <Button
                look="link"
                disabledReason={may}
                reasonInTooltip
                onPress={() => remove.submit({ params: { absenceId: each.id } })}
                aria-label={`Take off the absence from ${formatDay(each.fromOn)}`}
              >
                Take off
              </Button>
            }
          />
        ))}
      </Lines>
    </Section>
  )
}

/** Where they worked before; nothing where they never moved. */
export function EmploymentsPanel({ contact }: PanelProps) {
  const employments = contact.employments ?? []
  if (employments.length === 0) return null
  return (
    <Section title="Where they worked" qualifier="the latest first">
      <Lines label="Where they worked">
        {employments.map((each, at) => (
          <Line
            key={`${each.account?.id} ${each.fromOn} ${at}`}
            strong={each.untilOn === null}
            title={
              each.account === null ? (
                'An account not on record'
              ) : (
                <TextLink to={`/customers/${each.account.id}`}>{each.account.name}</TextLink>
              )
            }
            detail={each.title ?? undefined}
            aside={spanOf(each.fromOn, each.untilOn)}
          />
        ))}
      </Lines>
    </Section>
  )
}

function spanOf(fromOn: string | null, untilOn: string | null): string {
  if (untilOn === null) return fromOn === null ? 'now' : `since ${formatDay(fromOn)}`
  return fromOn === null ? `until ${formatDay(untilOn)}` : `${formatDay(fromOn)} to ${formatDay(untilOn)}`
}

/** Everything else on record. */
export function ContactFactsPanel({ contact }: PanelProps) {
  const persona = contact.persona?.name ?? contact.personaText
  return (
    <FactsPanel
      crmId={contact.crmId}
      facts={[
        { label: 'Title', value: contact.title },
        {
          label: 'Persona',
          value: persona,
          ...(contact.persona == null && contact.personaText != null ? { aside: 'as it came' } : {}),
        },
        { label: 'Seniority', value: contact.seniority && seniorityWords[contact.seniority] },
        { label: 'Languages', value: formatList((contact.languages ?? []).map(languageName)) },
        { label: 'Time zone', value: contact.timeZone },
      ]}
    />
  )
}
