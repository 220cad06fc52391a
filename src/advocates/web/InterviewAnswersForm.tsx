import { FieldGrid, FieldStack } from '../../web/ui/Field.tsx'
import { NumberField } from '../../web/ui/NumberField.tsx'
import { Segmented } from '../../web/ui/RadioGroup.tsx'
import { DateField, TextArea, TextField } from '../../web/ui/TextField.tsx'
import { type InterviewQuestion, interviewQuestions, type QuoteAnswer, type Recording } from '../interview.ts'
import styles from './InterviewAnswersForm.module.css'
import type { InterviewDraft } from './interview-draft.queries.ts'
import { LimitFields } from './LimitsForm.tsx'
import { PermissionFields } from './PermissionsForm.tsx'
import type { Interview } from './queries.ts'
import { ResultsForm } from './ResultsForm.tsx'
import { WillingnessFields } from './WillingnessForm.tsx'

type InterviewAnswersFormProps = {
  readonly question: InterviewQuestion
  readonly number: number
  readonly draft: InterviewDraft
  readonly data: Interview
  readonly onChange: (part: Partial<InterviewDraft>) => void
}

/** One question with its advice, and the fields its answer goes into. */
export function InterviewAnswersForm(props: InterviewAnswersFormProps) {
  const { question, number, draft, onChange } = props
  return (
    <section aria-labelledby="question">
      <p className={styles.place}>
        {question.title}, {number} of {interviewQuestions.length}
      </p>
      <h2 id="question" className={styles.question}>
        {question.question}
      </h2>
      <p className={styles.advice}>{question.advice}</p>
      <FieldStack>
        <BeforeTexts {...props} />
        {question.texts.map(({ section, label, help }) => (
          <div key={section} className={question.texts.length === 1 ? styles.large : styles.medium}>
            <TextArea
              label={label}
              name={`sections.${section}`}
              value={draft.texts[section] ?? ''}
              onChange={(text) => onChange({ texts: { ...draft.texts, [section]: text } })}
              {...(help === undefined ? {} : { help })}
            />
          </div>
        ))}
        <AfterTexts {...props} />
      </FieldStack>
      {question.probe !== null && (
        <div className={styles.probe}>
          <h3>If they hesitate, ask</h3>
          <p>{question.probe}</p>
        </div>
      )}
    </section>
  )
}

/** What stands above the large fields: measures, limits, answers kind by kind. */
function BeforeTexts({ question, draft, data, onChange }: InterviewAnswersFormProps) {
  switch (question.section) {
    case 'opening':
      return <RecordingField draft={draft} onChange={onChange} />
    case 'results':
      return <ResultsForm results={draft.results} onChange={(results) => onChange({ results })} />
    case 'willingness':
      return <WillingnessPart draft={draft} data={data} onChange={onChange} />
    case 'limits':
      return <LimitsPart draft={draft} data={data} onChange={onChange} />
    case 'permissions':
      return (
        <PermissionFields drafts={draft.permissions} onChange={(permissions) => onChange({ permissions })} />
      )
    case 'gifts':
      return (
        <TextArea
          label="What they may accept"
          name="giftNote"
          value={draft.giftNote}
          onChange={(giftNote) => onChange({ giftNote })}
        />
      )
    case 'close':
      return <ClosePart draft={draft} onChange={onChange} />
    default:
      return null
  }
}

function AfterTexts({ question, draft, onChange }: InterviewAnswersFormProps) {
  switch (question.section) {
    case 'results':
      return <QuoteField draft={draft} onChange={onChange} />
    case 'honest-view':
      return (
        <Segmented
          legend="How likely would they recommend us, 0 to 10?"
          value={draft.recommendScore === null ? null : String(draft.recommendScore)}
          choices={scores}
          onChange={(score) => onChange({ recommendScore: Number(score) })}
        />
      )
    case 'advice':
      return (
        <TextField
          label="Topics they enjoy"
          name="topics"
          value={draft.topics}
          onChange={(topics) => onChange({ topics })}
          help="Parted by commas"
        />
      )
    default:
      return null
  }
}

const scores = Array.from({ length: 11 }, (_, score) => ({ value: String(score), label: String(score) }))

type PartProps = Pick<InterviewAnswersFormProps, 'draft' | 'onChange'>

const recordingChoices: readonly { readonly value: Recording; readonly label: string }[] = [
  { value: 'notes', label: 'Notes' },
  { value: 'recording', label: 'A recording' },
  { value: 'none', label: 'Neither' },
]

function RecordingField({ draft, onChange }: PartProps) {
  return (
    <Segmented
      legend="They agree to"
      value={draft.recording}
      choices={recordingChoices}
      onChange={(recording) => onChange({ recording })}
    />
  )
}

const quoteChoices: readonly { readonly value: QuoteAnswer; readonly label: string }[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'after-reading', label: 'After they read it' },
  { value: 'no', label: 'No' },
]

function QuoteField({ draft, onChange }: PartProps) {
  return (
    <Segmented
      legend="May we quote this?"
      value={draft.mayQuote}
      choices={quoteChoices}
      onChange={(mayQuote) => onChange({ mayQuote })}
    />
  )
}

function WillingnessPart({ draft, data, onChange }: PartProps & Pick<InterviewAnswersFormProps, 'data'>) {
  const suggested =
    data.nomination === null
      ? undefined
      : { allowed: data.nomination.allowed, notAllowed: data.nomination.notAllowed }
  return (
    <>
      <WillingnessFields
        drafts={draft.willingness}
        onChange={(willingness) => onChange({ willingness })}
        suggested={suggested}
      />
      <TextField
        label="Languages they would do it in"
        name="languages"
        value={draft.languages}
        onChange={(languages) => onChange({ languages })}
        help="Parted by commas: English, German"
      />
    </>
  )
}

function LimitsPart({ draft, data, onChange }: PartProps & Pick<InterviewAnswersFormProps, 'data'>) {
  const { advocate } = data
  return (
    <>
      <FieldGrid columns="1fr 1fr">
        <NumberField
          label="At most"
          unit="asks a quarter"
          min={0}
          value={draft.asksAQuarter}
          onChange={(asksAQuarter) => onChange({ asksAQuarter })}
        />
        <NumberField
          label="Notice"
          unit="working days"
          min={0}
          value={draft.noticeDays}
          onChange={(noticeDays) => onChange({ noticeDays })}
        />
      </FieldGrid>
      {advocate.profile !== null && <LimitFields advocate={advocate} profile={advocate.profile} />}
    </>
  )
}

function ClosePart({ draft, onChange }: PartProps) {
  return (
    <>
      <TextArea
        label="Help they need from us"
        name="help"
        value={draft.help}
        onChange={(help) => onChange({ help })}
      />
      <TextField
        label="A first light activity"
        name="firstActivity"
        value={draft.firstActivity}
        onChange={(firstActivity) => onChange({ firstActivity })}
      />
      <DateField
        label="Next word on"
        name="recontactOn"
        value={draft.recontactOn}
        onChange={(recontactOn) => onChange({ recontactOn })}
      />
    </>
  )
}
