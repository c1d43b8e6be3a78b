import { type SourceFileKind, sourceFileKinds } from '#lib/domain/new-hires/files/terms.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { FolderRule, Folders } from './contract.ts'

/** All folders by name, and the rule of every kind. Two queries. */
export async function readFolders(tx: TenantTransaction, { organizationId }: TenantScope): Promise<Folders> {
  const items = await tx.documentFolder.findMany({
    where: { organizationId },
    orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
  const rules = await tx.folderRule.findMany({ where: { organizationId }, select: { kind: true, folderId: true, isOff: true } })

  return {
    items,
    rules: sourceFileKinds.map((kind) => rules.find((rule) => rule.kind === kind) ?? { kind, folderId: null, isOff: false }),
  }
}

/** The rule of one kind; null until somebody decided one. */
export async function readRule(
  tx: TenantTransaction,
  { scope: { organizationId }, kind }: { scope: TenantScope; kind: SourceFileKind },
): Promise<Omit<FolderRule, 'kind'> | null> {
  return tx.folderRule.findUnique({
    where: { organizationId_kind: { organizationId, kind } },
    select: { folderId: true, isOff: true },
  })
}

/** Kinds of files that are not fetched. */
export async function readOffKinds(tx: TenantTransaction, { organizationId }: TenantScope): Promise<SourceFileKind[]> {
  const rules = await tx.folderRule.findMany({ where: { organizationId, isOff: true }, select: { kind: true } })

  return rules.map(({ kind }) => kind)
}
