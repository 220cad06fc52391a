import { useMemo } from 'react'
import type { Opportunity } from '../../customers/web/opportunity.queries.ts'
import { formatDay, formatMoney } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { Popup } from '../../web/ui/Popup.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { findOpenOpportunities } from './find.queries.ts'
import styles from './NeedPanel.module.css'

type ForOpportunityPanelProps = {
  readonly opportunity: Opportunity | undefined
  readonly isChanged: boolean
  /** True where a sentence adds to what the deal says. */
  readonly isSaid?: boolean
  /** The line of fact under the title, or the button that chooses. */
  readonly part: 'line' | 'choice'
  readonly onChoose: (opportunityId: string) => void
}

/** The opportunity somebody is looked for, and the way to another one. */
export function ForOpportunityPanel({
  opportunity,
  isChanged,
  isSaid = false,
  part,
  onChoose,
}: ForOpportunityPanelProps) {
  return part === 'line' ? (
    <OpportunityLine opportunity={opportunity} isChanged={isChanged} isSaid={isSaid} />
  ) : (
    <OpportunityChoice opportunity={opportunity} onChoose={onChoose} />
  )
}

type LineProps = Pick<ForOpportunityPanelProps, 'opportunity' | 'isChanged' | 'isSaid'>

function OpportunityLine({ opportunity, isChanged, isSaid }: LineProps) {
  if (opportunity === undefined)
    return (
      <>Say what you need in a sentence, in English or German; or choose a deal, and it fills in the need.</>
    )
  const facts = [
    opportunity.amount === null ? null : formatMoney(opportunity.amount),
    opportunity.stage?.toLowerCase(),
    opportunity.closeOn === null ? null : `closes ${formatDay(opportunity.closeOn)}`,
  ].filter((fact) => fact != null)
  return (
    <>
      For{' '}
      <TextLink to={`/opportunities/${opportunity.id}`}>
        {opportunity.account?.name ?? opportunity.prospect ?? opportunity.name}
      </TextLink>
      {facts.map((fact) => `, ${fact}`)}. The deal filled in the need
      {isChanged ? '; you changed it since' : isSaid ? '; you added the last words' : ''}.
    </>
  )
}

function OpportunityChoice({
  opportunity,
  onChoose,
}: Pick<ForOpportunityPanelProps, 'opportunity' | 'onChoose'>) {
  const staff = isStaff(useSession())
  const find = useMemo(() => findOpenOpportunities(!staff), [staff])
  return (
    <Popup
      label="Choose a deal"
      button={(toggle, open) => (
        <Button onPress={toggle} aria-expanded={open}>
          {opportunity === undefined ? 'Choose a deal' : 'Other deal'}
        </Button>
      )}
    >
      {(close) => (
        <div className={styles.form}>
          <ComboBox
            label={staff ? 'Open deal' : 'Open opportunity of yours'}
            name="opportunity"
            value={null}
            find={find}
            onChange={(chosen) => {
              if (chosen === null) return
              onChoose(chosen.id)
              close()
            }}
          />
          {opportunity !== undefined && (
            <Button
              look="quiet"
              onPress={() => {
                onChoose('')
                close()
              }}
            >
              Without a deal
            </Button>
          )}
        </div>
      )}
    </Popup>
  )
}
