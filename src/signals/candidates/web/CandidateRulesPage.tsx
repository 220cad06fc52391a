import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AcceptanceRulesPanel } from '../../../nominations/acceptance/web/AcceptanceRulesPanel.tsx'
import { RecruitingTabs } from '../../../nominations/web/RecruitingTabsPanel.tsx'
import { formatCount } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow, LinkButton } from '../../../web/ui/Button.tsx'
import { NumberCell, TwoLines } from '../../../web/ui/Cells.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import type { Column } from '../../../web/ui/DataTableHead.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { TextLink } from '../../../web/ui/TextLink.tsx'
import type { CandidatePurpose } from '../condition.ts'
import type { changeCandidateRule } from '../rule.contract.ts'
import { type Rule, ruleChanges, rulesQuery } from './candidate.queries.ts'
import { RuleForm } from './RuleForm.tsx'

type Open = { readonly rule: Rule | null; readonly purpose: CandidatePurpose }

/** The standing rules: what makes somebody a candidate, with how much it weighs and how many it points at. */
export function CandidateRulesPage() {
  const rules = useQuery(rulesQuery())
  const [open, setOpen] = useState<Open | null>(null)
  const lowest =
    rules.data === undefined
      ? ''
      : ` From a score of ${(rules.data.lowestScore / 100).toFixed(2)} somebody is shown.`
  return (
    <>
      <PageHeader
        title="What makes a candidate"
        fact={`Reasons add up: two of 0.50 make 0.75.${lowest}`}
        actions={
          <>
            <LinkButton to="/settings/policies">Thresholds</LinkButton>
            <Button look="solid" onPress={() => setOpen({ rule: null, purpose: 'recruit' })}>
              Add a rule
            </Button>
          </>
        }
      />
      <RecruitingTabs />
      <QueryView query={rules} what="The rules">
        {({ rows }) => (
          <>
            <Part purpose="recruit" rows={rows} onOpen={setOpen} />
            <Part purpose="review-invitation" rows={rows} onOpen={setOpen} />
            <AcceptanceRulesPanel />
          </>
        )}
      </QueryView>
      {open !== null && <RuleForm {...open} onClose={() => setOpen(null)} />}
    </>
  )
}

type PartProps = {
  readonly purpose: CandidatePurpose
  readonly rows: readonly Rule[]
  readonly onOpen: (open: Open) => void
}

function Part({ purpose, rows, onOpen }: PartProps) {
  const isReview = purpose === 'review-invitation'
  const own = rows.filter((rule) => rule.purpose === purpose)
  return (
    <Section
      title={isReview ? 'Whom we invite to review' : 'Whom we ask to join'}
      qualifier={isReview ? 'never by how they feel about us' : formatCount(own.length, 'rule', 'rules')}
      aside={
        <Button look="link" onPress={() => onOpen({ rule: null, purpose })}>
          Add a rule
        </Button>
      }
    >
      <DataTable
        label={isReview ? 'Rules for invitations to review' : 'Rules for candidates'}
        columns={columnsOf((rule) => onOpen({ rule, purpose }))}
        rows={own}
        rowKey={({ id }) => id}
        tall
        empty={
          <EmptyState title="There is no rule">
            Without a rule nobody is pointed at. Add one, and see whom it brings before you save it.
          </EmptyState>
        }
      />
    </Section>
  )
}

function columnsOf(onEdit: (rule: Rule) => void): readonly Column<Rule>[] {
  return [
    {
      id: 'name',
      head: 'Rule',
      phone: 'title',
      optional: false,
      cell: ({ name, says }) => <TwoLines first={<strong>{name}</strong>} second={says.join('; ')} />,
    },
    {
      id: 'weight',
      head: 'Weight',
      width: '90px',
      align: 'right',
      phone: 'title-right',
      cell: ({ weight }) => (weight / 100).toFixed(2),
    },
    {
      id: 'brings',
      head: 'Does',
      width: '170px',
      phone: 'second',
      cell: ({ brings, isOn }) =>
        isOn ? (
          <StateMark kind={brings ? 'kept' : 'half'}>
            {brings ? 'brings somebody' : 'lifts a score'}
          </StateMark>
        ) : (
          <StateMark kind="ended">off</StateMark>
        ),
    },
    {
      id: 'points',
      head: 'Points at',
      width: '110px',
      align: 'right',
      cell: ({ id, points, purpose }) =>
        points === 0 ? (
          <NumberCell value={0} />
        ) : (
          <TextLink
            to={`/recruiting/candidates?rule=${id}${purpose === 'recruit' ? '' : '&purpose=review-invitation'}`}
          >
            {points}
          </TextLink>
        ),
    },
    {
      id: 'act',
      head: '',
      label: 'Change',
      width: '170px',
      align: 'right',
      phone: 'third-right',
      cell: (rule) => <RuleActs rule={rule} onEdit={() => onEdit(rule)} />,
    },
  ]
}

function RuleActs({ rule, onEdit }: { readonly rule: Rule; readonly onEdit: () => void }) {
  const { id, name, weight, conditions, isOn, version } = rule
  const change = useSubmit<typeof changeCandidateRule>('PUT /candidate-rules/:candidateRuleId', {
    invalidates: ruleChanges,
  })
  const turn = () =>
    change.submit({
      params: { candidateRuleId: id },
      body: { name, weight, conditions: [...conditions], isOn: !isOn, version },
    })
  return (
    <ButtonRow>
      <Button look="link" waiting={change.waiting && 'Saving'} onPress={turn}>
        {isOn ? 'Turn off' : 'Turn on'}
      </Button>
      <Button look="link" onPress={onEdit}>
        Change
      </Button>
    </ButtonRow>
  )
}
