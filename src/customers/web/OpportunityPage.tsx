import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { OpportunityRequestsPanel } from '../../requests/web/OpportunityRequestsPanel.tsx'
import { formatCountry, formatDay, formatList, formatMoney } from '../../web/format.ts'
import { useParam } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { FactStrip, PageHeader } from '../../web/ui/PageHeader.tsx'
import { RecordView } from '../../web/ui/RecordView.tsx'
import { MainAndSide, Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { reopenOpportunity } from '../opportunity.contract.ts'
import { CloseOpportunityForm } from './CloseOpportunityForm.tsx'
import { CustomValuesPanel } from './CustomValuesPanel.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { OpportunityMark } from './OpportunitiesTable.tsx'
import { OpportunityForm } from './OpportunityForm.tsx'
import { kindWords, type Opportunity, opportunityQuery, opportunityRoutes } from './opportunity.queries.ts'
import { OpportunityPastPanel } from './PastPanel.tsx'

/** One deal: what is at stake, and its way so far. */
export function OpportunityPage() {
  const opportunity = useQuery(opportunityQuery(useParam('opportunityId')))
  return (
    <RecordView query={opportunity} what="The opportunity">
      {(data) => <OpportunityRecord opportunity={data} />}
    </RecordView>
  )
}

type SheetName = 'edit' | 'close'

function OpportunityRecord({ opportunity }: { readonly opportunity: Opportunity }) {
  const session = useSession()
  const [open, setOpen] = useState<SheetName | null>(null)
  const base = isStaff(session)
    ? { label: 'Customers', at: '/customers' }
    : { label: 'My customers', at: '/my-customers' }
  const { account } = opportunity
  const place = account === null ? [] : [{ label: account.name, to: `/customers/${account.id}` }]
  return (
    <>
      <PageHeader
        title={opportunity.name}
        crumbs={[
          { label: base.label, to: `${base.at}?tab=opportunities` },
          ...place,
          { label: opportunity.name },
        ]}
        fact={<FactLine opportunity={opportunity} />}
        actions={<Acts opportunity={opportunity} onOpen={setOpen} />}
      />
      <FactStrip facts={stripOf(opportunity, session.person?.id)} />
      <MainAndSide
        main={
          <>
            {opportunity.need !== null && (
              <Section title="What they need">
                <p>{opportunity.need}</p>
              </Section>
            )}
            <OpportunityRequestsPanel opportunityId={opportunity.id} />
            <StagesSection opportunity={opportunity} />
            <FactsSection opportunity={opportunity} />
            <CustomValuesPanel record="opportunity" values={opportunity.custom} />
          </>
        }
        side={<OpportunityPastPanel opportunityId={opportunity.id} />}
      />
      {open === 'edit' && <OpportunityForm opportunity={opportunity} onClose={() => setOpen(null)} />}
      {open === 'close' && <CloseOpportunityForm opportunity={opportunity} onClose={() => setOpen(null)} />}
    </>
  )
}

function FactLine({ opportunity }: { readonly opportunity: Opportunity }) {
  const { account, prospect } = opportunity
  const product = opportunity.product?.name ?? opportunity.productText
  const kind = opportunity.kind === null ? 'Opportunity' : kindWords[opportunity.kind]
  const buyer =
    account !== null ? (
      <>
        {' '}
        at <TextLink to={`/customers/${account.id}`}>{account.name}</TextLink>
      </>
    ) : (
      prospect !== null && ` at ${prospect}, no account yet`
    )
  return (
    <>
      {kind}
      {buyer}
      {product !== null && `, ${product}`}.
    </>
  )
}

function stripOf(opportunity: Opportunity, me: string | undefined) {
  const { owner, amount } = opportunity
  const name = owner === null ? (opportunity.ownerText ?? 'nobody yet') : owner.id === me ? 'you' : owner.name
  return [
    { value: <OpportunityMark state={opportunity.state} /> },
    { label: 'Stage', value: opportunity.stage ?? 'not known' },
    { label: 'Amount', value: amount === null ? 'not known' : formatMoney(amount) },
    {
      label: opportunity.state === 'open' ? 'Closes' : 'Closed',
      value: opportunity.closeOn === null ? 'not known' : formatDay(opportunity.closeOn),
    },
    { label: 'Owner', value: name, end: true },
  ]
}

function Acts({
  opportunity,
  onOpen,
}: {
  readonly opportunity: Opportunity
  readonly onOpen: (sheet: SheetName) => void
}) {
  const edit = opportunity.may.edit ?? null
  const reopen = useSubmit<typeof reopenOpportunity>('DELETE /opportunities/:opportunityId/closing', {
    invalidates: opportunityRoutes,
    onDone: () => showToast('Open again'),
  })
  return (
    <>
      {opportunity.state === 'open' ? (
        <Button onPress={() => onOpen('close')} disabledReason={edit} reasonInTooltip>
          Won or lost
        </Button>
      ) : (
        <Menu
          label="More"
          items={[
            {
              label: 'Open it again',
              onPress: () => reopen.submit({ params: { opportunityId: opportunity.id } }),
              disabledReason: edit,
            },
          ]}
        />
      )}
      <Button onPress={() => onOpen('edit')} disabledReason={edit} reasonInTooltip>
        Edit
      </Button>
    </>
  )
}

function StagesSection({ opportunity }: { readonly opportunity: Opportunity }) {
  const currency = opportunity.amount?.currency
  return (
    <Section title="Its way" qualifier="the latest first">
      {opportunity.stages.length === 0 && <p>No step on record.</p>}
      <Lines label="Its way">
        {opportunity.stages.toReversed().map((step, at) => (
          <Line
            key={step.at}
            strong={at === 0}
            title={step.stage}
            detail={
              step.amountMinor === null || currency === undefined
                ? undefined
                : formatMoney({ minor: step.amountMinor, currency })
            }
            aside={formatDay(step.at)}
          />
        ))}
      </Lines>
    </Section>
  )
}

function FactsSection({ opportunity }: { readonly opportunity: Opportunity }) {
  const { country, countryText, industry, industryText } = opportunity
  const cameSo = (id: unknown, text: string | null) =>
    id === null && text !== null ? { aside: 'as it came' } : {}
  return (
    <FactsPanel
      crmId={opportunity.crmId}
      facts={[
        { label: 'Created', value: opportunity.createdOn && formatDay(opportunity.createdOn) },
        {
          label: 'Product',
          value: opportunity.product?.name ?? opportunity.productText,
          ...cameSo(opportunity.product, opportunity.productText),
        },
        { label: 'Industry', value: industry?.name ?? industryText, ...cameSo(industry, industryText) },
        {
          label: 'Country',
          value: country === null ? countryText : formatCountry(country),
          ...cameSo(country, countryText),
        },
        { label: 'Competitors', value: formatList(opportunity.competitors) },
      ]}
    />
  )
}
