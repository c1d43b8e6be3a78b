import { AlignLeft, Banknote, Files, List, type LucideIcon } from 'lucide-react'
import type { SectionKind } from '#components/offer-page-settings/edit-sections.ts'
import type { PageSection } from '#lib/domain/offer-page/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What a kind of section is called, and what it shows. */
export const sectionWords: Readonly<Record<SectionKind, { label: string; icon: LucideIcon; help: string }>> = {
  pay: {
    label: 'Pay',
    icon: Banknote,
    help: 'The base salary with its currency and interval, as the largest words. Below it the fields you add, such as a bonus or equity.',
  },
  fields: { label: 'Fields', icon: List, help: 'Fields of the offer with their values, two in a row.' },
  text: { label: 'Text', icon: AlignLeft, help: 'Words that are the same on every offer, but for the fields in braces.' },
  documents: {
    label: 'Documents',
    icon: Files,
    help: 'Documents of your organization that go with every offer. Documents of the offer itself follow them.',
  },
}

/** What a closed section holds, in a few words. */
export function summariseSection(section: PageSection): string {
  const { label } = sectionWords[section.kind]
  switch (section.kind) {
    case 'pay':
      return section.fields.length === 0
        ? label
        : `${label}, with ${formatCountOf({ count: section.fields.length, one: 'more field', many: 'more fields' })}`
    case 'fields':
      return section.fields.length === 0 ? 'No fields yet' : formatCountOf({ count: section.fields.length, one: 'field' })
    case 'text':
      return section.text.trim() === '' ? 'No text yet' : label
    case 'documents':
      return section.documentIds.length === 0
        ? 'Documents of the offer'
        : `${formatCountOf({ count: section.documentIds.length, one: 'document' })}, and those of the offer`
  }
}
