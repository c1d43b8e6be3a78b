import type { PageSection } from '#lib/domain/offer-page/schema.ts'

type Sections = readonly PageSection[]
export type SectionKind = PageSection['kind']

/** What the API takes. */
export const SECTIONS_MAX = 20

const starts: Readonly<Record<SectionKind, (id: string) => PageSection>> = {
  pay: (id) => ({ kind: 'pay', id, title: 'Base salary', fields: [] }),
  fields: (id) => ({ kind: 'fields', id, title: null, fields: [] }),
  text: (id) => ({ kind: 'text', id, title: 'Good to know', text: '' }),
  documents: (id) => ({ kind: 'documents', id, title: 'Documents', documentIds: [] }),
}

/** An empty section of a kind. */
export function createSection({ kind, id }: { kind: SectionKind; id: string }): PageSection {
  return starts[kind](id)
}

/** Kinds that can still be added: pay and documents stand on the page once. */
export function listFreeKinds(sections: Sections): SectionKind[] {
  const isThere = (kind: SectionKind) => sections.some((section) => section.kind === kind)

  return (['pay', 'fields', 'text', 'documents'] as const).filter((kind) => kind === 'fields' || kind === 'text' || !isThere(kind))
}

/** Moves something up (-1) or down (1); at the end of the list it stays. */
export function moveItem<Item>({ items, index, by }: { items: readonly Item[]; index: number; by: -1 | 1 }): Item[] {
  const to = index + by
  const moved = items[index]
  if (moved === undefined || to < 0 || to >= items.length) return [...items]
  const others = items.filter((_, position) => position !== index)

  return [...others.slice(0, to), moved, ...others.slice(to)]
}

/** Puts a section that was taken off back to where it stood, or as near as the list still reaches. */
export function restoreSection({ sections, section, index }: { sections: Sections; section: PageSection; index: number }): PageSection[] {
  if (sections.some(({ id }) => id === section.id)) return [...sections]

  return [...sections.slice(0, index), section, ...sections.slice(index)]
}

/** The fields that a section shows; none of those without any. */
export function readSectionFields(section: PageSection): readonly string[] {
  return section.kind === 'pay' || section.kind === 'fields' ? section.fields : []
}

/** What a section is called; one without a title by what it is. */
export function nameSection(section: PageSection): string {
  return section.title?.trim() || (section.kind === 'fields' ? 'Fields without a title' : 'Section without a title')
}

/** Which section shows a field, other than the one that is asked for; null where none does. */
export function findSectionOf({ sections, field, except }: { sections: Sections; field: string; except: string }): PageSection | null {
  return sections.find((section) => section.id !== except && readSectionFields(section).includes(field)) ?? null
}
