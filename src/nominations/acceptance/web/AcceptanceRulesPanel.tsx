import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../../web/api-query.ts'
import { formatCount } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { listAcceptanceRules, removeAcceptanceRule } from '../acceptance.contract.ts'
import { AcceptanceRuleForm } from './AcceptanceRuleForm.tsx'
import { type AcceptanceRule, conditionWords } from './queries.ts'

/** Rules that take nominations up by themselves, each with whom it took. */
export function AcceptanceRulesPanel() {
  const read = useQuery(apiQuery<typeof listAcceptanceRules>('GET /acceptance-rules')).data
  const [open, setOpen] = useState<AcceptanceRule | 'new' | null>(null)
  const remove = useSubmit<typeof removeAcceptanceRule>('DELETE /acceptance-rules/:acceptanceRuleId', {
    invalidates: ['GET /acceptance-rules'],
  })
  if (read === undefined) return null
  const edit = read.may['edit'] ?? null
  return (
    <Section
      title="What takes a nomination up by itself"
      qualifier="the first that fits; nobody held or unhappy ever"
      aside={
        <Button look="link" onPress={() => setOpen('new')} disabledReason={edit} reasonInTooltip>
          Add a rule
        </Button>
      }
    >
      {read.rows.length === 0 && <p>None: a person decides on every nomination.</p>}
      <Lines label="What takes a nomination up by itself">
        {read.rows.map((rule) => (
          <Line
            key={rule.id}
            mark={<StateShape kind={rule.isOn ? 'kept' : 'half'} />}
            title={rule.isOn ? rule.name : `${rule.name} (off)`}
            detail={rule.conditions.map(conditionWords).join('; ')}
            aside={
              rule.taken === 0 ? (
                'took nobody up yet'
              ) : (
                <TextLink to={`/recruiting/nominations?rule=${rule.id}`}>
                  took up {formatCount(rule.taken, 'person', 'people')}
                </TextLink>
              )
            }
            action={
              edit === null && (
                <>
                  <Button look="link" onPress={() => setOpen(rule)} aria-label={`Change ${rule.name}`}>
                    Change
                  </Button>{' '}
                  <Button
                    look="link"
                    onPress={() => remove.submit({ params: { acceptanceRuleId: rule.id } })}
                    aria-label={`Remove ${rule.name}`}
                  >
                    Remove
                  </Button>
                </>
              )
            }
          />
        ))}
      </Lines>
      {open !== null && (
        <AcceptanceRuleForm rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}
