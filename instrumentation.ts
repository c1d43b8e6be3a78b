/**
 * Next calls this once in the process that serves, before the first request. It builds the file for the edge as well, which Handoff does
 * not use; only the comparison written out like this keeps Node's modules out of that build.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { stampPeerAddress } = await import('#lib/platform/auth/peer-address.ts')
    stampPeerAddress()
    const { startReporting } = await import('#lib/pipeline/report-process.ts')
    startReporting({ kind: 'web' })
  }
}
