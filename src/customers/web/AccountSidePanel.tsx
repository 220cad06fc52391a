import { lazy, Suspense, useState } from 'react'
import { formatCountry, formatDay, formatList, formatMoney } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateShape } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { removeAccountProduct } from '../account.contract.ts'
import type { removeInitiative } from '../account-care.contract.ts'
import { type Account, accountRoutes, severityWords, silenceWords } from './account.queries.ts'
import type { ListedCase } from './CloseCaseForm.tsx'
import { FactsPanel } from './FactsPanel.tsx'

const CloseCaseForm = lazy(() =>
  import('./CloseCaseForm.tsx').then((module) => ({ default: module.CloseCaseForm })),
)

type PanelProps = { readonly account: Account; readonly onAdd: () => void }

/** Open support cases, and the last closed. */
export function CasesPanel({ account, onAdd }: PanelProps) {
  const [chosen, setChosen] = useState<ListedCase | null>(null)
  const cases = account.cases ?? []
  const may = account.may.edit ?? null
  return (
    <Section
      title="Cases"
      aside={
        <AddButton may={may} onAdd={onAdd}>
          Record a case
        </AddButton>
      }
    >
      {cases.length === 0 && <p>None on record.</p>}
      <Lines label="Cases">
        {cases.map((each) => (
          <Line
            key={each.id}
            strong={each.closedOn === null}
            mark={
              <StateShape
                kind={each.closedOn !== null ? 'kept' : each.severity === 'serious' ? 'held' : 'due'}
              />
            }
            title={each.title}
            detail={tellCase(each)}
            action={
              (each.closedOn === null || (each.rating === null && each.words === null)) && (
                <Button
                  look="link"
                  disabledReason={may}
                  reasonInTooltip
                  onPress={() => setChosen(each)}
                  aria-label={each.closedOn === null ? `Close ${each.title}` : `Word on ${each.title}`}
                >
                  {each.closedOn === null ? 'Close' : 'Their word'}
                </Button>
              )
            }
          />
        ))}
      </Lines>
      {chosen !== null && (
        <Suspense>
          <CloseCaseForm support={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </Section>
  )
}

function tellCase({ number, severity, openedOn, closedOn, rating, words }: ListedCase): string {
  const parts = [
    number,
    closedOn === null
      ? `${severityWords[severity].toLowerCase()}, open since ${formatDay(openedOn)}`
      : `closed ${formatDay(closedOn)}`,
    rating === null ? null : `rated ${rating} of 5`,
    words === null ? null : `“${words}”`,
  ]
  return parts.filter((part) => part !== null).join('; ')
}

/** What they run, since when. */
export function ProductsPanel({ account, onAdd }: PanelProps) {
  const remove = useSubmit<typeof removeAccountProduct>('DELETE /accounts/:accountId/products/:productId', {
    invalidates: accountRoutes,
    onDone: () => showToast('Taken off'),
  })
  const may = account.may.edit ?? null
  const products = account.products ?? []
  return (
    <Section
      title="Products"
      aside={
        <AddButton may={may} onAdd={onAdd}>
          Add a product
        </AddButton>
      }
    >
      {products.length === 0 && <p>None on record.</p>}
      <Lines label="Products">
        {products.map((product) => (
          <Line
            key={product.id}
            title={product.name}
            detail={
              [
                product.version === null ? null : `version ${product.version}`,
                product.liveOn === null ? null : `live since ${formatDay(product.liveOn)}`,
              ]
                .filter(Boolean)
                .join(', ') || undefined
            }
            action={
              <Button
                look="link"
                disabledReason={may}
                reasonInTooltip
                onPress={() => remove.submit({ params: { accountId: account.id, productId: product.id } })}
                aria-label={`Take off ${product.name}`}
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

/** What they are about to do. */
export function InitiativesPanel({ account, onAdd }: PanelProps) {
  const remove = useSubmit<typeof removeInitiative>('DELETE /initiatives/:initiativeId', {
    invalidates: accountRoutes,
    onDone: () => showToast('Taken off'),
  })
  const may = account.may.edit ?? null
  const initiatives = account.initiatives ?? []
  return (
    <Section
      title="Initiatives"
      aside={
        <AddButton may={may} onAdd={onAdd}>
          Note one
        </AddButton>
      }
    >
      {initiatives.length === 0 && <p>None noted.</p>}
      <Lines label="Initiatives">
        {initiatives.map((each) => (
          <Line
            key={each.id}
            strong={false}
            title={each.title}
            detail={`noted ${formatDay(each.notedOn)}`}
            action={
              <Button
                look="link"
                disabledReason={may}
                reasonInTooltip
                onPress={() => remove.submit({ params: { initiativeId: each.id } })}
                aria-label={`Take off ${each.title}`}
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

type AddProps = { readonly may: string | null; readonly onAdd: () => void; readonly children: string }

function AddButton({ may, onAdd, children }: AddProps) {
  return (
    <Button look="link" onPress={onAdd} disabledReason={may} reasonInTooltip>
      {children}
    </Button>
  )
}

/** Everything else on record. */
export function AccountFactsPanel({ account }: { readonly account: Account }) {
  const country = account.country == null ? account.countryText : formatCountry(account.country)
  return (
    <FactsPanel
      crmId={account.crmId}
      facts={[
        { label: 'Website', value: websiteOf(account.website) },
        { label: 'Mail domains', value: formatList(account.domains ?? []) },
        {
          label: 'Industry',
          value: account.industry?.name ?? account.industryText,
          ...(account.industry == null && account.industryText != null ? { aside: 'as it came' } : {}),
        },
        {
          label: 'Country',
          value: country,
          ...(account.country == null && account.countryText != null ? { aside: 'as it came' } : {}),
        },
        {
          label: 'Parent account',
          value:
            account.parent == null ? (
              account.parentText
            ) : (
              <TextLink to={`/customers/${account.parent.id}`}>{account.parent.name}</TextLink>
            ),
        },
        ...((account.children ?? []).length === 0
          ? []
          : [{ label: 'Accounts below', value: <Children account={account} /> }]),
        ...(account.contract === undefined
          ? []
          : [{ label: 'Contract value', value: account.contract && formatMoney(account.contract) }]),
        { label: 'Churn notice', value: account.churnNoticeOn && formatDay(account.churnNoticeOn) },
        { label: 'Left for us', value: formatList(account.displacedCompetitors ?? []) },
        { label: 'Use cases', value: formatList((account.useCases ?? []).map((term) => term.name)) },
        { label: 'Segment', value: account.segment },
        { label: 'Partner', value: account.partner },
        {
          label: 'Public sector',
          value: account.publicSector == null ? null : account.publicSector ? 'yes' : 'no',
        },
        { label: 'Gift rule', value: account.giftRule },
        ...(account.silence == null
          ? []
          : [{ label: 'Without the owner’s answer', value: silenceWords[account.silence].toLowerCase() }]),
      ]}
    />
  )
}

function Children({ account }: { readonly account: Account }) {
  return (account.children ?? []).map((child, at) => (
    <span key={child.id}>
      {at > 0 && ', '}
      <TextLink to={`/customers/${child.id}`}>{child.name}</TextLink>
    </span>
  ))
}

/** Only web addresses become links: a file may bring anything. */
function websiteOf(website: string | null | undefined) {
  if (website == null) return null
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+/i.test(address)) return website
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {website.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
    </a>
  )
}
