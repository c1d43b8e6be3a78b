import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { buildSearchText } from '#lib/domain/offers/rules.ts'
import { type BuiltInOfferKey, builtInOfferKeys, type OfferFlag, type OfferState } from '#lib/domain/offers/terms.ts'
import { type TypedColumns, toTypedColumns } from '#lib/domain/values/columns/rules.ts'
import { type FieldValues, findIssues, isAskingAgain, showField } from '#lib/domain/values/rules.ts'
import type { FieldDefaults, FieldIssue, Overrides, SourceFields } from '#lib/domain/values/schema.ts'

/** Flags that follow from the values. */
const VALUE_FLAGS: readonly OfferFlag[] = ['AshbyNowSays', 'UpdatesOff', 'UnpublishedChanges']

/** Values that the organization chose for what Ashby does not tell. */
export type OfferDefaults = FieldDefaults & { currency: string | null; payInterval: string | null }

export type PresentOptions = FieldValues & {
  fields: readonly FieldDefinition[]
  flags: readonly OfferFlag[]
  heldSource: SourceFields | null
  /** What the candidate sees of the fields, by key; null while there is no version to see. */
  publishedValues: Readonly<Record<string, string | null>> | null
  /** Files of this offer, in the order of the page. */
  fileIds: readonly string[]
}

export type PresentedOffer = {
  /** By field key, archived fields included. */
  shown: Record<string, string | null>
  /** The typed columns that sort and filter. */
  columns: TypedColumns<BuiltInOfferKey> & { searchText: string }
  /** Of custom fields by their id, where there is a value; archived ones keep theirs. */
  customValues: Record<string, string>
  issues: FieldIssue[]
  flags: OfferFlag[]
}

/** Everything that follows from source, overrides and defaults: what is shown, what is wrong, which flags stand. Pure. */
export function presentOffer(options: PresentOptions): PresentedOffer {
  const { fields, source, overrides, defaults, flags, heldSource } = options
  const shown = Object.fromEntries(fields.map(({ key }) => [key, showField({ field: key, source, overrides, defaults }).value]))
  const isAsking = fields.some(({ key, isArchived }) => !isArchived && isAskingAgain({ field: key, source, overrides }))
  const isBehind = isPageBehind({ ...options, shown })
  const otherFlags = flags.filter((flag) => !VALUE_FLAGS.includes(flag))

  return {
    shown,
    columns: { ...toTypedColumns({ keys: builtInOfferKeys, values: shown }), searchText: buildSearchText(shown) },
    customValues: Object.fromEntries(
      fields.flatMap(({ key, isBuiltIn }) => {
        const value = shown[key]
        return isBuiltIn || value === null || value === undefined ? [] : [[key, value]]
      }),
    ),
    issues: findIssues({ fields, source, overrides, defaults }),
    flags: [
      ...otherFlags,
      ...(isAsking ? (['AshbyNowSays'] as const) : []),
      ...(heldSource ? (['UpdatesOff'] as const) : []),
      ...(isBehind ? (['UnpublishedChanges'] as const) : []),
    ],
  }
}

/** Beside the fields in what was published: the files of the offer, in one text. */
const FILES_KEY = 'files'

/** What the page was made of, as it is remembered of a published offer. */
export function listPublished({ values, fileIds }: { values: Record<string, string | null>; fileIds: readonly string[] }) {
  return { ...values, [FILES_KEY]: fileIds.join(' ') }
}

type IsPageBehind = Pick<PresentOptions, 'publishedValues' | 'fileIds'> & { shown: Readonly<Record<string, string | null>> }

function isPageBehind({ publishedValues, fileIds, shown }: IsPageBehind): boolean {
  if (publishedValues === null) return false
  const { [FILES_KEY]: files = '', ...values } = publishedValues

  return files !== fileIds.join(' ') || Object.entries(values).some(([key, value]) => key in shown && shown[key] !== value)
}

type HeldDefaults = {
  row: { state: OfferState; source: SourceFields; overrides: Overrides; currency: string | null; payInterval: string | null }
  defaults: OfferDefaults
}

/**
 * The organization's defaults fill what is still being prepared. What has left that state keeps the default that it shows now, and gets no
 * other: what Ashby said or a person entered is no default.
 */
export function defaultsFor({ row, defaults }: HeldDefaults): OfferDefaults {
  if (row.state === 'Unpublished') return defaults
  const keep = (key: 'currency' | 'payInterval') =>
    row.overrides[key] === undefined && (row.source[key]?.value ?? null) === null ? row[key] : null

  return { currency: keep('currency'), payInterval: keep('payInterval') }
}
