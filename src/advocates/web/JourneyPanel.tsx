import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { formatDay, formatPercent } from '../../web/format.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, LinkButton } from '../../web/ui/Button.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { Disclosure } from '../../web/ui/Lines.tsx'
import { Menu } from '../../web/ui/Menu.tsx'
import { Progress } from '../../web/ui/Progress.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { addJourneyStep } from '../advocate.contract.ts'
import { nobodyHolds } from '../completeness.ts'
import styles from './JourneyPanel.module.css'
import { type Advocate, journeyRoutes, stepsQuery } from './queries.ts'
import type { StepAction } from './StepForm.tsx'

const StepForm = lazy(() => import('./StepForm.tsx').then((module) => ({ default: module.StepForm })))

/** Where somebody stands on the journey, what is missing to be found, and the next act. */
export function JourneyPanel({ advocate }: { readonly advocate: Advocate }) {
  const [open, setOpen] = useState<StepAction | null>(null)
  const onTheWay = ['potential', 'introduced', 'interviewed'].includes(advocate.stage)
  return (
    <Section
      title="Journey"
      aside={
        <Menu
          label="More"
          items={[
            {
              label: 'Introduced by…',
              onPress: () => setOpen('introduce'),
              disabledReason: advocate.may.introduce,
            },
            {
              label: 'Back to potential',
              onPress: () => setOpen('consider'),
              disabledReason: advocate.may.consider,
            },
            {
              label: 'Discoverable without an interview',
              onPress: () => setOpen('publish'),
              disabledReason: whyNoSkip(advocate),
            },
            { label: 'Retire', onPress: () => setOpen('retire'), disabledReason: advocate.may.retire },
            { label: 'Declined', onPress: () => setOpen('decline'), disabledReason: advocate.may.decline },
          ]}
        />
      }
    >
      {onTheWay && <OnTheWay advocate={advocate} />}
      <Steps contactId={advocate.contactId} />
      {open !== null && (
        <Suspense>
          <StepForm advocate={advocate} action={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Section>
  )
}

const whyNoSkip = ({ stage, may }: Advocate) =>
  stage === 'interviewed' ? 'The interview took place.' : (may.publish ?? null)

/** What keeps somebody from being found, and the act that takes them on. */
function OnTheWay({ advocate }: { readonly advocate: Advocate }) {
  const { contactId, stage, unmet, may } = advocate
  const publish = useSubmit<typeof addJourneyStep>('POST /advocates/:contactId/journey-steps', {
    invalidates: journeyRoutes,
    onDone: () => showToast(`${advocate.name} can be found now`),
  })
  return (
    <>
      <Progress
        label="Profile"
        value={advocate.completeness}
        total={100}
        aim={advocate.enough}
        words={`${formatPercent(advocate.completeness / 100)}, needs ${formatPercent(advocate.enough / 100)}`}
      />
      {unmet.length > 0 && (
        <ul className={styles.unmet} aria-label="What is missing">
          {unmet.map((sentence) => (
            <li key={sentence}>
              {sentence}
              {sentence === nobodyHolds && advocate.account !== null && (
                <>
                  {' '}
                  <TextLink to={`/customers/${advocate.account.id}`}>Name somebody</TextLink>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <FormErrors problem={publish.problem} />
      <div className={styles.act}>
        {stage === 'interviewed' ? (
          <Button
            look="solid"
            waiting={publish.waiting && 'Publishing'}
            disabledReason={may.publish ?? (unmet.length > 0 ? 'Not while something is missing' : null)}
            onPress={() => publish.submit({ params: { contactId }, body: { action: 'publish' } })}
          >
            Make discoverable
          </Button>
        ) : (
          <LinkButton look="solid" to={`/advocates/${contactId}/interview`}>
            {advocate.interview === null ? 'Interview' : 'Go on with the interview'}
          </LinkButton>
        )}
      </div>
    </>
  )
}

function Steps({ contactId }: { readonly contactId: string }) {
  const steps = useQuery(stepsQuery(contactId)).data?.steps
  if (steps === undefined || steps.length === 0) return null
  return (
    <Disclosure title="Every step" summary={steps.length}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id}>
            <span className={styles.when}>{formatDay(step.at)}</span>
            <span>
              {step.from} to {step.to}
              {step.isOverride && ', an override'}
              <span className={styles.why}>
                {[step.by, step.reason].filter((part) => part !== null).join(': ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
