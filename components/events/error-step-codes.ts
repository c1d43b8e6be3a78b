import { errorCodes } from '#lib/domain/error-catalogue/terms.ts'

const codes: ReadonlySet<string> = new Set([...errorCodes.ashby, ...errorCodes.events])

/** Whether there are steps to do for what an event can end with. Apart from their words, so that a screen can tell without carrying them. */
export function hasErrorSteps(code: string): boolean {
  return codes.has(code)
}
