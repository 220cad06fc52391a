import { useState } from 'react'
import { formatCount } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { FormSheet } from '../../../web/ui/FormSheet.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { nominationRoutes } from '../../web/queries.ts'
import type {
  createAcceptanceRule,
  previewAcceptanceRule,
  updateAcceptanceRule,
} from '../acceptance.contract.ts'
import { type AcceptanceRule, conditionWords, offered, type RuleCondition } from './queries.ts'

type FormProps = { readonly rule: AcceptanceRule | null; readonly onClose: () => void }

const startWith = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** A rule while it is made: its conditions, and whom it would take up, before it is saved. */
export function AcceptanceRuleForm({ rule, onClose }: FormProps) {
  const [name, setName] = useState(rule?.name ?? '')
  const [isOn, setOn] = useState(rule?.isOn ?? true)
  const [conditions, setConditions] = useState<readonly RuleCondition[]>(
    rule?.conditions ?? [{ is: 'owner' }],
  )
  const preview = useSubmit<typeof previewAcceptanceRule>('POST /acceptance-rules/previews')
  const options = {
    invalidates: ['GET /acceptance-rules', ...nominationRoutes] as const,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  }
  const create = useSubmit<typeof createAcceptanceRule>('POST /acceptance-rules', options)
  const update = useSubmit<typeof updateAcceptanceRule>('PATCH /acceptance-rules/:acceptanceRuleId', options)
  const save = rule === null ? create : update
  const body = { name: name.trim(), isOn, conditions: [...conditions] }
  const send = () => {
    if (rule === null) create.submit({ body })
    else update.submit({ params: { acceptanceRuleId: rule.id }, body: { ...body, version: rule.version } })
  }
  const toggle = (offer: RuleCondition) =>
    setConditions((old) =>
      old.some(({ is }) => is === offer.is) ? old.filter(({ is }) => is !== offer.is) : [...old, offer],
    )
  return (
    <FormSheet
      title={rule === null ? 'A rule that takes nominations up' : rule.name}
      fact="All of its conditions must hold. What it found stands with each nomination."
      onClose={onClose}
      onSubmit={send}
      submit="Save"
      save={save}
      disabledReason={conditions.length === 0 ? 'Choose a condition.' : null}
      labels={{ name: 'Name', conditions: 'Conditions' }}
    >
      <TextField label="Name" name="name" value={name} onChange={setName} error={save.fieldErrors['name']} />
      <div>
        {offered.map(([key, offer]) => {
          const set = conditions.find(({ is }) => is === offer.is)
          return (
            <Checkbox
              key={key}
              label={startWith(conditionWords(set ?? offer))}
              checked={set !== undefined}
              onChange={() => toggle(offer)}
            />
          )
        })}
      </div>
      <Checkbox
        label="The rule is on"
        checked={isOn}
        onChange={setOn}
        help="Those that wait are judged by it at once."
      />
      <Button
        onPress={() => preview.submit({ body: { conditions: [...conditions] } })}
        disabledReason={conditions.length === 0 ? 'Choose a condition.' : null}
      >
        See whom it takes up
      </Button>
      {preview.response !== undefined && preview.response !== null && (
        <PreviewLines preview={preview.response} />
      )}
    </FormSheet>
  )
}

type PreviewProps = {
  readonly preview: NonNullable<ReturnType<typeof useSubmit<typeof previewAcceptanceRule>>['response']>
}

function PreviewLines({ preview: { waiting, takes, past, rows } }: PreviewProps) {
  return (
    <div>
      <p>
        Of {formatCount(waiting, 'nomination that waits', 'nominations that wait')} it takes up {takes}. In
        the last 90 days it fits {past.fits}: people took up {past.accepted} of them and declined{' '}
        {past.declined}.
      </p>
      <Lines label="Whom it takes up">
        {rows.map((row) => (
          <Line
            key={row.nominationId}
            strong={false}
            mark={<StateShape kind={row.takes ? 'kept' : 'never'} />}
            title={`${row.name}${row.account === null ? '' : `, ${row.account}`}`}
            detail={row.findings
              .filter(({ holds }) => holds === row.takes)
              .map(({ says }) => says)
              .join('; ')}
          />
        ))}
      </Lines>
    </div>
  )
}
