/** Ashby's own status in words: "WaitingOnCandidateResponse" is "Waiting on candidate response". */
export function describeSourceStatus(status: string): string {
  const words = status.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()

  return words.charAt(0).toUpperCase() + words.slice(1)
}
