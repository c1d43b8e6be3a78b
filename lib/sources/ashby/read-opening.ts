import type { OpeningRecord } from '#lib/sources/source.ts'
import type { AshbyOpening } from './schemas.ts'

const DATE = /^\d{4}-\d{2}-\d{2}/

/** An opening of Ashby's as a record. Ashby sends an empty text where there is nothing. Pure, never throws. */
export function readOpening({ id, openingState, isArchived, latestVersion: version }: AshbyOpening): OpeningRecord {
  return {
    externalId: id,
    state: openingState ?? null,
    isArchived: isArchived ?? false,
    versionId: version?.id ?? null,
    identifier: version?.identifier || null,
    title: version?.description || null,
    teamExternalId: version?.teamId || null,
    locationExternalIds: [...(version?.locationIds ?? [])].sort(),
    jobExternalIds: [...(version?.jobIds ?? [])].sort(),
    employmentType: version?.employmentType || null,
    isBackfill: version?.isBackfill ?? null,
    targetHireDate: DATE.exec(version?.targetHireDate ?? '')?.[0] ?? null,
    targetStartDate: DATE.exec(version?.targetStartDate ?? '')?.[0] ?? null,
    customFields: (version?.customFields ?? []).map(({ id: externalId, value }) => ({ externalId, value })),
  }
}
