'use client'

import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { setSteps } from '#components/mappings/draft-rules.ts'
import { type MapperDialog, MapperProvider, type MapperValue } from '#components/mappings/mapper-context.ts'
import { MapperDialogs } from '#components/mappings/mapper-dialogs.tsx'
import { MapperFoot } from '#components/mappings/mapper-foot.tsx'
import { ConnectionSelect, MapperHeader } from '#components/mappings/mapper-header.tsx'
import { MapperTable } from '#components/mappings/mapper-table.tsx'
import { MapperTabs, type MapperTabsProps } from '#components/mappings/mapper-tabs.tsx'
import { listLookupPaths, type MappingRef, mappingQueries } from '#components/mappings/mapping-queries.ts'
import { PreviewPane } from '#components/mappings/preview-pane.tsx'
import { TryingProvider } from '#components/mappings/trying.tsx'
import { useDraft } from '#components/mappings/use-draft.ts'
import { useLinkedField } from '#components/mappings/use-linked-field.ts'
import { useMapperCommands } from '#components/mappings/use-mapper-commands.ts'
import { useMapperRows } from '#components/mappings/use-mapper-rows.ts'
import { usePreview } from '#components/mappings/use-preview.ts'
import { usePreviewRecords } from '#components/mappings/use-preview-records.ts'
import { useReadFields } from '#components/mappings/use-read-fields.ts'
import { type SaveVersion, useSaveVersion } from '#components/mappings/use-save-version.ts'
import { useSuggestions } from '#components/mappings/use-suggestions.ts'
import { UnsavedChanges } from '#components/patterns/unsaved-changes.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Mapping } from '#lib/domain/mappings/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type MapperProps = {
  connection: Connection
  mapping: Mapping
  connections: readonly Connection[]
  onConnectionChange: (id: string) => void
}

/** Our fields and what fills each, tried on a record as it is changed. Nothing is changed before Save. */
export function Mapper({ connection, mapping, connections, onConnectionChange }: MapperProps) {
  const [dialog, setDialog] = useState<MapperDialog | null>(null)
  const ref = useMemo(() => ({ connectionId: mapping.connectionId, object: mapping.object }), [mapping.connectionId, mapping.object])
  const version = useSaveVersion(ref)
  const { value, isJudged } = useMapperValue({ ref, connection, mapping, isSaving: version.isPending, open: setDialog })
  const { rows, problemCount } = useMapperRows({ ...value, isJudged })
  const acts = useMapperActs({ value, version, problemCount })
  useMapperCommands({ ...value, ...acts, rows, canSave: acts.canSave })
  useLinkedField()
  const [leave, setLeave] = useState<(() => void) | null>(null)
  // The address changes without leaving the page, so nothing else asks about the draft.
  const leaveTo = (id: string) => (value.draft.draft ? setLeave(() => () => onConnectionChange(id)) : onConnectionChange(id))
  const leaveByTab: MapperTabsProps['onLeave'] = (event, href) => {
    if (!value.draft.draft) return
    event.preventDefault()
    setLeave(() => () => window.history.pushState(null, '', href))
  }

  return (
    <MapperProvider value={value}>
      <TryingProvider>
        <UnsavedChanges isDirty={value.draft.draft !== null} words={leavingWords} />
        <ConfirmDialog
          {...leavingWords}
          cancelLabel={leavingWords.stay}
          confirmLabel="Leave draft"
          isOpen={leave !== null}
          onOpenChange={() => setLeave(null)}
          onConfirm={() => leave?.()}
        />
        <MapperHeader connections={connections} onConnectionChange={leaveTo} />
        <MapperTabs rows={rows} onConfirmAll={acts.onConfirmAll} onLeave={leaveByTab} />
        {connections.length > 1 ? (
          <div className="border-b border-line bg-surface px-4 py-2 md:hidden">
            <ConnectionSelect connections={connections} onConnectionChange={leaveTo} />
          </div>
        ) : null}
        <div className="flex min-h-0 flex-1">
          <MapperTable rows={rows} />
          <PreviewPane />
        </div>
        <MapperFoot
          onSave={acts.onSave}
          onDiscard={acts.onDiscard}
          isSaving={version.isPending}
          saveError={version.error}
          blockedReason={acts.blockedReason}
        />
        <MapperDialogs
          dialog={dialog}
          onClose={() => setDialog(null)}
          connections={connections}
          onSave={acts.onSave}
          onDiscard={acts.onDiscard}
          blockedReason={acts.blockedReason}
        />
      </TryingProvider>
    </MapperProvider>
  )
}

const leavingWords = {
  title: 'Leave without saving the mapping?',
  description: 'The draft is lost. What is live stays as it is.',
  stay: 'Keep editing',
}

type ValueInput = Pick<MapperValue, 'ref' | 'connection' | 'mapping' | 'open'> & { isSaving: boolean }

function useMapperValue({ ref, connection, mapping, isSaving, open }: ValueInput): { value: MapperValue; isJudged: boolean } {
  const api = useApi()
  const catalogue = useQuery(mappingQueries.catalogue({ api, ...ref }))
  const isReadOnly = connection.state === 'Disconnected'
  const draft = useDraft({ mapping, isSaving })
  const records = usePreviewRecords(ref)
  const preview = usePreview({ ref, record: records.record, rules: draft.rules })
  const suggestions = useSuggestions({
    ref,
    suggestions: catalogue.data?.suggestions ?? [],
    rules: draft.rules,
  })

  return {
    isJudged: catalogue.data !== undefined,
    value: {
      ref,
      connection,
      mapping,
      places: catalogue.data?.places ?? noPlaces,
      catalogueNotice: catalogue.data?.notice ?? null,
      recordCount: catalogue.data?.recordCount ?? 0,
      draft,
      suggestions,
      seenAt: useSeenValues({ ref, rules: draft.rules }),
      records,
      preview,
      isReadOnly,
      open,
      readFieldsAgain: useReadFields({ connectionId: ref.connectionId, isReadOnly }),
    },
  }
}

const noPlaces: MapperValue['places'] = []

function useSeenValues({ ref, rules }: { ref: MappingRef; rules: Mapping['rules'] }): MapperValue['seenAt'] {
  const api = useApi()
  const paths = listLookupPaths(rules)
  const results = useQueries({ queries: paths.map((path) => mappingQueries.seenValues({ api, ...ref, path })) })

  return (path) => {
    const result = results[paths.indexOf(path)]

    // A place that cannot be asked has no values that are missed.
    return result?.error ? [] : result?.data
  }
}

function useMapperActs({ value, version, problemCount }: { value: MapperValue; version: SaveVersion; problemCount: number }) {
  const { draft, suggestions } = value
  const { draft: current } = draft
  const blockedReason = describeObstacle({ conflictCount: current?.conflicts.length ?? 0, problemCount })
  const canSave = current !== null && blockedReason === null && !version.isPending

  return {
    blockedReason,
    canSave,
    onSave: () => {
      if (current && canSave) version.save({ base: current.number, rules: current.rules, onSaved: draft.discard })
    },
    onDiscard: () => {
      if (!current) return
      draft.discard()
      version.reset()
      toast.message('Draft discarded', { position: 'top-center', action: { label: 'Undo', onClick: () => draft.restore(current) } })
    },
    onConfirmAll: () => draft.setRules(suggestions.all.reduce((rules, { field, steps }) => setSteps({ rules, field, steps }), draft.rules)),
  }
}

function describeObstacle({ conflictCount, problemCount }: { conflictCount: number; problemCount: number }): string | null {
  if (conflictCount > 0) return `${formatCountOf({ count: conflictCount, one: 'field' })} to decide`

  return problemCount > 0 ? `${formatCountOf({ count: problemCount, one: 'problem' })} to solve` : null
}
