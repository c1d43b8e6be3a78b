import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { type Organization, organizationsContract } from '#lib/domain/organizations/contract.ts'
import { updateOrganization } from '#lib/domain/organizations/mutations.ts'
import type { OrganizationSettings } from '#lib/domain/organizations/queries.ts'

const implementer = implementForOrganization(organizationsContract)

/** Procedures about the organization itself. */
export const organizationsApi = {
  get: implementer.get.handler(({ context: { access } }) => toAnswer(access, access.organization)),

  update: implementer.update.handler(async ({ context: { access }, input }) => {
    const settings = await updateOrganization(access.scope, {
      actor: access.actor,
      changes: input,
      ipAddress: access.ipAddress,
      requestId: access.requestId,
    })

    return toAnswer(access, settings)
  }),
}

function toAnswer({ organization, role, permissions }: Access, settings: OrganizationSettings): Organization {
  return {
    id: organization.id,
    slug: organization.slug,
    name: settings.name,
    timeZone: settings.timeZone,
    defaultCurrency: settings.defaultCurrency,
    defaultPayInterval: settings.defaultPayInterval,
    requiresTwoFactor: settings.requiresTwoFactor,
    role,
    permissions: [...permissions],
  }
}
