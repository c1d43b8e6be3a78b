import { isDeepStrictEqual } from 'node:util'
import { holdOrganization } from '#lib/domain/access/mutations.ts'
import { readMemberNames } from '#lib/domain/access/queries.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, AuditValues } from '#lib/domain/audit/schema.ts'
import { storeDocument } from '#lib/domain/documents/mutations.ts'
import { LOGO_KINDS } from '#lib/domain/documents/rules.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import { cleanSettings, findSettingsProblems } from '#lib/domain/offer-page/checks/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import type { OfferPage } from './contract.ts'
import { getOfferPage, readLogo, readPageSettings, readStoredPage } from './queries.ts'
import { LOGO_BYTES_MAX, type PageMailKind, type PageSettings, pageSettingsSchema } from './schema.ts'

export type UpdateOfferPage = Act & {
  /** The one that was read before changing. */
  revision: number
  settings: PageSettings
}

/**
 * Changes the offer page for everything that is published from now on. Nothing changed: nothing is written.
 * @throws AppError `conflict` when somebody else changed it since, `invalid_input` with what is wrong by its path.
 */
export async function updateOfferPage({ revision, settings: asked, ...act }: UpdateOfferPage): Promise<OfferPage> {
  const { scope, actor } = act

  return inTenant(scope, async (tx) => {
    // Two admins at once happen one after the other, also before there is a row to hold.
    await holdOrganization(tx, scope)
    const before = await readPageSettings(tx, scope)
    if (before.revision !== revision) throw await changedError(tx, scope)
    const settings = await checkSettings(tx, { scope, asked })
    if (isDeepStrictEqual(settings, before.settings)) return getOfferPage(tx, scope)

    const { organizationId } = scope
    const data = { ...settings, updatedById: actor.userId }
    await tx.offerPage.upsert({
      where: { organizationId },
      create: { organizationId, ...data, revision: 1 },
      update: { ...data, revision: { increment: 1 } },
      select: { id: true },
    })
    await writeChanges(tx, { ...act, before: before.settings, after: settings })
    await notifyChange(tx, { scope, topic: 'offerPage' })

    return getOfferPage(tx, scope)
  })
}

async function changedError(tx: TenantTransaction, scope: TenantScope): Promise<AppError> {
  const stored = await readStoredPage(tx, scope)
  const names = await readMemberNames(tx, stored ? [stored.updatedById] : [])
  const who = (stored && names.get(stored.updatedById)) ?? 'Somebody'

  return new AppError<PlatformErrorCode>({
    code: 'conflict',
    retry: 'no',
    userMessage: `${who} changed the offer page since you opened it. Reload it, then make your change again.`,
  })
}

async function checkSettings(tx: TenantTransaction, { scope, asked }: { scope: TenantScope; asked: PageSettings }): Promise<PageSettings> {
  // What looks filled can be empty once it is cleaned.
  const cleaned = pageSettingsSchema.safeParse(cleanSettings(asked))
  if (!cleaned.success) {
    throw refusedError(Object.fromEntries(cleaned.error.issues.map(({ path, message }) => [path.join('.'), message])))
  }
  const settings = cleaned.data
  const fields = await readFields(tx, { scope, object: 'Offer' })
  const asking = settings.design.sections.flatMap((section) => (section.kind === 'documents' ? section.documentIds : []))
  // Held, so that none is deleted between being looked at and being named.
  const found = await query<{ id: string }>(tx)`
    select "id"::text from "document" where "organizationId" = ${scope.organizationId}::uuid and "id" = any(${asking}::uuid[])
      and "purpose" = 'Organization' for key share`
  const problems = findSettingsProblems({ settings, fields, documentIds: new Set(found.map(({ id }) => id)) })
  const { logoId } = settings.design
  if (logoId !== null && !(await readLogo(tx, { scope, id: logoId })))
    problems['design.logoId'] = 'This logo does not exist. Upload it again.'
  if (Object.keys(problems).length > 0) throw refusedError(problems)

  return settings
}

/** By paths within the settings. */
function refusedError(problems: Record<string, string>): AppError {
  const [first] = Object.values(problems)

  return new AppError<PlatformErrorCode>({
    code: 'invalid_input',
    retry: 'no',
    userMessage: Object.keys(problems).length === 1 && first ? first : 'Some of the offer page is not right. Look at what is marked.',
    fields: Object.fromEntries(Object.entries(problems).map(([path, problem]) => [`settings.${path}`, problem])),
  })
}

type Changes = Act & { before: PageSettings; after: PageSettings }

async function writeChanges(tx: TenantTransaction, { scope, actor, origin, before, after }: Changes): Promise<void> {
  const entry = { scope, actor, ...origin, objectKind: 'offer-page', objectId: scope.organizationId } as const
  const [old, fresh] = [flatten(before), flatten(after)]
  const changed = Object.keys(fresh).filter((key) => !isDeepStrictEqual(old[key], fresh[key]))
  if (changed.length > 0) {
    await writeAudit(tx, { ...entry, action: 'offer-page.updated', before: pick(old, changed), after: pick(fresh, changed) })
  }
  const [oldLogo, freshLogo] = [before.design.logoId, after.design.logoId]
  if (oldLogo !== freshLogo) {
    await writeAudit(tx, { ...entry, action: 'offer-page.logo-changed', before: { logo: oldLogo }, after: { logo: freshLogo } })
  }
}

/** One value a line of the log: "mails.offer.subject". The logo is told by itself. */
function flatten({ design: { logoId: _, ...design }, mails, timing }: PageSettings): AuditValues {
  const words = Object.entries(mails).flatMap(([kind, of]) => Object.entries(of).map(([key, text]) => [`mails.${kind}.${key}`, text]))

  return { ...design, ...Object.fromEntries(words), ...timing }
}

function pick(values: AuditValues, keys: readonly string[]): AuditValues {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]))
}

export type UploadLogo = Act & { stream: ReadableStream<Uint8Array> | null; declaredName: string }

/**
 * Takes a logo in. It shows once the settings name it, and stays where another one takes its place: what was published names it.
 * @throws AppError as `receiveFile` does.
 */
export async function uploadLogo(input: UploadLogo): Promise<{ id: string; name: string; bytes: number }> {
  const { scope, actor, origin } = input

  return storeDocument({
    ...input,
    accepts: LOGO_KINDS,
    bytesMax: LOGO_BYTES_MAX,
    belongsTo: { purpose: 'Logo' },
    async onStored(tx, { id, name, bytes }) {
      const entry = { scope, actor, ...origin, action: 'document.uploaded', objectKind: 'document', objectId: id } as const
      await writeAudit(tx, { ...entry, after: { name, bytes } })

      return { id, name, bytes }
    },
  })
}

/** Writes down that somebody mailed themselves a test. */
export async function noteTestMail({ scope, actor, origin, kind }: Act & { kind: PageMailKind }): Promise<void> {
  const entry = { scope, actor, ...origin, objectKind: 'offer-page', objectId: scope.organizationId } as const
  await inTenant(scope, (tx) => writeAudit(tx, { ...entry, action: 'offer-page.test-sent', after: { mail: kind } }))
}
