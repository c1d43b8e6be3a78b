import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { listTemplatePaths } from '#lib/domain/mappings/templates/rules.ts'
import { fillPageText } from '#lib/domain/offer-page/rules.ts'
import type { PageSection, PageSettings } from '#lib/domain/offer-page/schema.ts'
import { formatShown, listPageValues, type ShownValues } from '#lib/domain/offer-publishing/versions/rules.ts'
import type { AttachedFile, DocumentItem, DocumentSection, OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { listPublished } from '#lib/domain/offers/presentation/rules.ts'
import { annualise } from '#lib/domain/offers/rules.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'
import { formatMoney, formatPay } from '#lib/platform/format/money.ts'

export type BuildOfferDocument = {
  settings: PageSettings
  logo: AttachedFile | null
  organization: { name: string; timeZone: string }
  fields: readonly FieldDefinition[]
  /** By field key, in the one form of each type. */
  shown: ShownValues
  sender: { name: string; email: string } | null
  files: {
    /** Of the organization: those that sections name. */
    shared: readonly AttachedFile[]
    /** Of this offer. */
    own: readonly AttachedFile[]
  }
  expiresAt: Date | null
}

/** What every page shows above its sections. */
const HEADER_FIELDS: readonly string[] = ['name', 'jobTitle', 'startDate', 'location']
/** What the pay section makes its headline of. */
const PAY_FIELDS: readonly string[] = ['baseSalary', 'currency', 'payInterval']
/** Shown on no page, yet looked at and remembered with it: where the version is mailed. */
const ADDRESS_FIELD = 'email'

const OWN_FILES_SECTION: PageSection = { kind: 'documents', id: 'own-files', title: 'Documents', documentIds: [] }

/**
 * The page as the candidate will see it: only fields that the organization chose, only those with a value, empty sections left out.
 * `publishedValues` is what it was made of and where it is mailed, by field key: also of chosen fields without a value, so that one that comes
 * later is noticed.
 * Pure; the same input gives the same document, so that its hash is evidence.
 */
export function buildOfferDocument(input: BuildOfferDocument): { document: OfferDocument; publishedValues: Record<string, string | null> } {
  const { settings, organization, shown, expiresAt } = input
  const { design } = settings
  const values = listPageValues(input)
  const fill = (text: string) => fillPageText({ text, values }).trim()
  const open = input.fields.filter(({ isArchived }) => !isArchived)
  // What was added to this offer is shown whatever the organization arranged: at the latest at the end.
  const arranged: readonly PageSection[] = design.sections.some(({ kind }) => kind === 'documents')
    ? design.sections
    : [...design.sections, OWN_FILES_SECTION]
  const ownFilesSection = arranged.find(({ kind }) => kind === 'documents')

  return {
    document: {
      form: 1,
      organizationName: organization.name,
      brand: { colour: design.colour.toLowerCase(), logo: input.logo },
      candidateName: nameCandidate(shown),
      title: fill(design.title) || `Your offer from ${organization.name}`,
      note: fill(design.note),
      sender: input.sender && {
        name: input.sender.name,
        title: fill(design.senderTitle ?? '') || null,
        email: design.showsSenderEmail ? input.sender.email : null,
      },
      jobTitle: shown.jobTitle ?? null,
      startDate: shown.startDate ?? null,
      location: shown.location ?? null,
      sections: arranged.flatMap(
        (section) => buildSection({ ...input, section, fill, fields: open, takesOwnFiles: section === ownFilesSection }) ?? [],
      ),
      deadline: expiresAt && { at: expiresAt.toISOString(), timeZone: organization.timeZone },
      consentText: fill(design.consentText),
    },
    publishedValues: listPublished({
      values: Object.fromEntries(listPageFields({ settings, fields: open }).map((key) => [key, shown[key] ?? null])),
      fileIds: input.files.own.map(({ id }) => id),
    }),
  }
}

/** The keys of all fields that a published version depends on: what its page can show, in its sections or in its texts, and where it is mailed. */
export function listPageFields({ settings, fields }: Pick<BuildOfferDocument, 'settings' | 'fields'>): string[] {
  const { title, note, senderTitle, consentText, sections } = settings.design
  const texts = [
    title,
    note,
    senderTitle ?? '',
    consentText,
    ...sections.flatMap((section) => (section.kind === 'text' ? section.text : [])),
  ]
  const chosen = sections.flatMap((section) => {
    if (section.kind === 'pay') return [...PAY_FIELDS, ...section.fields]
    return section.kind === 'fields' ? section.fields : []
  })
  const keys = new Set([ADDRESS_FIELD, ...HEADER_FIELDS, ...chosen, ...texts.flatMap(listTemplatePaths)])

  return fields.flatMap(({ key }) => (keys.has(key) ? key : []))
}

function nameCandidate(shown: ShownValues): string {
  return shown.name ?? [shown.firstName, shown.lastName].filter(Boolean).join(' ')
}

type BuildSection = BuildOfferDocument & { section: PageSection; fill: (text: string) => string; takesOwnFiles: boolean }

/** Null where there is nothing to show. */
function buildSection(input: BuildSection): DocumentSection | null {
  const { section, fill, files, takesOwnFiles } = input

  switch (section.kind) {
    case 'pay':
      return buildPay({ ...input, section })
    case 'fields': {
      const items = buildItems({ ...input, keys: section.fields })
      return items.length === 0 ? null : { kind: 'fields', title: section.title, items }
    }
    case 'text': {
      const text = fill(section.text)
      return text === '' ? null : { kind: 'text', title: section.title, text }
    }
    case 'documents': {
      const shared = section.documentIds.flatMap((id) => files.shared.find((file) => file.id === id) ?? [])
      const all = takesOwnFiles ? [...shared, ...files.own] : shared
      return all.length === 0 ? null : { kind: 'documents', title: section.title, files: all }
    }
  }
}

/** Without a base salary, which an organization may allow, there is no headline to write. */
function buildPay(input: BuildSection & { section: Extract<PageSection, { kind: 'pay' }> }): DocumentSection | null {
  const { section, shown } = input
  const items = buildItems({ ...input, keys: section.fields.filter((key) => !PAY_FIELDS.includes(key)) })
  const amount = shown.baseSalary ?? null
  if (amount === null) return items.length === 0 ? null : { kind: 'fields', title: section.title, items }

  const currency = shown.currency ?? null
  const interval = payIntervalSchema.safeParse(shown.payInterval).data ?? null
  const annual = interval === 'Year' ? null : annualise({ amount, interval })

  return {
    kind: 'pay',
    title: section.title,
    headline: formatPay({ amount, currency, interval: interval && payIntervalWords[interval] }),
    detail: annual === null ? null : `${formatMoney({ amount: annual, currency })} per year, before tax`,
    items,
  }
}

function buildItems({ keys, fields, shown }: BuildOfferDocument & { keys: readonly string[] }): DocumentItem[] {
  return [...new Set(keys)].flatMap((key) => {
    const field = fields.find((candidate) => candidate.key === key)
    const value = shown[key] ?? null
    const text = field ? formatShown({ field, shown }) : null
    if (!field || value === null || text === null) return []

    return [{ field: key, label: field.label, type: field.type, sensitivity: field.sensitivity, value, text }]
  })
}

/** JSON with sorted keys and no spaces: two documents are equal exactly if this text is. What the hash is taken of. */
export function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner

    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
}
