import { nameSection } from '#components/offer-page-settings/edit-sections.ts'
import { mailWords } from '#components/offer-page-settings/mail-words.ts'
import type { PageSettings } from '#lib/domain/offer-page/schema.ts'

const names: Readonly<Record<string, string>> = {
  'design.colour': 'Colour',
  'design.logoId': 'Logo',
  'design.title': 'Greeting',
  'design.note': 'Letter',
  'design.senderTitle': 'Title of the sender',
  'design.sections': 'Sections',
  'design.consentText': 'Consent',
  'timing.deadlineDays': 'Days until the deadline',
  'timing.candidateReminderDays': 'Reminders to the candidate',
  'timing.assigneeReminderDays': 'Reminders to the assignee',
}

const mailParts: Readonly<Record<string, string>> = { subject: 'subject', text: 'text', button: 'button' }

/** What a value is called, for somebody who does not see it at the moment: "Greeting", "Reminder mail: subject". */
export function describePath({ path, settings }: { path: string; settings: PageSettings }): string {
  const [group = '', part = '', index] = path.split('.')
  if (group === 'mails' && part in mailWords) {
    return `${mailWords[part as keyof typeof mailWords].label} mail: ${mailParts[index ?? ''] ?? 'words'}`
  }
  const section = part === 'sections' && index !== undefined ? settings.design.sections[Number(index)] : undefined

  return section ? `Section ‘${nameSection(section)}’` : (names[`${group}.${part}`] ?? 'A setting')
}
