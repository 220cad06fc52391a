import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay } from '../../web/format.ts'
import { SettingsColumn } from '../../web/SettingsColumn.tsx'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { NumberCell, TwoLines } from '../../web/ui/Cells.tsx'
import { DataTable } from '../../web/ui/DataTable.tsx'
import type { Column } from '../../web/ui/DataTableHead.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../web/ui/Section.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { LimitForm } from './LimitForm.tsx'
import { LimitsTable } from './LimitsTable.tsx'
import { type Rule, type Rules, rulesQuery } from './limit.queries.ts'
import { RuleForm } from './RuleForm.tsx'
import { StandingsStalePanel } from './StandingsStalePanel.tsx'

const defaults = { rule: '' }

/** The rules of protection in force: for the whole workspace, and stricter for some. */
export function RulesPage() {
  const rules = useQuery(rulesQuery())
  return (
    <>
      <PageHeader
        title="Rules of protection"
        crumbs={[{ label: 'Settings' }, { label: 'Protection' }]}
        fact="What nobody is asked beyond. The stricter wins, whoever set it."
      />
      <SettingsColumn>
        <QueryView query={rules} what="The rules">
          {(data) => <RulesInForce rules={data} />}
        </QueryView>
      </SettingsColumn>
    </>
  )
}

function RulesInForce({ rules }: { readonly rules: Rules }) {
  const [view, setView] = useUrlState(defaults)
  const [changing, setChanging] = useState<Rule | null>(null)
  const [adding, setAdding] = useState(false)
  const only = rules.rows.find(({ setting }) => setting === view.rule)
  const changed = rules.rows.filter(({ value, default: usual }) => value !== usual).length
  return (
    <Stack>
      <StandingsStalePanel />
      <Section
        title="For the whole workspace"
        qualifier={changed === 0 ? 'all as they come' : formatCount(changed, 'differs', 'differ')}
      >
        <DataTable
          label="Rules for the whole workspace"
          tall
          columns={columnsFor(rules.may['change'] ?? null, setChanging, (rule) =>
            setView({ rule: rule.setting }),
          )}
          rows={rules.rows}
          rowKey={(rule) => rule.setting}
          empty={<p>There are no rules.</p>}
        />
      </Section>
      <Section
        title="Stricter for some"
        qualifier={only === undefined ? 'segments, accounts, advocates' : only.title}
        aside={
          <ButtonRow>
            {only !== undefined && (
              <Button look="link" onPress={() => setView(defaults)}>
                All rules
              </Button>
            )}
            <Button look="link" onPress={() => setAdding(true)}>
              Set a rule stricter
            </Button>
          </ButtonRow>
        }
      >
        <LimitsTable
          label="Rules that are stricter for some"
          filter={only === undefined ? {} : { setting: only.setting }}
          empty="Everybody goes by the rules of the workspace."
        />
      </Section>
      {changing !== null && <RuleForm rule={changing} onClose={() => setChanging(null)} />}
      {adding && (
        <LimitForm
          rules={rules}
          {...(only === undefined ? {} : { setting: only.setting })}
          onClose={() => setAdding(false)}
        />
      )}
    </Stack>
  )
}

const columnsFor = (
  may: string | null,
  onChange: (rule: Rule) => void,
  onLimits: (rule: Rule) => void,
): readonly Column<Rule>[] => [
  {
    id: 'rule',
    head: 'Rule',
    phone: 'title',
    cell: (rule) => <TwoLines first={rule.title} second={sayOrigin(rule)} />,
  },
  {
    id: 'value',
    head: 'Value',
    align: 'right',
    width: '64px',
    phone: 'title-right',
    cell: ({ value }) => <NumberCell value={value} />,
  },
  { id: 'unit', head: 'Unit', width: '18%', phone: 'second', cell: ({ unit }) => unit },
  {
    id: 'some',
    head: 'Stricter for',
    width: '120px',
    cell: (rule) => <StricterFor rule={rule} onLimits={onLimits} />,
  },
  {
    id: 'act',
    head: 'Act',
    align: 'right',
    width: '76px',
    phone: 'third-right',
    cell: (rule) => (
      <Button look="link" onPress={() => onChange(rule)} disabledReason={may} reasonInTooltip>
        Change
        <span className="unseen">: {rule.title}</span>
      </Button>
    ),
  },
]

type StricterProps = { readonly rule: Rule; readonly onLimits: (rule: Rule) => void }

function StricterFor({ rule, onLimits }: StricterProps) {
  if (rule.levels.length === 0) return 'the same for all'
  if (rule.limits === 0) return 'nobody'
  return (
    <Button look="link" onPress={() => onLimits(rule)}>
      {formatCount(rule.limits, 'limit', 'limits')}
      <span className="unseen">: {rule.title}</span>
    </Button>
  )
}

function sayOrigin({ value, default: usual, why, setBy, setAt }: Rule): string {
  if (setAt === null) return why
  const by = setBy === null ? '' : ` by ${setBy}`
  return `Set${by} on ${formatDay(setAt)}; ${value === usual ? 'as it comes' : `it comes as ${usual}`}. ${why}`
}
