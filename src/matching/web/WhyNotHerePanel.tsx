import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatNumber } from '../../web/format.ts'
import { Button } from '../../web/ui/Button.tsx'
import { type Choosable, ComboBox } from '../../web/ui/ComboBox.tsx'
import { QueryView } from '../../web/ui/QueryView.tsx'
import { Section } from '../../web/ui/Section.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { useUrlState } from '../../web/url-state.ts'
import { loosenNeed } from '../loosen-need.ts'
import { type NeedTold, wordsOfLoosening } from './queries.ts'
import { ReasonPanel } from './ReasonPanel.tsx'
import { type Explanation, explanationQuery, findAnybody } from './result.queries.ts'
import styles from './WhyNotHerePanel.module.css'

const defaults = { why: '' }

type WhyNotHerePanelProps = {
  readonly need: NeedTold
  /** The day the list was made for. */
  readonly wishedOn: string
  readonly without?: readonly string[]
  readonly onChange?: ((need: NeedTold) => void) | undefined
}

/** “Why is somebody not here?”: any name, and the one reason, with what would change it. */
export function WhyNotHerePanel({ need, wishedOn, without = [], onChange }: WhyNotHerePanelProps) {
  const [{ why }, setView] = useUrlState(defaults)
  const [chosen, setChosen] = useState<Choosable | null>(null)
  const [isOpen, setOpen] = useState(why !== '')
  const query = useQuery({ ...explanationQuery(need, why, without), enabled: why !== '' })
  const value = chosen ?? (query.data === undefined ? null : { id: why, label: query.data.name })
  if (!isOpen) {
    return (
      <div className={styles.question}>
        <Button look="link" onPress={() => setOpen(true)}>
          Why is somebody not here?
        </Button>
      </div>
    )
  }
  const choose = (next: Choosable | null) => {
    setChosen(next)
    setView({ why: next?.id ?? '' })
  }
  return (
    <div className={styles.panel}>
      <Section
        title="Why is somebody not here?"
        aside={
          <Button
            look="link"
            onPress={() => {
              choose(null)
              setOpen(false)
            }}
          >
            Close
          </Button>
        }
      >
        <div className={styles.field}>
          <ComboBox
            label="Whom did you expect"
            name="expected"
            value={why === '' ? null : value}
            onChange={choose}
            find={findAnybody}
            placeholder="Their name"
          />
        </div>
        {why !== '' && (
          <QueryView query={query} what="The answer">
            {(told) => (
              <Answer
                told={told}
                onLoosen={onChange && ((way) => onChange(loosenNeed(need, way, wishedOn) satisfies NeedTold))}
                onWait={onChange && ((day) => onChange({ ...need, by: day }))}
              />
            )}
          </QueryView>
        )}
      </Section>
    </div>
  )
}

type AnswerProps = {
  readonly told: Explanation
  readonly onLoosen: ((way: Explanation['loosen'][number]) => void) | undefined
  readonly onWait: ((day: string) => void) | undefined
}

function Answer({ told, onLoosen, onWait }: AnswerProps) {
  const { name, says, rank, fit, lostTo, freeFrom, loosen, change, factors } = told
  const isAdvocate = rank !== null
  const stated = factors.filter(({ weight }) => weight !== null)
  return (
    <div className={styles.answer} role="status">
      <p className={styles.says}>
        <TextLink to={`/${isAdvocate ? 'advocates' : 'contacts'}/${told.contactId}`}>{name}</TextLink>: {says}
      </p>
      {rank !== null && fit !== null && (
        <p className={styles.place}>
          Rank {formatNumber(rank, 2)}, fit {formatNumber(fit, 2)}
          {lostTo !== null && `; ${lostTo.name}, the last of the list, has ${formatNumber(lostTo.rank, 2)}`}
        </p>
      )}
      {stated.length > 0 && (
        <ul className={styles.factors} aria-label={`What ${name} meets`}>
          {stated.map((factor, at) => (
            <li key={`${factor.kind} ${at}`}>
              <span className={styles.label}>{factor.label}</span>
              <ReasonPanel factor={factor} inline />
            </li>
          ))}
        </ul>
      )}
      <p className={styles.ways}>
        {(change.length > 0 || loosen.length > 0 || freeFrom !== null) && <span>What would change it</span>}
        {freeFrom !== null && (
          <Way words={`by ${formatDay(freeFrom)}`} onPress={onWait && (() => onWait(freeFrom))} />
        )}
        {loosen.map((way) => (
          <Way
            key={`${way.kind} ${way.name}`}
            words={wordsOfLoosening(way).replace(/, \d+ more$/, '')}
            onPress={onLoosen && (() => onLoosen(way))}
          />
        ))}
        {change.map((each) => (
          <span key={each}>{each}</span>
        ))}
      </p>
    </div>
  )
}

type WayProps = { readonly words: string; readonly onPress: (() => void) | undefined }

function Way({ words, onPress }: WayProps) {
  if (onPress === undefined) return <span>{words}</span>
  return (
    <Button look="link" onPress={onPress}>
      {words}
    </Button>
  )
}
