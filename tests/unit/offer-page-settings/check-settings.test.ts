import { describe, expect, it } from 'vitest'
import { checkSettings, findErrorAt, findPlaceOf, readServerErrors } from '#components/offer-page-settings/check-settings.ts'
import { describePath } from '#components/offer-page-settings/describe-path.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { createDefaultSettings } from '#lib/domain/offer-page/rules.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'

const fields: FieldDefinition[] = builtInOfferFields.map((field) => ({
  ...field,
  help: null,
  options: [],
  isBuiltIn: true,
  isArchived: false,
}))
const settings = createDefaultSettings({ organizationName: 'Heron Maps' })

describe('settings before they are saved', () => {
  it('lets the settings as they come through', () => {
    expect(checkSettings({ settings, fields }).errors).toBeNull()
  })

  it('tells each problem at its path', () => {
    const { errors } = checkSettings({
      settings: {
        design: { ...settings.design, title: '', colour: 'green', note: 'Dear {nickname}' },
        mails: { ...settings.mails, reminder: { ...settings.mails.reminder, text: 'You get {baseSalary}' } },
        timing: { ...settings.timing, deadlineDays: 0, candidateReminderDays: [3, 0] },
      },
      fields,
    })

    expect(Object.keys(errors ?? {}).sort()).toEqual([
      'design.colour',
      'design.note',
      'design.title',
      'mails.reminder.text',
      'timing.candidateReminderDays.1',
      'timing.deadlineDays',
    ])
    expect(findErrorAt({ errors: errors ?? {}, path: 'timing.candidateReminderDays' })).toBe('Enter whole days from 1 to 60.')
  })

  it('saves reminders in their order and each once', () => {
    const checked = checkSettings({ settings: { ...settings, timing: { ...settings.timing, candidateReminderDays: [1, 5, 1] } }, fields })

    expect(checked.settings?.timing.candidateReminderDays).toEqual([5, 1])
  })
})

describe('where a problem is mended', () => {
  it('reads the paths of the API', () => {
    expect(readServerErrors({ 'settings.design.note': 'Too long.' })).toEqual({ 'design.note': 'Too long.' })
  })

  it('finds the tab, the mail and the section', () => {
    expect(findPlaceOf('mails.reply.subject')).toEqual({ tab: 'mails', mail: 'reply', section: null })
    expect(findPlaceOf('design.sections.2.title')).toEqual({ tab: 'page', mail: null, section: 2 })
    expect(findPlaceOf('timing.deadlineDays')).toEqual({ tab: 'deadlines', mail: null, section: null })
  })

  it('says it in words', () => {
    expect(describePath({ path: 'mails.reply.subject', settings })).toBe('Reply mail: subject')
    expect(describePath({ path: 'design.sections.1.fields', settings })).toBe('Section ‘Your role’')
    expect(describePath({ path: 'timing.assigneeReminderDays.0', settings })).toBe('Reminders to the assignee')
  })
})
