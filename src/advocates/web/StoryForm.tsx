import { useState } from 'react'
import { useSubmit } from '../../web/submit.ts'
import { FormSheet } from '../../web/ui/FormSheet.tsx'
import { TextArea, TextField } from '../../web/ui/TextField.tsx'
import { showToast } from '../../web/ui/Toast.tsx'
import type { editProfile } from '../profile.contract.ts'
import { type ProfileSection, sectionTitles } from '../profile.ts'
import { type Advocate, type Profile, profileRoutes } from './queries.ts'
import { type ResultDraft, ResultsForm, resultsFrom, resultsTo } from './ResultsForm.tsx'

const sections = [
  'situation',
  'choice',
  'deployment',
  'outcome',
  'advice',
  'audiences',
  'role',
  'organisation',
  'motives',
  'honest-view',
  'availability',
  'contact',
] as const satisfies readonly ProfileSection[]

type StoryFormProps = { readonly advocate: Advocate; readonly profile: Profile; readonly onClose: () => void }

/** Writes the story and the other texts of a profile outside the interview. */
export function StoryForm({ advocate, profile, onClose }: StoryFormProps) {
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(profile.sections.map(({ section, body }) => [section, body])),
  )
  const [results, setResults] = useState<readonly ResultDraft[]>(() => resultsFrom(profile.results))
  const [topics, setTopics] = useState(profile.topics.join(', '))
  const save = useSubmit<typeof editProfile>('PATCH /advocates/:contactId/profile', {
    invalidates: profileRoutes,
    onDone: () => {
      showToast('Saved')
      onClose()
    },
  })
  const send = () =>
    save.submit({
      params: { contactId: advocate.contactId },
      body: {
        version: advocate.version,
        sections: Object.fromEntries(sections.map((section) => [section, texts[section]?.trim() || null])),
        results: resultsTo(results),
        topics: topics.split(/[,;\n]/).flatMap((topic) => topic.trim() || []),
      },
    })
  return (
    <FormSheet
      title="Their story"
      fact={`${advocate.name}. What is saved counts as confirmed by you, today.`}
      onClose={onClose}
      onSubmit={send}
      submit="Save"
      save={save}
    >
      {sections.slice(0, 4).map((section) => (
        <SectionField key={section} section={section} texts={texts} onChange={setTexts} />
      ))}
      <ResultsForm results={results} onChange={setResults} />
      <TextField label="Topics" name="topics" value={topics} onChange={setTopics} help="Parted by commas" />
      {sections.slice(4).map((section) => (
        <SectionField key={section} section={section} texts={texts} onChange={setTexts} />
      ))}
    </FormSheet>
  )
}

type SectionFieldProps = {
  readonly section: ProfileSection
  readonly texts: Readonly<Record<string, string>>
  readonly onChange: (texts: Record<string, string>) => void
}

function SectionField({ section, texts, onChange }: SectionFieldProps) {
  return (
    <TextArea
      label={sectionTitles[section]}
      name={`sections.${section}`}
      value={texts[section] ?? ''}
      onChange={(body) => onChange({ ...texts, [section]: body })}
      rows={3}
    />
  )
}
