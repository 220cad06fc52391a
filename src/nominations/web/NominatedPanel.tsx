import { Button, ButtonRow, LinkButton } from '../../web/ui/Button.tsx'
import { StepList } from '../../web/ui/Lines.tsx'
import { Stack } from '../../web/ui/Section.tsx'
import type { Nominated } from './NominateForm.tsx'
import { answerBy, nominationPath } from './queries.ts'

const thenSteps = {
  'nominator-introduces': {
    title: 'You introduce the program',
    detail: 'When it is taken up: a short mail to both is enough. You are reminded in the answer.',
  },
  'program-writes': {
    title: 'The program writes to them',
    detail: 'When it is taken up, and it names you.',
  },
  wait: { title: 'You are asked first', detail: 'Nobody writes to them before you say so.' },
} as const

type NominatedPanelProps = { readonly nominated: Nominated; readonly onAgain: () => void }

/** What was done, what happens next, and when. */
export function NominatedPanel({ nominated: { id, draft, answerDays }, onAgain }: NominatedPanelProps) {
  const isVoice = draft.who?.kind === 'voice'
  const by = answerBy(new Date().toISOString(), answerDays)
  const steps = isVoice
    ? [{ title: 'You hear what becomes of it', detail: 'As the colleague does who put them forward.' }]
    : [
        {
          title: `The program answers by ${by}`,
          detail: 'You are told either way, with the reason where it is no.',
          current: true,
        },
        thenSteps[draft.reach],
        {
          title: 'The interview',
          detail: 'You hear when it has taken place, and when others can find them.',
        },
      ]
  return (
    <Stack>
      <p role="status">{sayDone(draft, isVoice)}</p>
      <StepList steps={steps} />
      <ButtonRow>
        <LinkButton to={nominationPath(id)} look="solid">
          Open the nomination
        </LinkButton>
        <Button onPress={onAgain}>Nominate somebody else</Button>
      </ButtonRow>
    </Stack>
  )
}

function sayDone({ name, onBehalfOf }: Nominated['draft'], isVoice: boolean): string {
  if (isVoice) return `Your voice stands with the nomination of ${name}.`
  return onBehalfOf === null
    ? `${name} is put forward.`
    : `${name} is put forward, in the name of ${onBehalfOf.label}.`
}
