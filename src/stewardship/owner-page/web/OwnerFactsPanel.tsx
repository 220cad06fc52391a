import { useState } from 'react'
import { tellDay } from '../../../requests/asks/page-time.ts'
import css from '../../../requests/asks/web/OutsidePanel.module.css'
import { OpeningPanel } from '../../../requests/asks/web/OutsidePanel.tsx'
import { dayFromToday } from '../../../requests/asks/web/page.queries.ts'
import { WordsForm } from './OwnerForm.tsx'
import type { OnTap, OwnerAccount, OwnerTap } from './owner-page.queries.ts'
import { TapsPanel } from './TapsPanel.tsx'

type OwnerFactsPanelProps = {
  readonly account: OwnerAccount
  readonly isSending: boolean
  readonly onTap: OnTap
}

type Opened = 'normal' | 'serious' | 'initiative'

/** The last real contact, cases, products and plans, one tap each. */
export function OwnerFactsPanel({ account, isSending, onTap }: OwnerFactsPanelProps) {
  const [open, setOpen] = useState<Opened | null>(null)
  const say = (tap: OwnerTap) => () => void onTap(tap)
  const words = (kind: Opened, label: string, field: string, tapOf: (text: string) => OwnerTap) => (
    <OpeningPanel label={label} isOpen={open === kind} onToggle={() => setOpen(open === kind ? null : kind)}>
      <WordsForm
        label={field}
        send="Record it"
        tapOf={tapOf}
        isSending={isSending}
        onSend={async (tap) => {
          const isSaid = await onTap(tap)
          if (isSaid) setOpen(null)
          return isSaid
        }}
      />
    </OpeningPanel>
  )
  return (
    <section className={css.section}>
      <h2 className={css.partHead}>The account</h2>
      <TapsPanel
        what={sayContact(account)}
        about="when you talked to them"
        isSending={isSending}
        taps={[
          { label: 'Today', onTap: say({ act: 'talked' }) },
          { label: 'This week', onTap: say({ act: 'talked', from: dayFromToday(-3) }) },
          { label: 'Last month', onTap: say({ act: 'talked', from: dayFromToday(-30) }) },
        ]}
      />
      {account.cases.map((each) => (
        <TapsPanel
          key={each.id}
          what={`${each.severity === 'serious' ? 'Serious case' : 'Case'}: ${each.title}, open since ${tellDay(each.openedOn, 'en')}`}
          about={each.title}
          isSending={isSending}
          taps={[{ label: 'It is closed', onTap: say({ act: 'case-closed', caseId: each.id }) }]}
        />
      ))}
      <TapsPanel
        what={account.cases.length === 0 ? 'No case is open' : 'No other case is open'}
        fact={account.casesFact}
        about="cases"
        isSending={isSending}
        taps={[{ label: 'Still true', onTap: say({ act: 'cases-still' }) }]}
      />
      <TapsPanel
        what={
          account.products.length === 0
            ? 'We know of no product they run'
            : `They run ${account.products.join(', ')}`
        }
        fact={account.productsFact}
        about="products"
        isSending={isSending}
        taps={[{ label: 'Still true', onTap: say({ act: 'products-still' }) }]}
      />
      {account.initiatives.length > 0 && (
        <TapsPanel
          what={`They plan: ${account.initiatives.join('; ')}`}
          about="plans"
          isSending={isSending}
          taps={[]}
        />
      )}
      <div className={css.lines}>
        {words('serious', 'Something serious is wrong', 'What is wrong', (text) => ({
          act: 'case-opened',
          text,
          severity: 'serious',
        }))}
        {words('normal', 'A case is open', 'What it is about', (text) => ({ act: 'case-opened', text }))}
        {words('initiative', 'They are about to do something', 'What they plan', (text) => ({
          act: 'initiative',
          text,
        }))}
      </div>
    </section>
  )
}

function sayContact({ lastContactOn, renewalOn }: OwnerAccount): string {
  const talked =
    lastContactOn === null
      ? 'No real contact on record: when did you talk to them?'
      : `Last real contact ${tellDay(lastContactOn, 'en')}; talked since?`
  return renewalOn === null ? talked : `${talked} Renewal ${tellDay(renewalOn, 'en')}.`
}
