import type { WizardPlace } from '#components/connections/read-step.ts'
import { Notice } from '#components/patterns/notice.tsx'

/** Says before anything is configured that Ashby will not get through to here. The sandbox runs on the same machine and does. */
export function ReachabilityNotice({ place }: { place: Pick<WizardPlace, 'environment' | 'unreachable'> }) {
  if (!place.unreachable) return null
  if (place.environment === 'Sandbox') {
    return <Notice>This Handoff cannot be reached from outside. That is fine for the sandbox, which runs beside it.</Notice>
  }

  return (
    <Notice tone="amber" title="Ashby cannot reach this Handoff">
      {place.unreachable} Webhooks that Ashby cannot deliver are switched off there.
    </Notice>
  )
}
