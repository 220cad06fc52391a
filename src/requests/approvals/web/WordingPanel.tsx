import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatMoment } from '../../../web/format.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow } from '../../../web/ui/Button.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Disclosure } from '../../../web/ui/Lines.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { StateMark } from '../../../web/ui/StateMark.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import styles from '../../asks/web/AsksPanel.module.css'
import { whomOf } from '../../asks/web/ask.queries.ts'
import { type Ask, approverWords, type Request, requestRoutes } from '../../web/queries.ts'
import type { agreeOnWords } from '../wording.contract.ts'
import { OutsideApproverForm } from './OutsideApproverForm.tsx'
import { WordsForm } from './WordsForm.tsx'
import { WordsPanel } from './WordsPanel.tsx'
import { type Chain, chainQuery, recordWords, type Version, wayWords } from './wording.queries.ts'

type WordingPanelProps = { readonly request: Request; readonly ask: Ask }

/** What follows the customer's yes: the words that are printed, who approves in their house, and all that was said. */
export function WordingPanel({ request, ask }: WordingPanelProps) {
  const isShown = ask.needsWords || ask.approvals.some(({ afterYes }) => afterYes)
  const chain = useQuery({ ...chainQuery(request.id, ask.id), enabled: isShown })
  if (!isShown) return null
  return (
    <QueryView query={chain} what="The words and answers">
      {(data) => (
        <>
          {data.wording !== null && <Words request={request} ask={ask} chain={data} />}
          <OutsideApprover request={request} ask={ask} chain={data} />
          <Answers answers={data.answers} />
        </>
      )}
    </QueryView>
  )
}

type PartProps = WordingPanelProps & { readonly chain: Chain }

function Words({ request, ask, chain: { wording, may } }: PartProps) {
  const [isWriting, setWriting] = useState(false)
  const agree = useSubmit<typeof agreeOnWords>('POST /requests/:requestId/asks/:askId/words/agreement', {
    invalidates: requestRoutes,
    onDone: () => showToast('Agreed'),
  })
  const current = wording?.versions.at(-1)
  const params = { requestId: request.id, askId: ask.id }
  const send = (side: 'requester' | 'advocate') =>
    agree.submit({ params, body: { version: current?.version ?? 0, side } })
  return (
    <section aria-label="The words" className={styles.words}>
      {current === undefined ? (
        <p>The words that are to be printed are not written yet.</p>
      ) : (
        <>
          <p className={styles.step}>
            <StateMark kind={wording?.isFinal === true ? 'kept' : 'half'}>
              {wording?.isFinal === true ? 'These words stand' : `Version ${current.version} of the words`}
            </StateMark>
            <span>{originOf(current)}</span>
          </p>
          <WordsPanel
            parts={wording?.isFinal === true ? [{ kind: 'same', text: current.text }] : current.changes}
            label="The words"
          />
          {current.comment !== null && <p className={styles.comment}>“{current.comment}”</p>}
          <p className={styles.says}>{agreementOf(current, whomOf(ask), wording?.hasAdvocate ?? true)}</p>
        </>
      )}
      <ButtonRow>
        {may['agree'] === null && (
          <Button waiting={agree.waiting && 'Agreeing'} onPress={() => send('requester')}>
            Agree to these words
          </Button>
        )}
        {may['writeWords'] === null && (
          <Button look={current === undefined ? 'solid' : 'secondary'} onPress={() => setWriting(true)}>
            {current === undefined ? 'Write the words' : 'Change the words'}
          </Button>
        )}
        {may['noteAgreement'] === null && (
          <Button look="link" onPress={() => send('advocate')}>
            Note that {whomOf(ask)} agreed
          </Button>
        )}
      </ButtonRow>
      <FormErrors problem={agree.problem} title="Nothing was noted" />
      <Versions versions={wording?.versions.slice(0, -1) ?? []} />
      {isWriting && (
        <WordsForm request={request} ask={ask} current={current} onClose={() => setWriting(false)} />
      )}
    </section>
  )
}

const originOf = ({ by, at }: Version) => `${by ?? 'written'}, ${formatMoment(at)}`

function agreementOf(version: Version, customer: string, hasAdvocate: boolean): string {
  const { requesterAgreedAt, requesterAgreedBy, advocateAgreedAt, advocateNotedBy } = version
  const ours =
    requesterAgreedAt === null
      ? 'We have not agreed to them yet.'
      : `${requesterAgreedBy ?? 'We'} agreed to them for us.`
  if (!hasAdvocate) return ours
  const noted = advocateNotedBy === null ? '' : `, as ${advocateNotedBy} noted`
  const theirs = advocateAgreedAt === null ? `${customer} has not agreed yet.` : `${customer} agreed${noted}.`
  return `${ours} ${theirs}`
}

function Versions({ versions }: { readonly versions: readonly Version[] }) {
  if (versions.length === 0) return null
  return (
    <Disclosure title="Earlier versions" summary={String(versions.length)}>
      {versions.toReversed().map((version) => (
        <div key={version.version} className={styles.earlier}>
          <p className={styles.says}>
            Version {version.version}: {originOf(version)}
          </p>
          <WordsPanel parts={version.changes} label={`Version ${version.version}`} />
        </div>
      ))}
    </Disclosure>
  )
}

function OutsideApprover({ request, ask, chain: { outsideApprover, may } }: PartProps) {
  const [isNaming, setNaming] = useState(false)
  const hasStep = ask.approvals.some(({ approver }) => approver === 'company')
  if (!hasStep || (outsideApprover === null && may['nameApprover'] !== null)) return null
  const { name = null, email = null, isUsual = false } = outsideApprover ?? {}
  return (
    <>
      <p className={styles.facts}>
        <span>
          <span className={styles.label}>Approves there</span>
          {name === null ? 'nobody is named yet' : [name, email].filter((part) => part !== null).join(', ')}
          {isUsual && ', as usual for this account'}{' '}
          {may['nameApprover'] === null && (
            <Button look="link" onPress={() => setNaming(true)}>
              {name === null ? 'Name who approves there' : 'Somebody else'}
            </Button>
          )}
        </span>
      </p>
      {isNaming && (
        <OutsideApproverForm
          request={request}
          ask={ask}
          known={outsideApprover}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  )
}

/** All that was said, in order. */
function Answers({ answers }: { readonly answers: Chain['answers'] }) {
  if (answers.length === 0) return null
  return (
    <Disclosure title="What approvers said" summary={String(answers.length)}>
      <ol className={styles.steps}>
        {answers.map(({ id, approver, answer, by, through, comment, version, at }) => (
          <li key={id} className={styles.step}>
            <span>{formatMoment(at)}</span>
            <span>
              {approverWords[approver]}
              {by !== null && `, ${by}`}: {recordWords[answer]}
              {version !== null && ` (version ${version})`}
              {through !== null && `, ${wayWords[through]}`}
            </span>
            {comment !== null && <span className={styles.comment}>“{comment}”</span>}
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
