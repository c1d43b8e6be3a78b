import type { WizardStep } from '#components/connections/connection-paths.ts'
import type { Clock } from '#components/organization/clock.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'

/** Where the wizard stands, and what every step needs to know. */
export type WizardPlace = {
  environment: Environment
  step: WizardStep
  /** Why Ashby cannot reach this Handoff from outside; null where it seems to. */
  unreachable: string | null
  sandboxUrl: string | null
  clock: Clock
  goTo: (step: WizardStep) => void
}

type ChooseInput = { asked: Environment | null; environments: ReadonlyArray<Environment>; items: ReadonlyArray<Connection> }

/** The account to connect: the one asked for, else one whose setup stopped half-way, else the first that is free. */
export function chooseEnvironment({ asked, environments, items }: ChooseInput): Environment {
  if (asked && environments.includes(asked)) return asked
  const halfway = items.find(({ state, keyLastFour }) => state === 'Configuring' && keyLastFour !== null)
  if (halfway) return halfway.environment
  const isFree = (environment: Environment) => !items.some((item) => item.environment === environment && isKeyed(item))

  return environments.find(isFree) ?? 'Ashby'
}

/** Connected with a key. One that is connected by hand can still get one. */
export function isKeyed({ state, keyLastFour }: Pick<Connection, 'state' | 'keyLastFour'>): boolean {
  return state !== 'Disconnected' && keyLastFour !== null
}

/** The step to show. One that needs a saved key opens only with one, and a saved key is not asked for again. */
export function readStep({ asked, connection }: { asked: WizardStep | null; connection: Connection | null }): WizardStep {
  if (!connection?.keyLastFour) return asked === 'key' ? 'key' : 'source'
  if (asked === 'source' || asked === 'events' || asked === 'configure') return asked
  const hasStarted = connection.state !== 'Configuring' || connection.endpoints.length > 0 || connection.configureError !== null

  return hasStarted ? 'configure' : 'events'
}
