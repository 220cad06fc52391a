import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatDay } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { KeyValue } from '../../web/ui/KeyValue.tsx'
import { Line, Lines } from '../../web/ui/Lines.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { StateMark, StateShape } from '../../web/ui/StateMark.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import type { TouchWay } from '../value-touch.ts'
import { CareBalancePanel } from './CareBalancePanel.tsx'
import { CarePlanForm } from './CarePlanForm.tsx'
import { type Care, careQuery, sayBalance, sayBecause, sayNextTouch } from './care.queries.ts'
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
            <KeyValue facts={factsOf(data)} />
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

function factsOf(care: Care) {
  const others = [
    care.touches === 0 ? null : formatCount(care.touches, 'touch', 'touches'),
    care.shares === 0 ? null : formatCount(care.shares, 'share', 'shares'),
  ].filter((part) => part !== null)
  return [
    {
      label: 'Next touch',
      value: care.nextTouch.isDue ? (
        <StateMark kind="due">{sayNextTouch(care)}</StateMark>
      ) : (
        sayNextTouch(care)
      ),
      aside: sayBecause(care),
    },
    {
      label: 'Last touch',
      value: care.lastTouchOn === null ? 'none on record' : formatDay(care.lastTouchOn),
    },
    ...(others.length === 0 ? [] : [{ label: 'Besides', value: others.join(', ') }]),
  ]
}

type SuggestedProps = { readonly care: Care; readonly onWrite: () => void }

function Suggested({ care: { suggestion, given, may }, onWrite }: SuggestedProps) {
  const whyNot = may['care'] ?? null
  if (whyNot !== null) return null
  if (suggestion === null)
    return (
      <p>
        The library of value touches is empty. <TextLink to="/settings/value-touches">Fill it</TextLink>
      </p>
    )
  const before = given.find(({ title }) => title === suggestion.title)
  return (
    <Lines label="Suggested">
      <Line
        title={suggestion.title}
        detail={
          before === undefined ? 'Fits next: they have not had it lately' : `Last on ${formatDay(before.on)}`
        }
        action={<Button onPress={onWrite}>Write it</Button>}
      />
    </Lines>
  )
}

const ways: Readonly<Record<TouchWay, string>> = {
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
