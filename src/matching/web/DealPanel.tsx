import { useMemo } from 'react'
import type { Opportunity } from '../../customers/web/opportunity.queries.ts'
import { formatDay, formatMoney } from '../../web/format.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { Button } from '../../web/ui/Button.tsx'
import { ComboBox } from '../../web/ui/ComboBox.tsx'
import { Popup } from '../../web/ui/Popup.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { findDeals } from './find.queries.ts'
import styles from './NeedPanel.module.css'

type DealPanelProps = {
  readonly deal: Opportunity | undefined
  readonly isChanged: boolean
  /** The line of fact under the title, or the button that chooses. */
  readonly part: 'line' | 'choice'
  readonly onChoose: (opportunityId: string) => void
}

/** The deal somebody is looked for, and the way to another one. */
export function DealPanel({ deal, isChanged, part, onChoose }: DealPanelProps) {
  return part === 'line' ? (
    <DealLine deal={deal} isChanged={isChanged} />
  ) : (
    <DealChoice deal={deal} onChoose={onChoose} />
  )
}

function DealLine({ deal, isChanged }: Pick<DealPanelProps, 'deal' | 'isChanged'>) {
  if (deal === undefined) return <>Choose a deal, and it fills in the need; or say what you need yourself.</>
  const facts = [
    deal.amount === null ? null : formatMoney(deal.amount),
    deal.stage?.toLowerCase(),
    deal.closeOn === null ? null : `closes ${formatDay(deal.closeOn)}`,
  ].filter((fact) => fact != null)
  return (
    <>
      For{' '}
      <TextLink to={`/opportunities/${deal.id}`}>{deal.account?.name ?? deal.prospect ?? deal.name}</TextLink>
      {facts.map((fact) => `, ${fact}`)}. The deal filled in the need
      {isChanged ? '; you changed it since' : ''}.
    </>
  )
}

function DealChoice({ deal, onChoose }: Pick<DealPanelProps, 'deal' | 'onChoose'>) {
  const staff = isStaff(useSession())
  const find = useMemo(() => findDeals(!staff), [staff])
  return (
    <Popup
      label="Choose a deal"
      button={(toggle, open) => (
        <Button onPress={toggle} aria-expanded={open}>
          {deal === undefined ? 'Choose a deal' : 'Other deal'}
        </Button>
      )}
    >
      {(close) => (
        <div className={styles.form}>
          <ComboBox
            label={staff ? 'Open deal' : 'Open deal of yours'}
            name="opportunity"
            value={null}
            find={find}
            onChange={(chosen) => {
              if (chosen === null) return
              onChoose(chosen.id)
              close()
            }}
          />
          {deal !== undefined && (
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
