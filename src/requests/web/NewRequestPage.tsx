import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type NeedAddress, needDefaults, needOfAddress } from '../../matching/need-address.ts'
import { useGo } from '../../web/navigation.ts'
import { isStaff, useSession } from '../../web/session.ts'
import { useSubmit } from '../../web/submit.ts'
import { Button, ButtonRow } from '../../web/ui/Button.tsx'
import { FieldStack } from '../../web/ui/Field.tsx'
import { FormErrors } from '../../web/ui/FormErrors.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { MainAndSide } from '../../web/ui/Section.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { QuotaPanel } from '../exceptions/web/QuotaPanel.tsx'
import type { createRequest } from '../request.contract.ts'
import { AlikePanel } from './AlikePanel.tsx'
import { BriefForm } from './BriefForm.tsx'
import { bodyOf, briefWaitsFor, kindOf, labelsOf, typedFields, withTyped } from './brief-draft.queries.ts'
import { ChooseOpportunityForm } from './ChooseOpportunityForm.tsx'
import { FittingTextsPanel } from './FittingTextsPanel.tsx'
import { KeptBriefPanel } from './KeptBriefPanel.tsx'
import { KindPanel } from './KindPanel.tsx'
import { type Typed, useKeptBrief } from './kept-brief.queries.ts'
import styles from './NewRequestPage.module.css'
import { NextStepsPanel } from './NextStepsPanel.tsx'
import { briefQuery, requestPath, requestRoutes, type Start, sayOpportunity } from './queries.ts'

const defaults = { ...needDefaults, contact: '' }

/** A request, filled in from the deal it is for. What is typed stays in this browser until it is sent. */
export function NewRequestPage() {
  const session = useSession()
  const go = useGo()
  const [from, setFrom] = useUrlState(defaults)
  const kept = useKeptBrief(`${session.workspace?.id ?? ''}.${from.opportunity}`)
  useNeedBrought(from, kept.set, () => setFrom(nothingBrought, { replace: true }))
  const type = from.type || kept.typed.activityTypeId || ''
  const { opportunity, contact } = from
  const asked = Object.entries({ opportunity, contact, type }).filter(([, value]) => value !== '')
  const start = useQuery({ ...briefQuery(Object.fromEntries(asked)), placeholderData: keepPreviousData })
  const home = isStaff(session)
    ? { label: 'Requests', to: '/requests' }
    : { label: 'My requests', to: '/my-requests' }
  const chooseOpportunity = (opportunity: string) => {
    kept.leave()
    setFrom({ opportunity })
  }
  const leaveShared = () => {
    kept.forget()
    go(opportunity === '' ? home.to : `/opportunities/${start.data?.deal?.id ?? opportunity}`)
  }
  return (
    <>
      <PageHeader
        title={start.data === undefined ? 'Start a request' : titleOf(start.data)}
        crumbs={[home, { label: 'New' }]}
        fact={start.data && factOf(start.data)}
      />
      <QueryView query={start} what="The brief">
        {(data) => (
          <MainAndSide
            main={
              <div className={styles.measure}>
                <FieldStack>
                  <KeptBriefPanel kept={kept} />
                  <ChooseOpportunityForm start={data} given={from.opportunity} onChoose={chooseOpportunity} />
                  <FittingTextsPanel start={data} onShared={leaveShared} />
                  <OpenForm
                    start={data}
                    kept={kept}
                    contactId={from.contact || null}
                    onKind={(id) => setFrom({ type: id }, { replace: true })}
                  />
                </FieldStack>
              </div>
            }
            side={
              <>
                <KindPanel start={data} activityTypeId={data.brief.activityTypeId} />
                <NextStepsPanel start={data} activityTypeId={data.brief.activityTypeId} />
                <QuotaPanel activityTypeId={data.brief.activityTypeId} />
              </>
            }
          />
        )}
      </QueryView>
    </>
  )
}

const { prospect, on, by, wanted, q, c, own } = needDefaults
const nothingBrought = { prospect, on, by, wanted, q, c, own }

/** A need that came along in the address goes into the brief once; from there it is changed and kept. */
function useNeedBrought(from: NeedAddress, set: (typed: Typed) => void, onTaken: () => void) {
  const isTaken = useRef(false)
  useEffect(() => {
    if (!from.own || isTaken.current) return
    isTaken.current = true
    const need = needOfAddress(from)
    set({ need, needBy: need.by ?? need.wishedOn ?? '', wanted: need.wanted, prospectId: need.prospectId })
    onTaken()
  }, [from, set, onTaken])
}

type OpenFormProps = {
  readonly start: Start
  readonly kept: ReturnType<typeof useKeptBrief>
  readonly contactId: string | null
  readonly onKind: (activityTypeId: string) => void
}

function OpenForm({ start, kept, contactId, onKind }: OpenFormProps) {
  const go = useGo()
  const { activityTypeId } = start.brief
  const draft = withTyped(start.brief, kept.typed)
  const save = useSubmit<typeof createRequest>('POST /requests', {
    invalidates: requestRoutes,
    onDone: ({ id, number }, { body }) => {
      showToast(body.isDraft ? `R-${number} is kept as a draft` : `R-${number} is submitted; the clocks run`)
      kept.forget()
      go(requestPath(id))
    },
  })
  const kind = kindOf(start.activityTypes, activityTypeId)
  const send = (isDraft: boolean) => save.submit({ body: { ...bodyOf(draft, kind), isDraft, contactId } })
  const waits = briefWaitsFor(draft, kind)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (waits === null) send(false)
      }}
    >
      <FieldStack>
        <AlikePanel
          activityTypeId={activityTypeId}
          opportunityId={draft.opportunityId}
          prospectId={draft.prospectId}
          onJoined={kept.forget}
        />
        <BriefForm
          draft={draft}
          set={({ fields, ...patch }) =>
            kept.set(fields === undefined ? patch : { ...patch, fields: typedFields(start.brief, fields) })
          }
          kinds={start.activityTypes}
          errors={save.fieldErrors}
          onKind={(id) => {
            kept.set({ activityTypeId: id })
            onKind(id)
          }}
        />
        <FormErrors problem={save.problem} labels={labelsOf(kind)} title="Nothing was submitted" />
      </FieldStack>
      <div className={styles.foot}>
        <ButtonRow>
          <Button look="solid" type="submit" waiting={save.waiting && 'Submitting'} disabledReason={waits}>
            Submit the request
          </Button>
          <Button onPress={() => send(true)}>Keep as draft</Button>
        </ButtonRow>
      </div>
    </form>
  )
}

function titleOf({ advocate, prospect, deal: opportunity }: Start): string {
  const forWhom = prospect?.name ?? opportunity?.name
  if (advocate !== null) return `Ask for ${advocate.name}`
  return forWhom === undefined ? 'What do you need?' : `What does ${forWhom} need to hear?`
}

function factOf({ deal: opportunity, advocate, guidance }: Start): string {
  const told = opportunity === null ? '' : sayOpportunity(opportunity)
  const parts = [
    opportunity === null
      ? 'Without a deal nothing is filled in.'
      : `${opportunity.name}${told === '' ? '' : `: ${told}`}.`,
    advocate?.account == null ? null : `${advocate.name} is at ${advocate.account}.`,
    guidance,
  ]
  return parts.filter((part) => part !== null).join(' ')
}
