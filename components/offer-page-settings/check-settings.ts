import { sortDays } from '#components/offer-page-settings/describe-timing.ts'
import type { SettingsTab } from '#components/offer-page-settings/settings-address.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { findTextProblem } from '#lib/domain/offer-page/rules.ts'
import { type PageMailKind, type PageSettings, pageMailsSchema, pageSettingsSchema } from '#lib/domain/offer-page/schema.ts'

/** What is wrong, by the path of the value: "design.sections.2.title". */
export type SettingsErrors = Readonly<Record<string, string>>

export type CheckedSettings = { settings: PageSettings; errors: null } | { settings: null; errors: SettingsErrors }

/** What the API would refuse, told beforehand and at its place; else the settings in the form in which they are saved. */
export function checkSettings({ settings, fields }: { settings: PageSettings; fields: readonly FieldDefinition[] }): CheckedSettings {
  const errors: Record<string, string> = {}
  const parsed = pageSettingsSchema.safeParse(tidySettings(settings))
  for (const { path, message } of parsed.error?.issues ?? []) {
    errors[path.join('.')] ??= path[0] === 'timing' ? describeDayError(String(path[1])) : message
  }
  for (const { path, text, isMail } of listTexts(settings)) {
    const problem = findTextProblem({ text, fields, isMail })
    if (problem) errors[path] ??= problem
  }

  return parsed.success && Object.keys(errors).length === 0 ? { settings: parsed.data, errors: null } : { settings: null, errors }
}

/** Reminders in their order and each once. What is no day stays, for the check to tell. */
function tidySettings(settings: PageSettings): PageSettings {
  const { candidateReminderDays: candidate, assigneeReminderDays: assignee } = settings.timing
  const tidy = (days: number[]) => (days.every((day) => day > 0) ? sortDays(days) : days)

  return {
    ...settings,
    timing: { ...settings.timing, candidateReminderDays: tidy(candidate), assigneeReminderDays: tidy(assignee) },
  }
}

function describeDayError(key: string): string {
  return key === 'deadlineDays' ? 'Enter whole days from 1 to 180.' : 'Enter whole days from 1 to 60.'
}

type PlacedText = { path: string; text: string; isMail: boolean }

function listTexts({ design, mails }: PageSettings): PlacedText[] {
  const sections = design.sections.flatMap((section, index) =>
    section.kind === 'text' ? [{ path: `design.sections.${index}.text`, text: section.text, isMail: false }] : [],
  )
  const words = pageMailsSchema
    .keyof()
    .options.flatMap((kind) =>
      (['subject', 'text', 'button'] as const).map((part) => ({ path: `mails.${kind}.${part}`, text: mails[kind][part], isMail: true })),
    )

  return [
    { path: 'design.title', text: design.title, isMail: false },
    { path: 'design.note', text: design.note, isMail: false },
    { path: 'design.consentText', text: design.consentText, isMail: false },
    ...sections,
    ...words,
  ]
}

/** Errors as the API answers them, by our paths: it names what it was sent. */
export function readServerErrors(fields: Readonly<Record<string, string>>): SettingsErrors {
  return Object.fromEntries(Object.entries(fields).map(([path, message]) => [path.replace(/^settings\./, ''), message]))
}

/** What is wrong at a path, or within what stands there. */
export function findErrorAt({ errors, path }: { errors: SettingsErrors; path: string }): string | null {
  return errors[path] ?? Object.entries(errors).find(([key]) => key.startsWith(`${path}.`))?.[1] ?? null
}

export type SettingsPlace = {
  tab: SettingsTab
  mail: PageMailKind | null /** Index of a section that has to be open. */
  section: number | null
}

/** Where on the screen a value is changed. */
export function findPlaceOf(path: string): SettingsPlace {
  const [group, part, index] = path.split('.')
  if (group === 'timing') return { tab: 'deadlines', mail: null, section: null }
  const mail = pageMailsSchema.keyof().safeParse(part)
  if (group === 'mails') return { tab: 'mails', mail: mail.data ?? null, section: null }

  return { tab: 'page', mail: null, section: part === 'sections' && index !== undefined ? Number(index) : null }
}
