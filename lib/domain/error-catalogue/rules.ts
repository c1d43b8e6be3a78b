import { ashbyErrors } from '#lib/domain/error-catalogue/ashby/terms.ts'
import { connectionErrors } from '#lib/domain/error-catalogue/connections/terms.ts'
import { eventErrors } from '#lib/domain/error-catalogue/events/terms.ts'
import { fileErrors } from '#lib/domain/error-catalogue/files/terms.ts'
import { openingErrors } from '#lib/domain/error-catalogue/openings/terms.ts'
import { requestErrors } from '#lib/domain/error-catalogue/requests/terms.ts'
import { signInErrors } from '#lib/domain/error-catalogue/sign-in/terms.ts'
import { type ErrorArea, type ErrorWords, errorAreaLabels, errorCodes } from '#lib/domain/error-catalogue/terms.ts'
import { writeBackErrors } from '#lib/domain/error-catalogue/write-backs/terms.ts'

export type ErrorEntry = ErrorWords & { code: string; area: ErrorArea }

const words: Readonly<Record<ErrorArea, Readonly<Record<string, ErrorWords>>>> = {
  ashby: ashbyErrors,
  events: eventErrors,
  connections: connectionErrors,
  writeBacks: writeBackErrors,
  openings: openingErrors,
  files: fileErrors,
  requests: requestErrors,
  signIn: signInErrors,
}

const areas = Object.keys(errorAreaLabels) as ErrorArea[]

/** Every error of Handoff in words, by where it happens. */
export function listErrorAreas(): { area: ErrorArea; entries: ErrorEntry[] }[] {
  return areas.map((area) => ({
    area,
    entries: errorCodes[area].flatMap((code) => {
      const found = words[area][code]

      return found ? [{ ...found, code, area }] : []
    }),
  }))
}

export function listErrorEntries(): ErrorEntry[] {
  return listErrorAreas().flatMap(({ entries }) => entries)
}

/** Null for a code that has no page. */
export function findErrorEntry(code: string): ErrorEntry | null {
  return listErrorEntries().find((entry) => entry.code === code) ?? null
}
