import { type Access, type ApiContext, implementForOrganization } from '#lib/domain/access/api.ts'
import { actOf } from '#lib/domain/access/rules.ts'
import { type Organization, organizationsContract } from '#lib/domain/organizations/contract.ts'
import { updateOrganization } from '#lib/domain/organizations/mutations.ts'
import type { OrganizationSettings } from '#lib/domain/organizations/queries.ts'
import { AppError, type PlatformErrorCode } from '#lib/platform/errors.ts'

const implementer = implementForOrganization(organizationsContract)

/** Procedures about the organization itself. */
export const organizationsApi = {
  get: implementer.get.handler(({ context: { access } }) => toAnswer(access, access.organization)),

  update: implementer.update.handler(async ({ context, input }) => {
    const { access } = context
    if (input.requiresTwoFactor && !access.organization.requiresTwoFactor) await assertSecondFactor(context)
    const settings = await updateOrganization({ ...actOf(access), changes: input })

    return toAnswer(access, settings)
  }),
}

/** Whoever asks all members for a second factor would be the first to be shut out without one. A key has none. */
async function assertSecondFactor({ bearer, readSession }: ApiContext): Promise<void> {
  const session = bearer === null ? await readSession() : null
  if (session && session.method !== 'Password') return

  const userMessage = 'You would lock yourself out. Set up an authenticator app in your profile and sign in with it, then switch this on.'
  throw new AppError<PlatformErrorCode>({ code: 'invalid_input', retry: 'no', userMessage, fields: { requiresTwoFactor: userMessage } })
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
    eventBodyDays: settings.eventBodyDays,
    eventDays: settings.eventDays,
    role,
    permissions: [...permissions],
  }
}
