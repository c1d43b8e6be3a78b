import type { ImportKind } from '#components/record-import/import-kinds.ts'
import type { ImportTarget } from '#lib/domain/imports/contract.ts'

/** Heading to field; null is left out. */
export type ColumnChoices = Record<string, string | null>

type FindColumnProblem = { kind: ImportKind; choices: ColumnChoices; targets: readonly ImportTarget[] }

export type ColumnVerdict = { problem: { reason: string; message: string } | null; hint: string | null }

const atLeast: Readonly<Record<ImportKind, string>> = { people: 'First name and Last name are', openJobs: 'Title is' }

/** What stands in the way of importing by these columns, and what to know of them. The server looks again. Pure. */
export function findColumnProblem({ kind, choices, targets }: FindColumnProblem): ColumnVerdict {
  const chosen = Object.entries(choices).flatMap(([heading, field]) => (field === null ? [] : [{ heading, field }]))
  if (chosen.length === 0) {
    const message = `No column of this file fits a field. Choose at least where ${atLeast[kind]}.`
    return { problem: { reason: 'no column is chosen', message }, hint: null }
  }

  const twice = chosen.find(({ field }, index) => chosen.findIndex((other) => other.field === field) !== index)
  const other = twice && chosen.find(({ field }) => field === twice.field)
  if (twice && other) {
    const label = targets.find(({ key }) => key === twice.field)?.label ?? twice.field
    const message = `“${other.heading}” and “${twice.heading}” both go to ${label}. Leave one of them out.`
    return { problem: { reason: 'two columns for one field', message }, hint: null }
  }
  const fields = new Set(chosen.map(({ field }) => field))

  return kind === 'people' ? judgePeople({ fields, targets }) : judgeOpenJobs({ fields, targets })
}

type Judge = { fields: ReadonlySet<string>; targets: readonly ImportTarget[] }

function judgePeople({ fields, targets }: Judge): ColumnVerdict {
  const missing = targets.filter(({ key }) => (key === 'firstName' || key === 'lastName') && !fields.has(key))
  const names = missing.map(({ label }) => label).join(' and ')
  const hasEmail = fields.has('personalEmail')
  if (missing.length > 0 && !hasEmail) {
    const message = `No column goes to ${names}. Choose ${missing.length === 1 ? 'it' : 'both'}, or Personal e-mail to change only people who are here already.`
    return { problem: { reason: 'names are missing', message }, hint: null }
  }
  if (missing.length > 0) {
    return { problem: null, hint: `Without ${names} nobody can be added: only people whose personal e-mail is here already are changed.` }
  }
  const hint = 'Without Personal e-mail nobody can be recognised: every row adds somebody, also who is here already.'

  return { problem: null, hint: hasEmail ? null : hint }
}

function judgeOpenJobs({ fields, targets }: Judge): ColumnVerdict {
  const nameOf = (wanted: string, usual: string) => targets.find(({ key }) => key === wanted)?.label ?? usual
  const title = nameOf('title', 'Title')
  const identifier = nameOf('identifier', 'Identifier')
  if (!fields.has('title') && !fields.has('identifier')) {
    const message = `No column goes to ${title}. Choose it, or ${identifier} to change only jobs that are here already.`
    return { problem: { reason: 'the title is missing', message }, hint: null }
  }
  if (!fields.has('title')) {
    return {
      problem: null,
      hint: `Without ${title} no job can be added: only jobs whose ${identifier.toLowerCase()} is here already are changed.`,
    }
  }
  const hint = `Without ${identifier} no job can be recognised: every row adds one, also what is here already.`

  return { problem: null, hint: fields.has('identifier') ? null : hint }
}
