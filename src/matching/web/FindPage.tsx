import { StandingsStalePanel } from '../../protection/web/StandingsStalePanel.tsx'
import { StageFitPanel } from '../../requests/web/StageFitPanel.tsx'
import { WorkedWithPanel } from '../../requests/web/WorkedWithPanel.tsx'
import { formatNumber } from '../../web/format.ts'
import { Fault } from '../../web/ui/Fault.tsx'
import { PageHeader } from '../../web/ui/PageHeader.tsx'
import { MainAndSide, Section } from '../../web/ui/Section.tsx'
import { SkeletonLines } from '../../web/ui/Skeleton.tsx'
import { TextLink } from '../../web/ui/TextLink.tsx'
import { ForOpportunityPanel } from './ForOpportunityPanel.tsx'
import { useFoundNeed } from './find.queries.ts'
import { KeepNeedPanel } from './KeepNeedPanel.tsx'
import { NeedPanel } from './NeedPanel.tsx'
import { NextStepsPanel } from './NextStepsPanel.tsx'
import { NobodyQualifiesPanel } from './NobodyQualifiesPanel.tsx'
import { NotNowPanel } from './NotNowPanel.tsx'
import type { Matches, NeedTold } from './queries.ts'
import { ReadingPanel } from './ReadingPanel.tsx'
import { ReadWordsPanel } from './ReadWordsPanel.tsx'
import { ResultsTable } from './ResultsTable.tsx'
import { type Choice, type Span, withChoice } from './reading.queries.ts'
import { SavedNeedsPanel } from './SavedNeedsPanel.tsx'
import { SentenceForm } from './SentenceForm.tsx'

/** A deal or a sentence in; who fits, who is free, and why, out. */
export function FindPage() {
  const found = useFoundNeed()
  const { need, type, opportunity, matches, problem } = found
  const data = matches.data
  const prospect = opportunity?.account?.name ?? opportunity?.prospect ?? opportunity?.name
  const choose = (span: Span, choice: Choice) => {
    if (choice.opportunity !== null) found.choose(choice.opportunity.id)
    else found.change(withChoice(need, span, choice))
  }
  const isStated = need.criteria.length > 0 || need.words.trim() !== '' || need.opportunityId !== null
  return (
    <>
      <PageHeader
        title={titleOf(data, need, prospect)}
        fact={
          <ForOpportunityPanel
            opportunity={opportunity}
            isChanged={found.isChanged}
            isSaid={found.sentence.trim() !== ''}
            part="line"
            onChoose={found.choose}
          />
        }
        actions={
          <>
            <ForOpportunityPanel
              opportunity={opportunity}
              isChanged={found.isChanged}
              part="choice"
              onChoose={found.choose}
            />
            {isStated && (
              <KeepNeedPanel need={need} activity={type?.name ?? 'A need'} prospect={prospect ?? null} />
            )}
          </>
        }
      />
      {data?.discoverable === false ? (
        <NobodyQualifiesPanel matches={data} need={need} />
      ) : (
        <>
          <SentenceForm value={found.sentence} onSay={found.say} />
          <NeedPanel
            need={need}
            usualDay={data?.wishedOn}
            onChange={found.change}
            spans={found.spans}
            onChoose={choose}
          />
          <ReadingPanel spans={found.spans} need={need} onChoose={choose} />
          {type !== undefined && <StageFitPanel type={type} stage={opportunity?.stage} />}
          <ReadWordsPanel words={data?.words ?? []} />
          <StandingsStalePanel />
          {problem !== null && (
            <Fault what="The matches" problem={problem} onRetry={() => void matches.refetch()} />
          )}
          {data === undefined && problem === null && (
            <SkeletonLines label="Matches are being read" lines={8} />
          )}
          {data !== undefined && (
            <MainAndSide
              main={
                <>
                  {!isStated && <WorkedWithPanel />}
                  <Found matches={data} need={need} isStated={isStated} typeName={type?.name} />
                  <NotNowPanel need={need} onChange={found.change} />
                </>
              }
              side={
                <>
                  <SavedNeedsPanel need={need} />
                  <NextStepsPanel match={data.free[0]} type={type} />
                </>
              }
            />
          )}
        </>
      )}
    </>
  )
}

type FoundProps = {
  readonly matches: Matches
  readonly need: NeedTold
  readonly isStated: boolean
  readonly typeName: string | undefined
}

function Found({ matches, need, isStated, typeName }: FoundProps) {
  const fitting = matches.free.filter(({ isFit }) => isFit)
  if (fitting.length === 0) return <NobodyQualifiesPanel matches={matches} need={need} />
  return (
    <Section
      title="Can be asked"
      qualifier={
        isStated
          ? 'the best rank first; what counts most is shown'
          : 'say what you need, and the best come first'
      }
      aside={<TextLink to="/advocates">Browse everybody</TextLink>}
    >
      <ResultsTable
        matches={fitting}
        need={need}
        activity={typeName ?? matches.activity}
        wishedOn={matches.wishedOn}
      />
    </Section>
  )
}

const numberWords = 'No,One,Two,Three,Four,Five,Six,Seven,Eight,Nine,Ten,Eleven,Twelve'.split(',')

/** The finding, in words: “Three customers can speak to Brødrene Lunde”. */
function titleOf(matches: Matches | undefined, need: NeedTold, prospect: string | undefined): string {
  if (matches === undefined || !matches.discoverable) return 'Find a customer'
  const fitting = matches.free.filter(({ isFit }) => isFit).length
  const isOpen = need.criteria.length === 0 && need.words.trim() === '' && prospect === undefined
  if (isOpen) return 'Find a customer'
  const to = prospect === undefined ? 'fit' : `can speak to ${prospect}`
  if (fitting === 0) return prospect === undefined ? 'Nobody to ask yet' : `Nobody to ask for ${prospect} yet`
  const isCut = fitting === matches.free.length && fitting >= 25
  const many = numberWords[fitting] ?? formatNumber(fitting)
  if (fitting === 1) return `One customer ${to === 'fit' ? 'fits' : to}`
  return `${isCut ? `The best ${many}` : many} customers ${to}`
}
