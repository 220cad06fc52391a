import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { StewardshipTabsPanel } from '../../../stewardship/web/StewardshipTabsPanel.tsx'
import { formatDay, formatNumber } from '../../../web/format.ts'
import { useGo } from '../../../web/navigation.ts'
import { useSubmit } from '../../../web/submit.ts'
import { Button, ButtonRow, LinkButton } from '../../../web/ui/Button.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { FormErrors } from '../../../web/ui/FormErrors.tsx'
import { KeyValue } from '../../../web/ui/KeyValue.tsx'
import { PageHeader } from '../../../web/ui/PageHeader.tsx'
import { QueryView } from '../../../web/ui/QueryView.tsx'
import { MainAndSide, Section, Stack } from '../../../web/ui/Section.tsx'
import { showToast } from '../../../web/ui/Toast.tsx'
import { useUrlState } from '../../../web/url-state.ts'
import { duplicateRoutes } from '../../duplicates/web/duplicate.queries.ts'
import type { mergeTwo, undoMerging } from '../merge.contract.ts'
import type { MergedRecord, Side } from '../merge-fields.ts'
import { MergeFieldsTable } from './MergeFieldsTable.tsx'
import { type MergePreview, mergePreviewQuery, recordPath, tellTable } from './merge.queries.ts'
import { OtherOneForm } from './OtherOneForm.tsx'

const defaults = { record: 'contact', survivor: '', absorbed: '' }

/** Two records side by side, to become one. */
export function MergePage() {
  const [view, setView] = useUrlState(defaults)
  const record: MergedRecord = view.record === 'account' ? 'account' : 'contact'
  const isAsked = view.survivor !== '' && view.absorbed !== ''
  const preview = useQuery({ ...mergePreviewQuery(record, view.survivor, view.absorbed), enabled: isAsked })
  const turn = () => setView({ survivor: view.absorbed, absorbed: view.survivor })
  return (
    <>
      <PageHeader
        inline
        title="Stewardship"
        crumbs={[
          { label: 'Customers', to: '/customers' },
          { label: 'Duplicates', to: '/stewardship/duplicates' },
          { label: 'Two side by side' },
        ]}
      />
      <StewardshipTabsPanel />
      {isAsked ? (
        <QueryView query={preview} what="The comparison">
          {(data) => (
            <Comparison key={`${data.survivor.id} ${data.absorbed.id}`} preview={data} onTurn={turn} />
          )}
        </QueryView>
      ) : view.survivor !== '' ? (
        <OtherOneForm record={record} one={view.survivor} onChoose={(absorbed) => setView({ absorbed })} />
      ) : (
        <EmptyState title="Which two?">
          Begin with a pair of the list: Compare shows both side by side.
        </EmptyState>
      )}
    </>
  )
}

type ComparisonProps = { readonly preview: MergePreview; readonly onTurn: () => void }

function Comparison({ preview, onTurn }: ComparisonProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({})
  const merge = useMerging(preview)
  const { record, survivor, absorbed } = preview
  return (
    <MainAndSide
      main={
        <Stack>
          <Section
            title="What is kept"
            qualifier="Addresses, languages, domains and other names of both stay."
          >
            <MergeFieldsTable
              preview={preview}
              choices={choices}
              onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
            />
          </Section>
          <FormErrors problem={merge.problem} title="Nothing was merged" />
          <ButtonRow>
            <Button
              look="solid"
              waiting={merge.waiting ? 'Merging' : false}
              onPress={() =>
                merge.submit({
                  body: {
                    ...{ record, survivorId: survivor.id, absorbedId: absorbed.id, choices },
                    versions: { survivor: survivor.version, absorbed: absorbed.version },
                  },
                })
              }
            >
              Make them one
            </Button>
            <Button onPress={onTurn}>The other one stays</Button>
            <LinkButton to="/stewardship/duplicates">Leave both</LinkButton>
          </ButtonRow>
        </Stack>
      }
      side={<WhatGoesAlong preview={preview} />}
    />
  )
}

function useMerging({ record }: MergePreview) {
  const go = useGo()
  const undo = useSubmit<typeof undoMerging>('DELETE /merges/:mergeId', {
    invalidates: duplicateRoutes,
    onDone: () => showToast('Two again, as they were'),
  })
  return useSubmit<typeof mergeTwo>('POST /merges', {
    invalidates: duplicateRoutes,
    onDone: ({ id, survivorId }) => {
      showToast('One now', () => undo.submit({ params: { mergeId: id } }))
      go(recordPath(record, survivorId))
    },
  })
}

function WhatGoesAlong({ preview }: { readonly preview: MergePreview }) {
  const moving = preview.moves.filter(({ table, absorbed }) => absorbed > 0 && table !== 'duplicate_pairs')
  return (
    <Stack>
      <Section title="What goes along" level={3}>
        {moving.length === 0 ? (
          <p>Nothing hangs on {preview.absorbed.name}.</p>
        ) : (
          <KeyValue
            facts={moving.map(({ table, absorbed, survivor }) => ({
              label: tellTable(table),
              value:
                survivor === 0
                  ? formatNumber(absorbed)
                  : `${formatNumber(absorbed)}, to ${formatNumber(survivor)} there`,
            }))}
          />
        )}
      </Section>
      <Section title="Good to know" level={3}>
        <Stack>
          <p>
            Where both have given an answer, the narrower counts: no before yes, the shorter permission, the
            stricter limit. Load and rest of both add up. Old links, CRM ids and addresses lead here.
          </p>
          <p>It can be undone, as long as nobody changed what was chosen here.</p>
          <p>
            On record since {formatDay(preview.survivor.createdAt)} and{' '}
            {formatDay(preview.absorbed.createdAt)}.
          </p>
        </Stack>
      </Section>
    </Stack>
  )
}
