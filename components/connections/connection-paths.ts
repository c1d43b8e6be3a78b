import { buildPlaceHref } from '#components/shell/navigation.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Environment } from '#lib/domain/connections/terms.ts'

export const INTEGRATIONS_PATH = '/company/integrations'

/** Steps of the wizard as they stand in its address. */
export const wizardSteps = ['source', 'key', 'events', 'configure'] as const
export type WizardStep = (typeof wizardSteps)[number]

export function buildIntegrationsHref(slug: string): string {
  return buildPlaceHref({ slug, path: INTEGRATIONS_PATH })
}

type WizardPlace = { slug: string; environment?: Environment; step?: WizardStep }

/** Where an account is connected. Without a step it opens where setup stopped. */
export function buildWizardHref({ slug, environment, step }: WizardPlace): string {
  const query = new URLSearchParams({ ...(environment ? { environment } : {}), ...(step ? { step } : {}) }).toString()

  return `${buildIntegrationsHref(slug)}/ashby${query ? `?${query}` : ''}`
}

/** Where the setup of an account goes on: by hand that is its own page. */
export function buildSetupHref({
  slug,
  connection,
}: {
  slug: string
  connection: Pick<Connection, 'id' | 'environment' | 'keyLastFour'>
}): string {
  const { id, environment, keyLastFour } = connection

  return keyLastFour === null ? buildConnectionHref({ slug, id }) : buildWizardHref({ slug, environment })
}

/** One account with its health, key, events and webhooks. */
export function buildConnectionHref({ slug, id }: { slug: string; id: string }): string {
  return `${buildIntegrationsHref(slug)}/ashby/${id}`
}
