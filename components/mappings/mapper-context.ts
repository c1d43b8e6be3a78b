'use client'

import { createContext, useContext } from 'react'
import type { MappingRef } from '#components/mappings/mapping-queries.ts'
import type { MapperDraft } from '#components/mappings/use-draft.ts'
import type { Preview } from '#components/mappings/use-preview.ts'
import type { PreviewRecords } from '#components/mappings/use-preview-records.ts'
import type { Suggestions } from '#components/mappings/use-suggestions.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Catalogue, Mapping, SeenValue, SourcePlaceView } from '#lib/domain/mappings/contract.ts'

/** What opens over the mapper. */
export type MapperDialog =
  | { kind: 'add-field' }
  | { kind: 'edit-field'; field: FieldDefinition }
  | { kind: 'archive-field'; field: FieldDefinition }
  | { kind: 'arrange' }
  | { kind: 'versions' }
  | { kind: 'changes' }
  | { kind: 'reapply' }
  | { kind: 'import' }
  | { kind: 'copy' }

/** Everything that the parts of the mapper share. */
export type MapperValue = {
  ref: MappingRef
  connection: Connection
  mapping: Mapping
  places: readonly SourcePlaceView[]
  /** Why Ashby's custom fields are missing or may be old. */
  catalogueNotice: Catalogue['notice']
  /** How many recent records the samples come from. */
  recordCount: number
  draft: MapperDraft
  suggestions: Suggestions
  /** The values that recent records hold at a place that a lookup reads; undefined while they are read. */
  seenAt: (path: string) => readonly SeenValue[] | undefined
  records: PreviewRecords
  /** What the draft makes of the previewed record. */
  preview: Preview
  /** The connection is not at work: everything can be looked at, nothing changed. */
  isReadOnly: boolean
  open: (dialog: MapperDialog) => void
  readFieldsAgain: () => void
}

const MapperContext = createContext<MapperValue | null>(null)
export const MapperProvider = MapperContext

export function useMapper(): MapperValue {
  const value = useContext(MapperContext)
  if (!value) throw new Error('useMapper needs a mapper around it.')

  return value
}
