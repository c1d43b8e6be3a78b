import { foldLabel } from '#lib/domain/fields/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { parseTemplate, type TemplatePart } from '#lib/domain/mappings/templates/rules.ts'
import type { PagePlaceholder } from './contract.ts'
import type { PageSettings } from './schema.ts'

/** A piece of a filled text: ours as it stands, somebody's value as `given`. */
export type FilledPart = string | { given: string }

/** By what stands in the braces. Null is a field without a value; what is not in it at all is no field, and stays as it was written. */
export type PageValues = Readonly<Record<string, string | null>>

export type FillPageText = { text: string; values: PageValues }

/**
 * The text with its fields filled in, as plain text. A sentence whose field has no value is left out, so that nobody reads half of one;
 * `{field?}` may be missing without taking its sentence along. A text of which nothing would be left keeps its words. Pure and total.
 */
export function fillPageText(input: FillPageText): string {
  return fillPageLines(input)
    .map((line) => line.map((part) => (typeof part === 'string' ? part : part.given)).join(''))
    .join('\n')
}

/** The same line by line, with the values told apart from our words. An empty line has no parts. */
export function fillPageLines({ text, values }: FillPageText): FilledPart[][] {
  const lines = text.split('\n').map((line) => ({ isBlank: line.trim() === '', parts: fillLine({ line, values, isWhole: true }) }))
  const kept = lines.filter(({ isBlank, parts }) => isBlank || parts.length > 0).map(({ parts }) => parts)
  const trimmed = trimBlankLines(kept)
  if (trimmed.length > 0 || text.trim() === '') return trimmed

  return trimBlankLines(text.split('\n').map((line) => fillLine({ line, values, isWhole: false })))
}

/** No empty lines at the ends, and never two at once. */
function trimBlankLines(lines: FilledPart[][]): FilledPart[][] {
  const single = lines.filter((line, index) => line.length > 0 || (index > 0 && (lines[index - 1]?.length ?? 0) > 0))

  return single.at(-1)?.length === 0 ? single.slice(0, -1) : single
}

type FillLine = { line: string; values: PageValues /** Leave out sentences that lack a value. */; isWhole: boolean }

function fillLine({ line, values, isWhole }: FillLine): FilledPart[] {
  const sentences = line.split(/(?<=[.!?…])(?=\s)/)
  const parts = sentences.flatMap((sentence) => fillSentence({ line: sentence, values, isWhole }) ?? [])

  return tidy(parts)
}

function fillSentence({ line, values, isWhole }: FillLine): FilledPart[] | null {
  const { parts } = parseTemplate(line)
  const isLacking = parts.some((part) => part.kind === 'place' && !part.isOptional && readValue({ part, values }) === null)
  if (isWhole && isLacking) return null

  return parts.map((part) => {
    if (part.kind === 'text') return part.text
    const value = readValue({ part, values })

    return value === undefined ? `{${part.path}${part.isOptional ? '?' : ''}}` : value === null ? '' : { given: value }
  })
}

type ReadValue = { part: Extract<TemplatePart, { kind: 'place' }>; values: PageValues }

/** Undefined for what is no field. Not everybody has a first name apart from their name. */
function readValue({ part: { path }, values }: ReadValue): string | null | undefined {
  const value = Object.hasOwn(values, path) ? (values[path]?.trim() ?? '') : undefined
  if (value === undefined) return undefined
  if (value !== '') return value

  return path === 'firstName' ? (values.name ?? null) : null
}

/** What is missing leaves no gap: single spaces in our words, none before a comma or at the ends. */
function tidy(parts: readonly FilledPart[]): FilledPart[] {
  const joined: FilledPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  const spaced = joined.map((part, index) => {
    if (typeof part !== 'string') return part
    const single = part.replace(/\s+/g, ' ').replace(/ (?=[,.;:!?])/g, '')
    const begun = index === 0 ? single.replace(/^[\s,.;:]+/, '') : single

    return index === joined.length - 1 ? begun.trimEnd() : begun
  })

  return spaced.filter((part) => part !== '')
}

/** Placeholders that are no fields. */
const BEYOND_FIELDS = [
  { key: 'organization', label: 'Your organization' },
  { key: 'sender', label: 'Who looks after the offer' },
  { key: 'deadline', label: 'Deadline' },
] as const

export type ListPlaceholders = { fields: readonly FieldDefinition[] /** What each could say. */; examples?: PageValues }

/** What can stand in braces in texts of page and mails. */
export function listPlaceholders({ fields, examples = {} }: ListPlaceholders): PagePlaceholder[] {
  const known = fields.filter(({ isArchived }) => !isArchived)

  return [...known.map(({ key, label, sensitivity }) => ({ key, label, isPay: sensitivity === 'pay' })), ...BEYOND_FIELDS].map(
    (placeholder) => ({ isPay: false, ...placeholder, example: examples[placeholder.key] ?? null }),
  )
}

export type FindTextProblem = { text: string; fields: readonly FieldDefinition[] /** Mails never name pay. */; isMail: boolean }

/** What is wrong with the braces of a text, as a sentence with what to do; null where nothing is. */
export function findTextProblem({ text, fields, isMail }: FindTextProblem): string | null {
  const { parts, isMalformed } = parseTemplate(text)
  if (isMalformed) {
    return 'A brace stands alone. Write a field as {firstName}, with both braces and its name between them, and a brace itself as {{ or }}.'
  }
  for (const part of parts) {
    const problem = part.kind === 'place' ? findPlaceProblem({ name: part.path, fields, isMail }) : null
    if (problem) return problem
  }

  return null
}

function findPlaceProblem({ name, fields, isMail }: Omit<FindTextProblem, 'text'> & { name: string }): string | null {
  if (BEYOND_FIELDS.some(({ key }) => key === name)) return null
  const field = fields.find(({ key }) => key === name)
  if (!field) {
    const folded = foldLabel(name)
    const meant = listPlaceholders({ fields }).find(({ key, label }) => foldLabel(label) === folded || foldLabel(key) === folded)

    return `{${name}} is no field. ${meant ? `Write {${meant.key}}.` : 'Choose one of the list.'}`
  }
  if (field.isArchived) return `{${name}} is ${field.label}, which is archived. Take it out, or restore the field.`
  if (isMail && field.sensitivity === 'pay')
    return `{${name}} is pay, and pay never goes into a mail. Take it out: the offer page shows it.`

  return null
}

/** Sections have fixed ids until they are saved, so that two readings of the defaults are equal. */
const sectionId = (number: number) => `00000000-0000-7000-8000-00000000000${number}`

/** What holds until an organization changes something: good enough to send the first offer with. */
export function createDefaultSettings({ organizationName }: { organizationName: string }): PageSettings {
  return {
    design: {
      colour: '#0b5a53',
      logoId: null,
      title: '{firstName}, we would love to work with you',
      note: 'Below is your offer, in plain words. Take your time, and ask us anything.\n\nWe look forward to having you here.',
      senderTitle: null,
      showsSenderEmail: true,
      sections: [
        { kind: 'pay', id: sectionId(1), title: 'Base salary', fields: [] },
        { kind: 'fields', id: sectionId(2), title: 'Your role', fields: ['jobTitle', 'department', 'location', 'startDate'] },
        { kind: 'documents', id: sectionId(3), title: 'Documents', documentIds: [] },
      ],
      consentText: `I accept this offer from ${escapeBraces(organizationName)} as it is shown here. My full name stands for my signature. The time, my network address and my browser are kept as evidence.`,
    },
    mails: {
      offer: {
        subject: 'Your offer from {organization}',
        text: 'Hello {firstName},\n\nWe would love you to join us as {jobTitle}. Your offer is ready: everything is on one page, in plain words.\n\nTake your time to read it. You can ask us anything right on the page.\n\nWarm regards\n{sender}',
        button: 'Open your offer',
      },
      update: {
        subject: 'Your offer from {organization} has changed',
        text: 'Hello {firstName},\n\nWe have changed your offer. The page shows it as it is now, and what is different. What you read before no longer counts.\n\nWarm regards\n{sender}',
        button: 'See your offer',
      },
      reminder: {
        subject: 'Your offer from {organization} waits for your answer',
        text: 'Hello {firstName},\n\nA short reminder: your offer still waits for your answer. If anything is unclear, ask us on the page, and we will help.\n\nWarm regards\n{sender}',
        button: 'Open your offer',
      },
      reply: {
        subject: '{sender} replied to your question',
        text: 'Hello {firstName},\n\nThank you for your question. Here is our reply; it stands on the page of your offer, too.',
        button: 'Open your offer',
      },
    },
    timing: { deadlineDays: 7, candidateReminderDays: [2, 1], assigneeReminderDays: [1] },
  }
}

function escapeBraces(text: string): string {
  return text.replace(/[{}]/g, '$&$&')
}
