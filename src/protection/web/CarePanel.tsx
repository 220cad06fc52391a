import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark, StateShape } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { LetterWay } from '../letter.ts'
import { CareBalancePanel } from './CareBalancePanel.tsx'
import { CarePlanForm } from './CarePlanForm.tsx'
import { type Care, careQuery, sayBalance, sayBecause, sayNextTouch, saySuggested } from './care.queries.ts'
import { ValueTouchLetterForm } from './ValueTouchLetterForm.tsx'

type CarePanelProps = { readonly contactId: string; readonly name: string }

/** What one advocate had from us beside asks, when they should next hear from us, and what could be sent. */
export function CarePanel({ contactId, name }: CarePanelProps) {
  const care = useQuery(careQuery(contactId))
  const [open, setOpen] = useState<'plan' | 'letter' | null>(null)
  const close = () => setOpen(null)
  return (
    <Section
      title="Care"
      qualifier={care.data && `last ${formatCount(care.data.rules.careWindow, 'day', 'days')}`}
      aside={
        care.data?.may['care'] === null && (
          <Button look="link" onPress={() => setOpen('plan')}>
            Plan the next touch
          </Button>
        )
      }
    >
      <QueryView query={care} what="Care">
        {(data) => (
          <>
            <CareBalancePanel gives={data.gives} asks={data.asks}>
              {data.isBelow ? <StateMark kind="due">{sayBalance(data)}</StateMark> : sayBalance(data)}
            </CareBalancePanel>
            <Touches care={data} />
            <Suggested care={data} onWrite={() => setOpen('letter')} />
            <Given care={data} />
            {open === 'plan' && (
              <CarePlanForm contactId={contactId} name={name} care={data} onClose={close} />
            )}
            {open === 'letter' && (
              <ValueTouchLetterForm
                contactId={contactId}
                name={name}
                first={data.suggestion?.id ?? null}
                onClose={close}
              />
            )}
          </>
        )}
      </QueryView>
    </Section>
  )
}

function Touches({ care }: { readonly care: Care }) {
  const others = [
    care.touches === 0 ? null : formatCount(care.touches, 'touch', 'touches'),
    care.shares === 0 ? null : formatCount(care.shares, 'share', 'shares'),
  ].filter((part) => part !== null)
  const next = sayNextTouch(care)
  return (
    <Lines label="Touches">
      <Line
        title="Next touch"
        strong={false}
        detail={capital(sayBecause(care))}
        aside={care.nextTouch.isDue ? <StateMark kind="due">{next}</StateMark> : next}
      />
      <Line
        title="Last give or touch"
        strong={false}
        {...(others.length === 0 ? {} : { detail: `Besides: ${others.join(', ')}` })}
        aside={care.lastTouchOn === null ? 'none on record' : formatDay(care.lastTouchOn)}
      />
    </Lines>
  )
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

type SuggestedProps = { readonly care: Care; readonly onWrite: () => void }

function Suggested({ care: { suggestion, may }, onWrite }: SuggestedProps) {
  const whyNot = may['care'] ?? null
  if (whyNot !== null) return null
  if (suggestion === null)
    return (
      <p>
        The library of value touches is empty. <TextLink to="/settings/value-touches">Fill it</TextLink>
      </p>
    )
  return (
    <Lines label="Suggested">
      <Line
        title={suggestion.title}
        detail={saySuggested(suggestion)}
        action={<Button onPress={onWrite}>Write it</Button>}
      />
    </Lines>
  )
}

const ways: Readonly<Record<LetterWay, string>> = {
  mail: 'by mail',
  copied: 'from their own mail',
  said: 'said',
}

function Given({ care: { given } }: { readonly care: Care }) {
  if (given.length === 0) return null
  return (
    <Lines label="Value touches they had">
      {given.map(({ id, title, on, through, by, hasFailed }) => (
        <Line
          key={id}
          strong={false}
          title={title}
          {...(hasFailed ? { mark: <StateShape kind="risk" /> } : {})}
          detail={
            hasFailed ? (
              <>
                Not sure it went. <TextLink to="/settings/mail">See the outbox</TextLink>
              </>
            ) : (
              [by, ways[through]].filter((part) => part !== null).join(', ')
            )
          }
          aside={formatDay(on)}
        />
      ))}
    </Lines>
  )
}
