import { useState } from 'react'
import { MatchesPanel } from '../../../matching/web/MatchesPanel.tsx'
import { NeedPanel } from '../../../matching/web/NeedPanel.tsx'
import { NotNowPanel } from '../../../matching/web/NotNowPanel.tsx'
import type { NeedTold } from '../../../matching/web/queries.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { Section } from '../../../web/ui/Section.tsx'
import { StateShape } from '../../../web/ui/StateMark.tsx'
import { CollisionAheadPanel } from '../../collisions/web/CollisionAheadPanel.tsx'
import { ChangedNeedForm } from '../../web/ChangedNeedForm.tsx'
import { isEnded, type Request, sayProposal } from '../../web/queries.ts'
import styles from './CandidatesPanel.module.css'
import { type Proposed, ProposeForm } from './ProposeForm.tsx'

type RequestProps = { readonly request: Request }

/** Who could be asked, side by side with reasons; folded away while enough are asked already. */
export function CandidatesPanel({ request }: RequestProps) {
  const running = request.asks.filter(({ state }) => !isEnded(state)).length
  const isEnough = running >= request.wanted
  const [wanted, setWanted] = useState(false)
  const why = request.may['propose'] ?? null
  if (request.state === 'draft' || request.state === 'closed') {
    return <LookedFor request={request} />
  }
  if (why !== null) {
    return (
      <Section title="Candidates">
        <LookedFor request={request} />
        <p>{why}</p>
      </Section>
    )
  }
  if (isEnough && !wanted) {
    return (
      <div>
        <Button onPress={() => setWanted(true)}>Look for another</Button>
      </div>
    )
  }
  return <Candidates request={request} isNext={request.asks.length > 0} mayBeSolid={running === 0} />
}

/** What the request asks for, to be read only; nothing where it asks for nobody in particular. */
function LookedFor({ request }: RequestProps) {
  const { need } = request
  if (need.criteria.length === 0 && need.words === '') return null
  return <NeedPanel need={need} opening="Looked for" onlyCriteria />
}

type CandidatesProps = RequestProps & { readonly isNext: boolean; readonly mayBeSolid: boolean }

function Candidates({ request, isNext, mayBeSolid }: CandidatesProps) {
  const [tried, setTried] = useState<NeedTold | null>(null)
  const [chosen, setChosen] = useState<Proposed | null>(null)
  const need = tried ?? request.need
  const asked = request.asks.flatMap(({ contact }) => (contact === null ? [] : [contact.id]))
  const act = sayProposal(request.activityType.steps)
  return (
    <>
      <Section
        title={isNext ? 'Next best' : 'Candidates'}
        qualifier={isNext ? 'without those asked already' : undefined}
      >
        <div className={styles.need}>
          <NeedPanel need={need} onChange={setTried} opening="Looked for" onlyCriteria />
          {tried !== null && <ChangedNeedForm request={request} need={tried} onDone={() => setTried(null)} />}
        </div>
        <Wish request={request} act={act} onPropose={setChosen} />
        <MatchesPanel
          need={need}
          without={asked}
          actionOf={(match, isFirst) => (
            <>
              <Button
                look={isFirst && mayBeSolid && request.wish === null ? 'solid' : 'secondary'}
                aria-label={`${act}: ${match.name}`}
                onPress={() =>
                  setChosen({
                    contactId: match.contactId,
                    name: match.name,
                    freeFrom: match.standing.freeFrom,
                  })
                }
              >
                {act}
              </Button>
              <CollisionAheadPanel requestId={request.id} contactId={match.contactId} />
            </>
          )}
        />
      </Section>
      <NotNowPanel need={need} without={asked} onChange={setTried} />
      {chosen !== null && (
        <ProposeForm request={request} candidate={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  )
}

type WishProps = RequestProps & { readonly act: string; readonly onPropose: (candidate: Proposed) => void }

/** The advocate the requester came with stands before all others. */
function Wish({ request: { wish, requester }, act, onPropose }: WishProps) {
  if (wish === null) return null
  return (
    <Lines label="Asked for by name">
      <Line
        mark={<StateShape kind="free" />}
        title={wish.name}
        detail={`${wish.account === null ? '' : `${wish.account}; `}asked for by ${requester.name}`}
        action={
          <Button look="solid" onPress={() => onPropose({ contactId: wish.id, name: wish.name })}>
            {act}
          </Button>
        }
      />
    </Lines>
  )
}
