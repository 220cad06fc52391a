import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { formatCount, formatDay } from '../../../web/format.ts'
import { SettingsColumn } from '../../../web/SettingsColumn.tsx'
import { useSubmit } from '../../../web/submit.ts'
import { Button } from '../../../web/ui/Button.tsx'
import { Checkbox } from '../../../web/ui/Checkbox.tsx'
import { CopyButton } from '../../../web/ui/CopyButton.tsx'
import { FieldGrid, FieldStack } from '../../../web/ui/Field.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { Line, Lines } from '../../../web/ui/Lines.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { Section, Stack } from '../../../web/ui/Section.tsx'
import { TextArea, TextField } from '../../../web/ui/TextField.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import type { putPublicLogo, putPublicPage, removePublicLogo } from '../public-page.contract.ts'
import { frameSnippet, type OwnWords, type PublicLanguage } from '../public-page.ts'
import { PublicAddressPanel } from './PublicAddressPanel.tsx'
import { type PublicPageSettings, publicPageQuery } from './queries.ts'

/** The page on which customers put themselves forward: open or closed, its words, colour, logo, and where it may stand. */
export function PublicPageSettingsPage() {
  const read = useQuery(publicPageQuery())
  return (
    <>
      <PageHeader
        title="Public page"
        crumbs={[{ label: 'Settings' }, { label: 'Public page' }]}
        fact="Customers put themselves forward here. No puzzle, no mail to whoever typed an address, and nobody gets in touch before their relationship owner agrees."
      />
      <SettingsColumn>
        <QueryView query={read} what="The public page">
          {(page) => <Settings key={page.version} page={page} />}
        </QueryView>
      </SettingsColumn>
    </>
  )
}

type PageProps = { readonly page: PublicPageSettings }

function draftOf(page: PublicPageSettings) {
  return {
    isOpen: page.isOpen,
    publicName: page.suggestedName,
    shownName: page.shownName ?? '',
    colour: page.colour ?? '',
    words: page.words,
    consent: { en: page.consent.en, de: page.consent.de },
    frames: page.frames,
  }
}
type Draft = ReturnType<typeof draftOf>

function Settings({ page }: PageProps) {
  const [draft, setDraft] = useState(() => draftOf(page))
  const set = (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch }))
  const save = useSubmit<typeof putPublicPage>('PUT /public-page', {
    invalidates: ['GET /public-page'],
    onDone: () => showToast('Saved'),
  })
  const send = () =>
    save.submit({
      body: {
        ...draft,
        version: page.version,
        shownName: draft.shownName.trim() || null,
        colour: draft.colour.trim().toLowerCase() || null,
      },
    })
  const may = page.may['edit'] ?? null
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Stack>
        <Section title="Where it stands">
          <FieldStack>
            <Checkbox
              label="The page is open"
              checked={draft.isOpen}
              onChange={(isOpen) => set({ isOpen })}
              help={
                page.isOpen ? 'Whoever has its address may read it.' : 'Closed, its address leads nowhere.'
              }
            />
            <FieldGrid columns="1fr 1fr">
              <TextField
                label="Name in its address"
                name="publicName"
                value={draft.publicName}
                onChange={(publicName) => set({ publicName })}
                error={save.fieldErrors['publicName']}
                help="Small letters, digits and hyphens."
              />
              <TextField
                label="Company as customers know it"
                name="shownName"
                aside="optional"
                value={draft.shownName}
                onChange={(shownName) => set({ shownName })}
                error={save.fieldErrors['shownName']}
              />
            </FieldGrid>
            <TextField
              label="Colour of buttons"
              name="colour"
              aside="optional"
              placeholder="#1d5c45"
              maxLength={7}
              value={draft.colour}
              onChange={(colour) => set({ colour })}
              error={save.fieldErrors['colour']}
            />
          </FieldStack>
        </Section>
        <LogoSection page={page} />
        <WordsSection draft={draft} set={set} page={page} errors={save.fieldErrors} />
        <FramesSection draft={draft} set={set} page={page} error={save.fieldErrors['frames']} />
        <FormErrors
          problem={save.problem}
          labels={{
            publicName: 'Name in its address',
            colour: 'Colour',
            frames: 'Pages that may show it',
            'consent.en': 'Consent',
          }}
          title="Nothing was saved"
        />
        <p>
          <Button look="solid" type="submit" waiting={save.waiting && 'Saving'} disabledReason={may}>
            Save
          </Button>
        </p>
        <PublicAddressPanel page={page} />
      </Stack>
    </form>
  )
}

function LogoSection({ page }: PageProps) {
  const file = useRef<HTMLInputElement>(null)
  const options = { invalidates: ['GET /public-page'] as const, onDone: () => showToast('Saved') }
  const put = useSubmit<typeof putPublicLogo>('PUT /public-page/logo', options)
  const remove = useSubmit<typeof removePublicLogo>('DELETE /public-page/logo', options)
  const send = (files: FileList | null) => {
    const [first] = files ?? []
    if (first === undefined) return
    const form = new FormData()
    form.append('file', first)
    put.submit({ form })
  }
  return (
    <Section title="Logo" qualifier="PNG, JPEG or WebP, 500 kB at most">
      <p>
        <Button onPress={() => file.current?.click()}>
          {page.hasLogo ? 'Another one' : 'Choose a picture'}
        </Button>{' '}
        {page.hasLogo && (
          <Button look="link" onPress={() => remove.submit({})}>
            Take it off
          </Button>
        )}
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          hidden
          aria-label="Logo"
          onChange={(event) => send(event.target.files)}
        />
      </p>
      <FormErrors problem={put.problem} labels={{ file: 'The picture' }} title="Nothing was saved" />
    </Section>
  )
}

type PartProps = PageProps & { readonly draft: Draft; readonly set: (patch: Partial<Draft>) => void }

const languages: readonly (readonly [PublicLanguage, string])[] = [
  ['en', 'English'],
  ['de', 'German'],
]

function WordsSection({
  draft,
  set,
  page,
  errors,
}: PartProps & { readonly errors: Readonly<Record<string, string>> }) {
  const change = (language: PublicLanguage, patch: OwnWords) =>
    set({ words: { ...draft.words, [language]: { ...draft.words[language], ...patch } } })
  return (
    <>
      {languages.map(([language, name]) => (
        <Section key={language} title={`Words in ${name}`} qualifier="what you leave empty is said as shown">
          <FieldStack>
            <TextField
              label="Title"
              name={`words.${language}.title`}
              placeholder={page.usual[language].title ?? ''}
              maxLength={120}
              value={draft.words[language].title ?? ''}
              onChange={(title) => change(language, { title })}
            />
            <TextArea
              label="Introduction"
              name={`words.${language}.intro`}
              placeholder={page.usual[language].intro ?? ''}
              maxLength={1500}
              value={draft.words[language].intro ?? ''}
              onChange={(intro) => change(language, { intro })}
            />
            <TextArea
              label="Thanks"
              name={`words.${language}.thanks`}
              rows={2}
              placeholder={page.usual[language].thanks ?? ''}
              maxLength={600}
              value={draft.words[language].thanks ?? ''}
              onChange={(thanks) => change(language, { thanks })}
            />
            <TextArea
              label="What they agree to"
              name={`consent.${language}`}
              rows={4}
              maxLength={3000}
              value={draft.consent[language]}
              onChange={(text) => set({ consent: { ...draft.consent, [language]: text } })}
              error={errors[`consent.${language}`]}
              help={`Version ${page.consent.version === 0 ? 1 : page.consent.version}. Other words become the next version; who agreed to which is kept.`}
            />
          </FieldStack>
        </Section>
      ))}
      {page.consents.length > 0 && (
        <Section title="Versions of what they agree to">
          <Lines label="Versions">
            {page.consents.map(({ version, at, by, given }) => (
              <Line
                key={version}
                strong={false}
                title={`Version ${version}`}
                detail={[by, formatDay(at)].filter(Boolean).join(', ')}
                aside={`${formatCount(given, 'customer', 'customers')} agreed`}
              />
            ))}
          </Lines>
        </Section>
      )}
    </>
  )
}

function FramesSection({ draft, set, page, error }: PartProps & { readonly error: string | undefined }) {
  return (
    <Section title="In your own site" qualifier="a frame, on the pages you name and on no others">
      <FieldStack>
        <TextArea
          label="Sites that may show it"
          name="frames"
          rows={2}
          placeholder="https://www.example.com"
          value={draft.frames}
          onChange={(frames) => set({ frames })}
          error={error}
          help="One address a line, without what follows the name."
        />
        {page.address !== null && page.frames !== '' && (
          <div>
            <p>
              <code>{frameSnippet(page.address, page.words.en.title ?? page.usual.en.title ?? '')}</code>
            </p>
            <CopyButton text={frameSnippet(page.address, page.words.en.title ?? page.usual.en.title ?? '')}>
              Copy it
            </CopyButton>
          </div>
        )}
        {page.address !== null && (
          <p>
            Add <code>?source=newsletter</code> to the address to know where somebody came from.
          </p>
        )}
      </FieldStack>
    </Section>
  )
}
