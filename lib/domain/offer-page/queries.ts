import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { createSampleValues, listPageValues, nextDeadline } from '#lib/domain/offer-publishing/versions/rules.ts'
import type { AttachedFile } from '#lib/domain/offer-publishing/versions/schema.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { createFileKey } from '#lib/platform/storage/file-key.ts'
import { storage } from '#lib/platform/storage/storage.ts'
import type { OpenFile } from '#lib/platform/storage/storage-driver.ts'
import type { OfferPage } from './contract.ts'
import { createDefaultSettings, listPlaceholders } from './rules.ts'
import { type PageSettings, pageSettingsSchema } from './schema.ts'

const pageSelect = { design: true, mails: true, timing: true, revision: true, updatedById: true, updatedAt: true } as const

/** The settings as they are stored; null while nothing was ever changed. */
export async function readStoredPage(tx: TenantTransaction, { organizationId }: TenantScope) {
  const row = await tx.offerPage.findUnique({ where: { organizationId }, select: pageSelect })
  if (!row) return null
  const { design, mails, timing, ...rest } = row

  return { ...rest, settings: pageSettingsSchema.parse({ design, mails, timing }) }
}

export type PageInEffect = {
  settings: PageSettings
  logo: AttachedFile | null
  /** 0 while nothing was ever changed. */
  revision: number
  organization: { name: string; timeZone: string }
}

/** How the offer page is now: as it was saved, or by the defaults. With a draft: as it would be with it. */
export async function readPageSettings(tx: TenantTransaction, scope: TenantScope, draft?: PageSettings): Promise<PageInEffect> {
  const where = { id: scope.organizationId }
  const organization = await tx.organization.findUniqueOrThrow({ where, select: { name: true, timeZone: true } })
  const stored = await readStoredPage(tx, scope)
  const settings = draft ?? stored?.settings ?? createDefaultSettings({ organizationName: organization.name })
  const { logoId } = settings.design

  return { settings, logo: logoId ? await readLogo(tx, { scope, id: logoId }) : null, revision: stored?.revision ?? 0, organization }
}

/** A logo of the organization; null for anything else. */
export async function readLogo(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<AttachedFile | null> {
  const row = await tx.document.findUnique({
    where: { ...tenantKey(scope, id), purpose: 'Logo' },
    select: { id: true, name: true, mediaType: true, bytes: true, sha256: true },
  })

  return row && { ...row, sha256: Buffer.from(row.sha256).toString('hex') }
}

/** Opens a logo to be shown. Throws `not_found`. */
export async function openLogo({ scope, id }: { scope: TenantScope; id: string }): Promise<{ logo: AttachedFile; file: OpenFile }> {
  const logo = await inTenant(scope, (tx) => readLogo(tx, { scope, id }))
  const files = await storage()
  const file = logo && (await files.open(createFileKey({ organizationId: scope.organizationId, id })))
  if (!file) throw notFoundError('logo')

  return { logo, file }
}

/** The settings for the screen that changes them, with what its texts can name. */
export async function getOfferPage(tx: TenantTransaction, scope: TenantScope): Promise<OfferPage> {
  const { settings, logo, revision, organization } = await readPageSettings(tx, scope)
  const stored = await readStoredPage(tx, scope)
  const names = await readMemberNames(tx, stored ? [stored.updatedById] : [])
  const fields = await readFields(tx, { scope, object: 'Offer' })
  const expiresAt = nextDeadline({ timing: settings.timing, after: new Date(), timeZone: organization.timeZone })
  const examples = listPageValues({ organization, fields, shown: createSampleValues({ fields }), sender: null, expiresAt })

  return {
    settings,
    revision,
    isDefault: stored === null,
    updatedBy: stored ? (names.get(stored.updatedById) ?? null) : null,
    updatedAt: stored?.updatedAt.toISOString() ?? null,
    logo: logo && { id: logo.id, name: logo.name, bytes: logo.bytes },
    placeholders: listPlaceholders({ fields, examples }),
  }
}
