import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatList, formatLongDay } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldGrid } from '../../web/ui/Field.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { Select } from '../../web/ui/Select.tsx'
import { StateMark } from '../../web/ui/StateMark.tsx'
import { DateField } from '../../web/ui/TextField.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { LimitForm, type LimitWhom } from './LimitForm.tsx'
import { LimitsTable } from './LimitsTable.tsx'
import { type Explained, explainQuery, rulesQuery } from './limit.queries.ts'
import { markOf, wordsOf } from './queries.ts'
import { RuleLinesPanel } from './RuleLinesPanel.tsx'

const defaults = { type: '', on: '' }

const groups = [
  ['load', 'Load and limits'],
  ['rest', 'Rest and time of their own'],
  ['hold', 'Holds and the relationship owner'],
  ['word', 'What person and company allow'],
] as const

/** Why somebody may or may not be asked for something on a day: every rule, its value, what it found. */
export function RuleByRulePage() {
  const contactId = useParam('contactId')
  const [{ type, on }] = useUrlState(defaults)
  const given = { ...(type === '' ? {} : { activityTypeId: type }), ...(on === '' ? {} : { on }) }
  const explained = useQuery({ ...explainQuery(contactId, given), placeholderData: keepPreviousData })
  return (
    <RecordView query={explained} what="The rules">
      {(data) => <RuleByRule contactId={contactId} told={data} />}
    </RecordView>
  )
}

type RuleByRuleProps = { readonly contactId: string; readonly told: Explained }

function RuleByRule({ contactId, told }: RuleByRuleProps) {
  const { name, standing, activityType, rules } = told
  const against = rules.filter(({ verdict }) => verdict === 'against')
  return (
    <>
      <PageHeader
        title={`${name}, rule by rule`}
        crumbs={[
          { label: 'Advocates', to: '/advocates' },
          { label: name, to: `/advocates/${contactId}` },
          { label: 'Rule by rule' },
        ]}
        fact={`${activityType?.name ?? 'In general, an ask of one point'}, on ${formatLongDay(standing.day)}`}
      />
      <FactStrip
        facts={[
          { value: <StateMark kind={markOf(standing.state)}>{wordsOf(standing)}</StateMark> },
          {
            label: 'Free from',
            value: standing.freeFrom === null ? 'when a fact changes' : formatDay(standing.freeFrom),
          },
          {
            label: 'Against it',
            value: against.length === 0 ? 'no rule' : formatList(against.map(({ title }) => title)),
          },
        ]}
      />
      <Stack>
        <Choice told={told} />
        {groups.map(([group, title]) => (
          <Section key={group} title={title}>
            <RuleLinesPanel label={title} rules={rules.filter((rule) => rule.group === group)} />
          </Section>
        ))}
        <StricterPart contactId={contactId} told={told} />
      </Stack>
    </>
  )
}

function Choice({ told }: { readonly told: Explained }) {
  const [view, setView] = useUrlState(defaults)
  return (
    <FieldGrid columns="minmax(0, 320px) 180px">
      <Select
        label="Asked for"
        name="activityTypeId"
        value={view.type}
        onChange={(type) => setView({ type })}
        options={[
          { value: '', label: 'Anything, in general' },
          ...told.kinds.map((kind) => ({ value: kind.id, label: kind.name })),
        ]}
      />
      <DateField
        label="On"
        name="on"
        value={view.on === '' ? told.today : view.on}
        onChange={(on) => setView({ on: on === told.today ? '' : on })}
      />
    </FieldGrid>
  )
}

/** What is set for this advocate and their account, and the way to set more. */
function StricterPart({ contactId, told }: RuleByRuleProps) {
  const [whom, setWhom] = useState<LimitWhom | null>(null)
  const rules = useQuery({ ...rulesQuery(), enabled: whom !== null })
  const { account, may, name } = told
  const sees = told.seesCauses
  return (
    <Section
      title="Rules set stricter here"
      qualifier="the stricter wins"
      aside={<TextLink to="/settings/protection">All rules in force</TextLink>}
    >
      {sees && (
        <LimitsTable
          label={`Rules set stricter for ${name}`}
          filter={{ contactId }}
          empty="Nothing is set for this advocate."
        />
      )}
      {sees && account !== null && (
        <LimitsTable
          label={`Rules set stricter for ${account.name}`}
          filter={{ accountId: account.id }}
          empty="Nothing is set for the account."
        />
      )}
      <ButtonRow>
        <Button
          onPress={() => setWhom({ level: 'advocate', id: contactId, name })}
          disabledReason={may['limit'] ?? null}
        >
          Set a rule stricter for {name}
        </Button>
        {account !== null && (
          <Button
            onPress={() => setWhom({ level: 'account', ...account })}
            disabledReason={may['limitAccount'] ?? null}
          >
            Set a rule stricter for {account.name}
          </Button>
        )}
      </ButtonRow>
      {whom !== null && rules.data !== undefined && (
        <LimitForm rules={rules.data} whom={whom} onClose={() => setWhom(null)} />
      )}
    </Section>
  )
}
