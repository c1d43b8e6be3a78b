import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { findTextProblem } from '#lib/domain/offer-page/rules.ts'
import type { PageSection, PageSettings } from '#lib/domain/offer-page/schema.ts'
import { cleanLine, cleanText } from '#lib/platform/format/text.ts'

/** The settings as they are kept: without what nobody sees, the days of reminders once each and the earliest first. */
export function cleanSettings({ design, mails, timing }: PageSettings): PageSettings {
  const cleanWords = ({ subject, text, button }: PageSettings['mails']['offer']) => ({
    subject: cleanLine(subject),
    text: cleanText(text),
    button: cleanLine(button),
  })
  const { offer, update, reminder, reply } = mails

  return {
    design: {
      ...design,
      colour: design.colour.toLowerCase(),
      title: cleanLine(design.title),
      note: cleanText(design.note),
      senderTitle: cleanLine(design.senderTitle ?? '') || null,
      consentText: cleanText(design.consentText),
      sections: design.sections.map(cleanSection),
    },
    mails: { offer: cleanWords(offer), update: cleanWords(update), reminder: cleanWords(reminder), reply: cleanWords(reply) },
    timing: {
      ...timing,
      candidateReminderDays: sortDays(timing.candidateReminderDays),
      assigneeReminderDays: sortDays(timing.assigneeReminderDays),
    },
  }
}

function cleanSection(section: PageSection): PageSection {
  if (section.kind === 'text') return { ...section, title: cleanLine(section.title), text: cleanText(section.text) }
  if (section.kind === 'fields') return { ...section, title: cleanLine(section.title ?? '') || null }

  return { ...section, title: cleanLine(section.title) }
}

function sortDays(days: readonly number[]): number[] {
  return [...new Set(days)].sort((one, other) => other - one)
}

export type CheckPageSettings = {
  settings: PageSettings
  /** Of offers, archived ones included. */
  fields: readonly FieldDefinition[]
  /** Documents of the organization. */
  documentIds: ReadonlySet<string>
}

/** What is wrong beyond the form of the settings: by the path within them ("design.title"), a sentence with what to do. Pure. */
export function findSettingsProblems({ settings, fields, documentIds }: CheckPageSettings): Record<string, string> {
  const { design, mails } = settings
  const problems: Record<string, string> = {}
  const note = (path: string, problem: string | null) => {
    if (problem && !Object.hasOwn(problems, path)) problems[path] = problem
  }

  for (const key of ['title', 'note', 'senderTitle', 'consentText'] as const) {
    note(`design.${key}`, findTextProblem({ text: design[key] ?? '', fields, isMail: false }))
  }
  for (const [kind, words] of Object.entries(mails)) {
    for (const [key, text] of Object.entries(words)) note(`mails.${kind}.${key}`, findTextProblem({ text, fields, isMail: true }))
  }
  design.sections.forEach((section, index) => {
    const path = `design.sections.${index}`
    const earlier = design.sections.slice(0, index)
    note(`${path}.id`, earlier.some(({ id }) => id === section.id) ? 'Two sections have the same id. Give each its own.' : null)
    const hasPay = section.kind === 'pay' && earlier.some(({ kind }) => kind === 'pay')
    note(`${path}.kind`, hasPay ? 'The page has one section for pay. Put the fields of both into it.' : null)
    for (const [key, problem] of listSectionProblems({ section, fields, documentIds })) note(`${path}.${key}`, problem)
  })

  return problems
}

/** The parts of the base salary, which is the first line of the section for pay. */
const BASE_PAY: readonly string[] = ['baseSalary', 'currency', 'payInterval']

type SectionInput = Omit<CheckPageSettings, 'settings'> & { section: PageSection }

function listSectionProblems({ section, fields, documentIds }: SectionInput): [string, string | null][] {
  switch (section.kind) {
    case 'text':
      return [['text', findTextProblem({ text: section.text, fields, isMail: false })]]
    case 'documents': {
      const gone = section.documentIds.some((id) => !documentIds.has(id))
      const twice = new Set(section.documentIds).size < section.documentIds.length

      return [
        ['documentIds', gone ? 'One of these documents is no longer there. Take it out.' : null],
        ['documentIds', twice ? 'A document stands here twice. Take one out.' : null],
      ]
    }
    default:
      return section.fields.map((key, index) => [
        'fields',
        findFieldProblem({ key, isTwice: section.fields.indexOf(key) < index, isPay: section.kind === 'pay', fields }),
      ])
  }
}

type FieldInput = { key: string; isTwice: boolean; isPay: boolean; fields: readonly FieldDefinition[] }

function findFieldProblem({ key, isTwice, isPay, fields }: FieldInput): string | null {
  const field = fields.find((known) => known.key === key)
  if (!field) return `“${key}” is no field of offers. Take it out.`
  if (field.isArchived) return `${field.label} is archived. Take it out, or restore the field.`
  if (isTwice) return `${field.label} stands here twice. Take one out.`

  return isPay && BASE_PAY.includes(key) ? `${field.label} is part of this section already. Take it out.` : null
}
