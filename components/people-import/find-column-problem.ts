import type { ImportTarget } from '#lib/domain/imports/contract.ts'

/** Heading to field; null is left out. */
export type ColumnChoices = Record<string, string | null>

type FindColumnProblem = { choices: ColumnChoices; targets: readonly ImportTarget[] }

/** What stands in the way of importing by these columns, and what to know of them. The server looks again. Pure. */
export function findColumnProblem({ choices, targets }: FindColumnProblem): {
  problem: { reason: string; message: string } | null
  hint: string | null
} {
  const chosen = Object.entries(choices).flatMap(([heading, field]) => (field === null ? [] : [{ heading, field }]))
  if (chosen.length === 0) {
    return {
      problem: {
        reason: 'no column is chosen',
        message: 'No column of this file fits a field. Choose at least where First name and Last name are.',
      },
      hint: null,
    }
  }

  const twice = chosen.find(({ field }, index) => chosen.findIndex((other) => other.field === field) !== index)
  const other = twice && chosen.find(({ field }) => field === twice.field)
  if (twice && other) {
    const label = targets.find(({ key }) => key === twice.field)?.label ?? twice.field
    const message = `“${other.heading}” and “${twice.heading}” both go to ${label}. Leave one of them out.`
    return { problem: { reason: 'two columns for one field', message }, hint: null }
  }

  const missing = targets.filter(({ key }) => (key === 'firstName' || key === 'lastName') && !chosen.some(({ field }) => field === key))
  const names = missing.map(({ label }) => label).join(' and ')
  const hasEmail = chosen.some(({ field }) => field === 'personalEmail')
  if (missing.length > 0 && !hasEmail) {
    const message = `No column goes to ${names}. Choose ${missing.length === 1 ? 'it' : 'both'}, or Personal e-mail to change only people who are here already.`
    return { problem: { reason: 'names are missing', message }, hint: null }
  }

  return {
    problem: null,
    hint:
      missing.length > 0
        ? `Without ${names} nobody can be added: only people whose personal e-mail is here already are changed.`
        : hasEmail
          ? null
          : 'Without Personal e-mail nobody can be recognised: every row adds somebody, also who is here already.',
  }
}
