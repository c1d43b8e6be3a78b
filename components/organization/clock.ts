/** What relative times are told by: the organization's zone, and the instant the data was read, the same on server and browser. */
export type Clock = { timeZone: string; now: string }

/** The clock of a query's answer. `dataUpdatedAt` travels with the answer, so the first paint says the same on both sides. */
export function readClock({ timeZone, dataUpdatedAt }: { timeZone: string; dataUpdatedAt: number }): Clock {
  return { timeZone, now: new Date(dataUpdatedAt).toISOString() }
}

/** The city of an IANA zone, for a note: "Berlin", "Sao Paulo", "UTC". */
export function nameZone(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}
